import { createHash } from 'node:crypto';
import { type OrderGiven, tallyOf, type VoteKept } from '#law/case';
import { type ItemCase, type Meeting, type MinutedVote, type Minutes, minutesOf, minutesText, type Tally } from '#law/committee';
import type { Value } from '#law/ground';
import { inline } from '#shell/db';
import { type AgendaRow, type AtCommittee, agendaRows, casesOf, seatsOn } from './committee.ts';

export interface Draft {
  readonly minutes: Minutes;
  /** Word for word what is signed. */
  readonly text: string;
  readonly digest: string;
  readonly rows: ReadonlyMap<string, AgendaRow>;
}

/** The minutes of a meeting that is over: as they were fixed by a signature, else drawn up from what happened. */
export const draftOf = async (at: AtCommittee, meeting: Meeting): Promise<Draft> => {
  const rows = await agendaRows(at.desk, casesOf(meeting));
  const fixed = meeting.minutes;
  if (fixed !== undefined) return { minutes: JSON.parse(fixed.content) as Minutes, text: fixed.content, digest: fixed.digest, rows };
  const votes = await votesOf(at, meeting);
  const cases = new Map(
    [...rows].map(([id, { number }]): [string, ItemCase] => {
      const vote = votes.get(id);
      return [id, { number, ...(vote === undefined ? {} : { vote }) }];
    }),
  );
  const members = seatsOn(at, meeting.on, casesOf(meeting)).map(({ id }) => id);
  const minutes = minutesOf(meeting, members, cases);
  const text = minutesText(minutes);
  return { minutes, text, digest: digestOf(text), rows };
};

export const digestOf = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const closed = inline(
  `select e.data from event e join unnest($1::text[], $2::integer[]) as w (case_id, seq) on e.case_id = w.case_id and e.seq = w.seq`,
);

/** What was kept when each vote of this meeting was closed. */
const votesOf = async ({ desk }: AtCommittee, meeting: Meeting): Promise<ReadonlyMap<string, MinutedVote>> => {
  const held = meeting.agenda.flatMap(({ item, case: id }) => {
    const seq = meeting.items[item]?.counted;
    return id === undefined || seq === undefined ? [] : [{ id, seq }];
  });
  if (held.length === 0) return new Map();
  const events = await desk.keeper.store.database.query<{ data: OrderGiven }>(closed, [
    held.map(({ id }) => id),
    held.map(({ seq }) => seq),
  ]);
  const procedures = await agendaRows(
    desk,
    held.map(({ id }) => id),
  );
  return new Map(
    events.flatMap(({ data }) => {
      const row = procedures.get(data.case);
      const vote = data.vote === undefined || row === undefined ? undefined : minuted(desk, row, data.vote, data.seq);
      return vote === undefined ? [] : [[data.case, vote] as const];
    }),
  );
};

const minuted = ({ keeper }: AtCommittee['desk'], row: AgendaRow, kept: VoteKept, seq: number): MinutedVote | undefined => {
  const { pack } = keeper.shelf.of(row.pack);
  const vote = pack.procedures[row.procedure]?.states[kept.state]?.vote;
  const rule = vote === undefined ? undefined : pack.committees[vote.by]?.rules[vote.rule];
  if (kept.tally === undefined || rule === undefined) return undefined;
  const number = (key: string): number => Number(kept.tally![key] ?? 0);
  return {
    rule: rule.name,
    seq,
    quorum: (kept.tally['quorum'] as Value) === true,
    base: number('base'),
    for: number('for'),
    against: number('against'),
    abstain: number('abstain'),
    needed: number('needed'),
    result: String(kept.tally['result']) as Tally['result'],
    ballots: kept.ballots ?? {},
    sizes: tallyOf(kept, rule)?.sizes ?? { seated: 0, eligible: 0, attending: number('base'), voting: number('for') + number('against') },
  };
};
