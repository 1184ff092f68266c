import { isAhead, type Meeting } from '#law/committee';
import type { Day } from '#law/ground';
import type { Committee, Pack } from '#law/pack';
import { inline } from '#shell/db';
import type { DocketRow, Office } from '#shell/ledger';
import type { Desk } from '../cases/desk.ts';
import { packToday, readerFor, todayOf } from '../cases/look.ts';
import type { Reader } from '../cases/reader.ts';
import { gives } from '../powers.ts';

/** A committee as one person stands to it today. */
export interface AtCommittee {
  readonly desk: Desk;
  readonly reader: Reader;
  readonly office: Office;
  readonly pack: Pack;
  readonly committee: Committee;
  readonly today: Day;
  /** Holds the role that its votes wait for: calls its meetings and writes its minutes. */
  readonly keeps: boolean;
  /** Reads what it votes on: keeps its meetings or sits on it. Who only seats its members does not. */
  readonly reads: boolean;
}

/** The committee, for anyone who keeps its meetings, sits on it, or may seat its members; to everybody else there is none. */
export const committeeFor = async (desk: Desk, person: string | undefined, name: string): Promise<AtCommittee | undefined> => {
  const pack = packToday(desk);
  const committee = Object.hasOwn(pack.committees, name) ? pack.committees[name] : undefined;
  if (committee === undefined) return undefined;
  const [reader, office] = await Promise.all([readerFor(desk, person), desk.keeper.store.office.read()]);
  const at = { desk, reader, office, pack, committee, today: todayOf(desk), keeps: keeps(pack, committee.name, reader) };
  const reads = at.keeps || hasKept(pack, name, reader) || sitsOn(at);
  return reads || gives(pack, 'seat-members', reader.held) ? { ...at, reads } : undefined;
};

/** Roles that a vote of this committee waits for. */
export const keeperRoles = (pack: Pack, committee: string): readonly string[] => [
  ...new Set(votingStates(pack, committee).flatMap(({ waits }) => (waits === undefined ? [] : [waits]))),
];

const keeps = (pack: Pack, committee: string, { posts }: Reader): boolean =>
  keeperRoles(pack, committee).some((role) => posts.includes(role));
const hasKept = (pack: Pack, committee: string, { held }: Reader): boolean =>
  keeperRoles(pack, committee).some((role) => held.includes(role));

interface VotingState {
  readonly procedure: string;
  readonly state: string;
  readonly waits?: string;
}

export const votingStates = (pack: Pack, committee: string): readonly VotingState[] =>
  Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.states).flatMap((state) =>
      state.vote?.by === committee
        ? [{ procedure: procedure.name, state: state.name, ...(state.waits === undefined ? {} : { waits: state.waits }) }]
        : [],
    ),
  );

export interface Seat {
  readonly id: string;
  readonly category: string;
  readonly chair?: boolean;
  readonly until?: Day;
}

/** Who holds a seat on a day; of a committee named again for each case, on any of these cases. */
export const seatsOn = (
  { office, committee }: Pick<AtCommittee, 'office' | 'committee'>,
  on: Day,
  cases: readonly string[],
): readonly Seat[] => {
  const found = (committee.perCase ? cases : ['']).flatMap((id) => office.members(committee.name, on, id));
  return [...new Map(found.filter(({ until }) => until === undefined || until >= on).map((seat) => [seat.id, seat])).values()];
};

const sitsOn = (at: Omit<AtCommittee, 'reads'>): boolean => {
  const named = at.office.namedFor(at.reader.person ?? '', at.today);
  const cases = [...meetingsOf(at.office, at.committee.name).flatMap(casesOf), ...named];
  return seatsOn(at, at.today, cases).some(({ id }) => id === at.reader.person);
};

/** Newest first. */
export const meetingsOf = ({ meetings }: Pick<Office, 'meetings'>, committee: string): readonly Meeting[] =>
  [...meetings.values()].filter((meeting) => meeting.committee === committee).toReversed();

export const casesOf = ({ agenda }: Meeting): readonly string[] => agenda.flatMap(({ case: id }) => id ?? []);

/** The meeting of a committee by its number within it, as `2026-3`. */
export const meetingBy = ({ office, committee }: AtCommittee, number: string): Meeting | undefined =>
  office.meetings.get(`${committee.name}-${number}`);

export const numberOf = ({ id, committee }: Meeting): string => id.slice(committee.length + 1);

/** Case → the meeting ahead on whose agenda it stands. */
export const agendasAhead = ({ meetings }: Pick<Office, 'meetings'>, except?: string): ReadonlyMap<string, Meeting> =>
  new Map(
    [...meetings.values()]
      .filter((meeting) => meeting.id !== except && isAhead(meeting))
      .flatMap((meeting) =>
        meeting.agenda.flatMap(({ item, case: id }) =>
          id === undefined || meeting.items[item]?.closed !== undefined ? [] : [[id, meeting] as const],
        ),
      ),
  );

/** Cases in which this committee votes now, the one with the least time left first. */
export const openVotes = async ({ desk, committee, pack }: AtCommittee): Promise<readonly DocketRow[]> => {
  const states = votingStates(pack, committee.name);
  if (states.length === 0) return [];
  const rows: DocketRow[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await desk.keeper.store.docket({
      procedure: [...new Set(states.map(({ procedure }) => procedure))],
      state: [...new Set(states.map(({ state }) => state))],
      limit: 500,
      cursor,
    });
    rows.push(...page.rows.filter((row) => votesIn(desk, row, committee.name)));
    cursor = page.next;
    if (cursor === undefined) return rows;
  }
};

/** By the law of the case itself. */
export const votesIn = (
  desk: Desk,
  { pack, procedure, state }: Pick<DocketRow, 'pack' | 'procedure' | 'state'>,
  committee: string,
): boolean => desk.keeper.shelf.of(pack).pack.procedures[procedure]?.states[state]?.vote?.by === committee;

export type AgendaRow = Pick<DocketRow, 'case' | 'number' | 'procedure' | 'state' | 'title' | 'pack' | 'due' | 'provisional' | 'shown'>;

const rowsSql = inline(
  `select case_id as "case", number, procedure, state, title, pack, due, provisional, shown from docket where case_id = any ($1::text[])`,
);

/** Rows of these cases, wherever they stand. */
export const agendaRows = async (desk: Pick<Desk, 'keeper'>, cases: readonly string[]): Promise<ReadonlyMap<string, AgendaRow>> => {
  if (cases.length === 0) return new Map();
  const rows = await desk.keeper.store.database.query<AgendaRow>(rowsSql, [[...cases]]);
  return new Map(rows.map((row) => [row.case, row]));
};
