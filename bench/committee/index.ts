import { join } from 'node:path';
import type { Caller } from '#contract';
import type { Order } from '#law/case';
import { type Tally, tally } from '#law/committee';
import type { Day, Instant, Result, Value } from '#law/ground';
import { inline } from '#shell/db';
import type { OfficeEvent, StoreOptions } from '#shell/ledger';
import { draftTable, type MeetingMethods, meetingMethods, type OpenedOffice, openOffice, readPackFolder, SetClock } from '#shell/office';
import { atMost, type BenchRow, median, type PostgresServer, p95, row, withDatabase, withFolder } from '../ground/index.ts';

const memberCount = 200;
const pointCount = 500;
const rounds = 40;

/** A committee of 200 members with 500 points on its agenda: the page of its meeting, and the count, beside the bare query. */
export const runCommitteeBench = async (server: PostgresServer | undefined): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((dataDir) => measure({ dataDir }));
  if (server === undefined) return embedded;
  return [...embedded, ...(await withDatabase(server.url, (databaseUrl, keysDir) => measure({ databaseUrl, keysDir })))];
};

const measure = async (where: StoreOptions): Promise<readonly BenchRow[]> => {
  const clock = new SetClock(Date.parse('2026-03-02T06:00:00Z'));
  const office = await openOffice({ ...where, clock });
  try {
    const place = office.store.database.engine === 'embedded' ? 'embedded' : 'PostgreSQL';
    const room = await openRoom(office);
    const page = await timesOf(() => room.methods.meeting(room.as('sun'), { committee: 'ethics', number: room.number }));
    const bare = await timesOf(() => bareMeeting(office, room.cases));
    const counted = await timesOf(async () => void count(room.members));
    const bareCount = await timesOf(() => office.store.database.query(bareTally, [room.cases[0]!]));
    return [
      row({
        part: 'committee',
        name: `the page of a meeting of ${memberCount} members with ${pointCount} points, ${place}, 95th percentile: bare queries`,
        ours: p95(page),
        peer: p95(bare),
        unit: 'ms',
        note: 'the bare queries fetch the rows of the agenda and the events of the case that is voted on, and count nothing',
      }),
      row({
        part: 'committee',
        name: `the count of ${memberCount} ballots, ${place}, median: the ballots counted by SQL`,
        ours: median(counted),
        peer: median(bareCount),
        unit: 'ms',
        aim: atMost(1),
        note: `in memory, as it is done when a vote is closed; taking up a point carried ${memberCount} attendances into its case in ${room.carriedMs.toFixed(0)} ms, in one append`,
      }),
    ];
  } finally {
    await office.close();
  }
};

interface Room {
  readonly methods: MeetingMethods;
  readonly number: string;
  readonly cases: readonly string[];
  readonly members: readonly string[];
  readonly carriedMs: number;
  as(person: string): Caller;
}

const categories = ['technology', 'ethics', 'law', 'medicine', 'public'];
const gives: Readonly<Record<string, Value>> = { 'research-question': 'May it be used?', 'listed-activity': false, urgent: false };

const openRoom = async (office: OpenedOffice): Promise<Room> => {
  const { store, shelf, keeper, clock } = office;
  const installed = await shelf.install(readPackFolder(join(import.meta.dirname, '../../packs/shenzhen')), clock.now());
  if (!installed.ok) throw new Error(`the pack has findings: ${installed.findings[0]?.message}`);
  const from = '2020-01-01' as Day;
  const recorded = '2020-01-01T00:00:00Z' as Instant;
  const members = Array.from({ length: memberCount }, (_, index) => `m${index}`);
  const entries: readonly OfficeEvent[] = [
    { seq: 1, recorded, type: 'postGiven', person: 'sun', role: 'secretary', office: 'miit', from },
    ...members.map(
      (person, index): OfficeEvent => ({
        seq: index + 2,
        recorded,
        type: 'seatTaken',
        person,
        committee: 'ethics',
        category: categories[index % categories.length]!,
        ...(index === 0 ? { chair: true } : {}),
        from,
      }),
    ),
  ];
  if (!(await store.office.append(entries))) throw new Error('the members could not be seated');
  const done = async (order: Order): Promise<string> => {
    const given = await keeper.give(order);
    if (!given.ok) throw new Error(`${order.order}: ${given.error.refusal} ${JSON.stringify(given.error.about ?? {})}`);
    return given.value.case;
  };
  const cases: string[] = [];
  for (let point = 0; point < pointCount; point += 1) {
    const id = await done({ procedure: 'ethics-review', order: 'submit', actor: 'wei', gives });
    await done({ case: id, order: 'call-meeting', actor: 'sun', gives: { opinion: 'Yes.' } });
    cases.push(id);
  }
  const methods = meetingMethods({ keeper, names: { all: async () => new Map() }, demo: true, drafts: draftTable(store) });
  const as = (person: string): Caller => ({ person, now: clock.now(), request: 'bench' });
  const body = { on: '2026-03-02', at: '14:00', place: 'Room 3', agenda: cases.map((id) => ({ case: id })) };
  const { number } = must(await methods.callMeeting(as('sun'), { committee: 'ethics', body }));
  const at = { committee: 'ethics', number };
  must(await methods.meetingAct(as('sun'), { ...at, act: 'open', body: {} }));
  // All come in at once; through the page each would be an act of its own.
  const { version } = await store.office.read();
  const came = members.map(
    (person, index): OfficeEvent => ({ seq: version + 1 + index, recorded, type: 'memberCame', meeting: `ethics-${number}`, person }),
  );
  if (!(await store.office.append(came))) throw new Error('the members could not come in');
  const began = performance.now();
  must(await methods.meetingAct(as('sun'), { ...at, act: 'take-up', body: { item: 1 } }));
  const carriedMs = performance.now() - began;
  await keeper.giveEach(cases[0]!, () =>
    members.map((actor, index) => ({ case: cases[0]!, order: index % 3 === 0 ? 'vote-against' : 'vote-for', actor, gives: {} })),
  );
  await store.maintain();
  return { methods, number, cases, members, carriedMs, as };
};

const must = <T>(answer: Result<T, unknown>): T => {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
};

const agenda = inline(
  'select case_id, number, procedure, state, title, pack, due, provisional, shown from docket where case_id = any ($1::text[])',
);
const events = inline('select data from event where case_id = $1 order by seq');
const bareTally = inline(
  `select data #>> '{vote,act}' as act, count(*) from event where case_id = $1 and data -> 'vote' is not null group by 1`,
);

const bareMeeting = async ({ store }: OpenedOffice, cases: readonly string[]): Promise<void> => {
  await store.database.query(agenda, [[...cases]]);
  await store.database.query(events, [cases[0]!]);
};

const count = (members: readonly string[]): Tally =>
  tally({
    members: members.map((id, index) => ({ id, category: categories[index % categories.length]! })),
    recused: [],
    absent: [],
    votes: Object.fromEntries(members.map((id, index) => [id, index % 3 === 0 ? 'against' : 'for'])),
    rule: {
      quorum: { members: 101, categories },
      carried: { kind: 'at-least', numerator: 2, denominator: 3, of: 'attending' },
      tie: 'lost',
    },
  });

const timesOf = async (work: () => Promise<unknown>): Promise<readonly number[]> => {
  const times: number[] = [];
  for (let round = 0; round < rounds + 3; round += 1) {
    const start = performance.now();
    await work();
    if (round >= 3) times.push(performance.now() - start);
  }
  return times;
};
