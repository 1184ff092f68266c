import type { Answering, CommitteeHome, MeetingRow } from '#contract';
import { offers } from '#law/case';
import type { Meeting } from '#law/committee';
import { type Day, daysBetween, ok, type Text } from '#law/ground';
import type { DocketRow } from '#shell/ledger';
import type { Desk } from '../cases/desk.ts';
import { lookFor, packToday } from '../cases/look.ts';
import { voteBoard } from '../cases/vote-board.ts';
import { firstMark, marksOf, titled } from '../view/index.ts';
import { agendaCase } from './agenda-case.ts';
import { type AtCommittee, agendasAhead, committeeFor, meetingsOf, numberOf, openVotes, seatsOn } from './committee.ts';
import { interestsOf, organisationsKnown } from './interests.ts';
import { say } from './say.ts';
import { meetingTitle, stageOf } from './words.ts';

/** Meetings that are shown at once. */
const most = 24;

/** Where a member, or anyone who keeps the meetings, begins. */
export const committees =
  (desk: Desk): Answering<'committees'> =>
  async ({ person }) => {
    const pack = packToday(desk);
    const found = await Promise.all(Object.keys(pack.committees).map((name) => committeeFor(desk, person, name)));
    const mine = found.filter((at) => at !== undefined);
    const parts: CommitteeHome['committees'][number][] = [];
    const votes: CommitteeHome['votes'][number][] = [];
    for (const at of mine) {
      const open = await shownOf(at, await openVotes(at));
      parts.push(partOf(at, open));
      for (const row of open) {
        const vote = await ownVote(at, row);
        if (vote !== undefined) votes.push(vote);
      }
    }
    return ok({
      today: mine[0]?.today ?? ('1970-01-01' as Day),
      committees: parts,
      votes,
      interests: person === undefined ? [] : await interestsOf(desk, [person]).then((all) => all.get(person) ?? []),
      organisations: await organisationsKnown(desk),
    });
  };

/** Those of the cases that this reader may follow: who keeps one committee has no business in another's. */
const shownOf = async ({ desk, reader }: AtCommittee, rows: readonly DocketRow[]): Promise<readonly DocketRow[]> => {
  const found = await Promise.all(rows.map((row) => lookFor(desk, row.case, reader.person, () => row)));
  return found.filter((row) => row !== undefined);
};

const partOf = (at: AtCommittee, open: readonly DocketRow[]): CommitteeHome['committees'][number] => {
  const { committee, office, pack, reader, today } = at;
  const ahead = agendasAhead(office);
  const seat = seatsOn(
    at,
    today,
    open.map((row) => row.case),
  ).find(({ id }) => id === reader.person);
  return {
    committee: { name: committee.name, title: committee.title },
    ...firstMark(pack, committee),
    keeps: at.keeps,
    ...(seat === undefined
      ? {}
      : {
          seat: {
            category: titled(pack, seat.category),
            chair: seat.chair === true,
            ...(seat.until === undefined ? {} : { until: seat.until, daysLeft: daysBetween(today, seat.until) }),
          },
        }),
    waiting: open.filter((row) => !ahead.has(row.case)).map((row) => agendaCase(at, row)),
    meetings: meetingsOf(office, committee.name)
      .slice(0, most)
      .map((meeting) => meetingRow(at, meeting)),
  };
};

export const meetingRow = ({ committee, reader }: AtCommittee, meeting: Meeting): MeetingRow => {
  const invited = meeting.invited.find(({ person }) => person === reader.person)?.on;
  return {
    id: meeting.id,
    committee: { name: committee.name, title: committee.title },
    number: numberOf(meeting),
    title: meetingTitle(committee, meeting),
    on: meeting.on,
    at: meeting.at,
    place: meeting.place,
    stage: meeting.stage,
    ...stageOf(meeting),
    items: meeting.agenda.length,
    ...(invited === undefined ? {} : { invited }),
    href: `/committee/${committee.name}/meetings/${numberOf(meeting)}`,
  };
};

/** What a member may vote on, or why not. */
const ownVote = async (at: AtCommittee, row: DocketRow): Promise<CommitteeHome['votes'][number] | undefined> => {
  const { desk, reader, committee, office } = at;
  if (reader.person === undefined || !seatsOn(at, at.today, [row.case]).some(({ id }) => id === reader.person)) return undefined;
  const meeting = agendasAhead(office).get(row.case);
  const stands = await lookFor(desk, row.case, reader.person, (seen) => {
    const attend = offers(seen.look.world, row.case, reader.person).find(({ order }) => order === 'attend');
    const own = voteBoard(seen, new Map())?.members.find(({ you }) => you)?.ballot;
    return { refusal: attend?.refusal, own, marks: marksOf(seen.pack, seen.procedure.states[seen.live.state]!) };
  });
  if (stands === undefined) return undefined;
  return {
    case: row.case,
    number: row.number,
    title: row.title,
    committee: { name: committee.name, title: committee.title },
    ...(meeting === undefined ? {} : { meeting: { name: numberOf(meeting), title: meetingTitle(committee, meeting) } }),
    may: stands.refusal === undefined,
    words: voteWords(stands.own, stands.refusal?.text, meeting),
    marks: [...stands.marks],
  };
};

const voteWords = (own: string | undefined, refusal: Text | undefined, meeting: Meeting | undefined): Text => {
  if (own === 'recused') return say('voteWords.youHaveStoodAside');
  if (refusal !== undefined) return refusal;
  if (own === 'cast') return say('voteWords.yourBallotIsCast');
  if (meeting?.stage === 'in-session') return say('voteWords.onTheAgendaOf');
  return meeting === undefined ? say('voteWords.onNoAgendaYet') : say('voteWords.onTheAgendaOfAMeeting');
};
