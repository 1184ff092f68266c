import type { MeetingView } from '#contract';
import type { Invitation, Meeting } from '#law/committee';
import { type Text, text } from '#law/ground';
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
  const body = text([`**${title.en}**`, said.en].join('\n\n'), [`**${title.zh}**`, said.zh].join('\n\n'));
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
  return text(
    [
      `You are invited to this meeting on ${when.en}, at ${told.place}.`,
      `Agenda:\n${items.map(({ en }) => en).join('\n')}`,
      'If you have an interest in a party, declare it before the meeting; you then take no part in that item. If you cannot come, tell the secretary: absence counts in some of the majorities.',
    ].join('\n\n'),
    [
      `兹定于${when.zh}在${told.place}召开本次会议，请您出席。`,
      `议程：\n${items.map(({ zh }) => zh).join('\n')}`,
      '如与当事人存在利害关系，请在会前申报，并不参加该议题的审议。如不能出席，请告知秘书；部分表决以全体委员为基数，缺席将影响计票。',
    ].join('\n\n'),
  );
};
