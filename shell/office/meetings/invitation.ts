import type { MeetingView } from '#contract';
import type { Invitation, Meeting } from '#law/committee';
import { joinTexts, type Text, textFrom } from '#law/ground';
import type { Committee } from '#law/pack';
import type { Names } from '../cases/who.ts';
import { letterHtml, same, weekdayInWords } from '../view/index.ts';
import type { AgendaRow } from './committee.ts';
import { say } from './say.ts';
import { meetingTitle } from './words.ts';

/** The letter that a member got, in both languages: written again from what was entered when it was sent. */
export const invitationOf = (
  committee: Committee,
  meeting: Meeting,
  invitation: Invitation,
  rows: ReadonlyMap<string, AgendaRow>,
  names: Names,
): NonNullable<MeetingView['invitation']> => {
  const title = meetingTitle(committee, meeting);
  const said = invitationWords(invitation, rows);
  const body = textFrom([title, said], ([heading, below]) => `**${heading}**\n\n${below}`);
  const { person, on } = invitation;
  return { on, to: same(names.get(person) ?? person), html: letterHtml(body) };
};

/** What the letter says below its title, in plain paragraphs: the page and the mail carry the same words. */
export const invitationWords = ({ for: told }: Invitation, rows: ReadonlyMap<string, AgendaRow>): Text => {
  const when = weekdayInWords(`${told.on}T${told.at}`);
  const items = told.agenda.map(({ item, case: id, title: said }) => {
    const row = rows.get(id ?? '');
    const name = row === undefined ? same(said ?? '') : row.title;
    return say('invitationWords.itemNameHasrowNumber', {
      item,
      name,
      hasRow: row !== undefined,
      number: row === undefined ? '' : row.number,
    });
  });
  return joinTexts(
    [
      say('invitationWords.invited', { when, place: told.place }),
      say('invitationWords.agenda', { items: joinTexts(items, { en: '\n', zh: '\n' }) }),
      say('invitationWords.declare'),
    ],
    { en: '\n\n', zh: '\n\n' },
  );
};
