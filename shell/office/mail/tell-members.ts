import { createHash } from 'node:crypto';
import type { Meeting } from '#law/committee';
import { canonicalJson } from '#law/ground';
import type { OutboxTask } from '#shell/ledger';
import { agendaRows, numberOf } from '../meetings/committee.ts';
import { invitationWords } from '../meetings/invitation.ts';
import { meetingTitle } from '../meetings/words.ts';
import { lawNow } from '../public/desk.ts';
import { weekdayInWords } from '../view/index.ts';
import { pageLanguage } from './languages.ts';
import type { MailerParts } from './mailer-parts.ts';
import { officeName } from './subscriptions.ts';
import { mailTables } from './tables.ts';
import { calledOffWords, invitedWords, pageOf, type Written } from './words.ts';

/**
 * The letter about a meeting, to a member: the invitation while the meeting is ahead, or that it was called off. Of a meeting
 * that has begun or whose day is over nobody is told any more.
 */
export const tellMember = async ({ keeper, origin, emailOf }: MailerParts, task: OutboxTask): Promise<void> => {
  const { meeting: id, to } = task.payload as { readonly meeting: string; readonly to: string };
  const meeting = (await keeper.store.office.read()).meetings.get(id);
  const { pack, today } = lawNow({ keeper }, { now: keeper.clock.now() });
  const committee = pack.committees[meeting?.committee ?? ''];
  if (meeting === undefined || committee === undefined || meeting.on < today) return;
  const invitation = meeting.invited.find(({ person }) => person === to);
  const address = await emailOf(to);
  if (invitation === undefined || address === undefined) return;
  const lang = pageLanguage(pack);
  const about = { pack, title: meetingTitle(committee, meeting), office: officeName(pack), page: pageOf(origin, pathOf(meeting), lang) };
  const write = ({ subject, body }: Written, once: string): Promise<void> =>
    mailTables(keeper.store).write(
      { once: `meeting/${id}/${to}/${once}`, subscription: null, address, lang, subject, body, ends: null },
      keeper.clock.now(),
    );
  if (meeting.stage === 'cancelled') await write(calledOffWords(about, weekdayInWords(`${meeting.on}T${meeting.at}`)), 'off');
  if (meeting.stage !== 'called') return;
  const cases = invitation.for.agenda.flatMap((item) => item.case ?? []);
  // Called again with another agenda, a member gets another letter.
  await write(invitedWords(about, invitationWords(invitation, await agendaRows({ keeper }, cases))), digestOf(invitation));
};

const pathOf = (meeting: Meeting): string => `/committee/${meeting.committee}/meetings/${numberOf(meeting)}`;

const digestOf = (value: unknown): string => createHash('sha256').update(canonicalJson(value)).digest('hex');
