import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, type Day } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import type { DeskCount, DeskPart } from './desk.ts';
import { placeOf } from './queries.ts';
import type { DocketRow, LoadedFamilies, Projected } from './rows.ts';
import { sampleDocket, sampleEvent } from './sample-orders.ts';
import { openStore, type Store } from './store.ts';

const monday = '2026-03-02' as Day;
const anyDay = fc.integer({ min: -4, max: 12 }).map((days) => addDays(monday, days));
const anyRow = fc.record({
  case: fc.integer({ min: 0, max: 11 }),
  procedure: fc.constantFrom('assessment', 'trial'),
  state: fc.constantFrom('filed', 'in-review'),
  waits: fc.constantFrom('officer', 'head', 'applicant', null),
  clock: fc.constantFrom('decision', null),
  clockState: fc.constantFrom('running', 'paused', null),
  due: fc.option(anyDay),
  ended: fc.constantFrom(false, false, false, true),
  pack: fc.constantFrom('old', 'new'),
} as const);
type AnyRow = typeof anyRow extends fc.Arbitrary<infer Row> ? Row : never;
const orders = fc.array(anyRow, { maxLength: 25 });
const officials = ['officer', 'head'];
const parts: readonly DeskPart[] = ['running', 'none', 'stands'];

describe.each(testEngines())('what lies on a desk, on $engine', ({ fresh }) => {
  let store: Store;
  let drop: () => Promise<void>;
  // The rows as they were given last, and how many orders each family has had.
  const kept = new Map<string, DocketRow>();
  let runs = 0;
  beforeAll(async () => {
    const made = await fresh();
    drop = made.drop;
    store = await openStore(made.options);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  const give = async (run: number, row: AnyRow): Promise<void> => {
    const family = `run-${run}-${row.case}`;
    const before = kept.get(`case-${family}`)?.seq ?? 0;
    const event = sampleEvent(`case-${family}`, before + 1);
    const docket = sampleDocket(family, event, { ...row, case: event.case, procedure: `${row.procedure}-${run}` });
    kept.set(event.case, docket);
    const done = await store.append({ families: new Map([[family, before]]), events: [{ family, event }], docket: [docket] });
    expect(done).toMatchObject({ result: 'ok' });
  };
  // What the reader reads: of an assessment under the old text not its review, of everything else all.
  const placesIn = (procedures: readonly string[]): readonly string[] =>
    procedures.flatMap((procedure) =>
      ['old', 'new'].flatMap((pack) =>
        ['filed', 'in-review'].flatMap((state) =>
          procedure.startsWith('assessment') && pack === 'old' && state === 'in-review' ? [] : [placeOf(pack, procedure, state)],
        ),
      ),
    );
  const open = (procedures: readonly string[]): readonly DocketRow[] => {
    const places = placesIn(procedures);
    return [...kept.values()].filter((row) => !row.ended && places.includes(placeOf(row.pack, row.procedure, row.state)));
  };
  const look = async (procedures: readonly string[], today: Day) =>
    sorted((await store.lookOnDesk({ procedures, places: placesIn(procedures), today, weekEnds: addDays(today, 6), cases: [] })).counts);

  test('is counted and listed as one would by going through every case, after any orders, on any day', async () => {
    await fc.assert(
      fc.asyncProperty(orders, anyDay, fc.boolean(), orders, async (first, today, folded, second) => {
        runs += 1;
        for (const row of first) await give(runs, row);
        if (folded) await store.database.query(inline('select fold_docket_count()'));
        for (const row of second) await give(runs, row);
        const procedures = [`assessment-${runs}`, `trial-${runs}`];
        for (const day of [today, addDays(today, 1), addDays(today, 8)])
          expect(await look(procedures, day)).toEqual(naiveCounts(open(procedures), day));
        for (const part of parts)
          for (const [waits, offset, to] of [
            [undefined, 0, addDays(today, 5)],
            [undefined, 2, undefined],
            [['officer'], 1, undefined],
            [['head', 'applicant'], 3, undefined],
          ] as const) {
            const query = { procedures, places: placesIn(procedures), waits, officials, part, to, limit: 4, offset };
            const rows = await store.deskRows(query);
            expect(rows.map((row) => row.case)).toEqual(naiveList(open(procedures), query));
          }
      }),
      { numRuns: 40 },
    );
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  test('is counted without a gap while orders come and counts are folded all at once', async () => {
    runs += 1;
    const rows = fc.sample(fc.uniqueArray(anyRow, { selector: (row) => row.case, minLength: 12, maxLength: 12 }), { numRuns: 12, seed: 7 });
    const fold = () => store.database.query(inline('select fold_docket_count()'));
    for (const wave of rows) await Promise.all([...wave.map((row) => give(runs, row)), fold(), fold()]);
    const procedures = [`assessment-${runs}`, `trial-${runs}`];
    expect(await look(procedures, monday)).toEqual(naiveCounts(open(procedures), monday));
  });

  test('many moves are folded by anyone who looks, and the counts stay what they were', async () => {
    runs += 1;
    const moves = async () =>
      (await store.database.query<{ n: number }>(inline('select count(*)::int as n from docket_count where not folded')))[0]!.n;
    for (const row of fc.sample(anyRow, { numRuns: 5, seed: 11 })) await give(runs, row);
    await store.database.query(
      inline(
        `insert into docket_count select 'away', 'filed', null, 'old', false, true, null, case when n % 2 = 0 then 1 else -1 end, false from generate_series(1, 2002) n`,
      ),
    );
    const procedures = [`assessment-${runs}`, `trial-${runs}`, 'away'];
    const counted = await look(procedures, monday);
    expect(await moves()).toBe(0);
    expect(await look(procedures, monday)).toEqual(counted);
    expect(counted).toEqual(naiveCounts(open(procedures), monday));
  });

  test('a count that somebody wrote by hand is found, and a rebuild puts it right', async () => {
    const project = ({ families }: LoadedFamilies): Projected => ({
      docket: [...families.keys()].map((family) => kept.get(`case-${family}`)!),
      timers: [],
      clocks: [],
      registers: [],
    });
    expect((await store.rebuild(project)).differences).toEqual([]);
    await store.database.query(
      inline(`insert into docket_count values ('assessment-1', 'filed', 'officer', 'old', false, true, null, 3, false)`),
    );
    expect((await store.verify()).findings).toMatchObject([{ check: 'docket count' }]);
    const { differences } = await store.rebuild(project, { replace: true });
    expect(differences).toMatchObject([{ table: 'docket_count' }]);
    expect((await store.rebuild(project)).differences).toEqual([]);
    for (let run = 1; run <= runs; run += 1) {
      const procedures = [`assessment-${run}`, `trial-${run}`];
      expect(await look(procedures, monday)).toEqual(naiveCounts(open(procedures), monday));
    }
  });
});

// ---- written for reading ---------------------------------------------------------------------------------------------------------

const dueIn = (due: Day | null, today: Day): DeskCount['due'] => {
  if (due === null) return 'none';
  if (due < today) return 'late';
  if (due === today) return 'today';
  return due <= addDays(today, 6) ? 'week' : 'later';
};

const naiveCounts = (rows: readonly DocketRow[], today: Day): readonly DeskCount[] => {
  const counts = new Map<string, DeskCount>();
  for (const { procedure, state, waits, pack, clock, clockState, due } of rows) {
    const place = { procedure, state, waits, pack, paused: clockState === 'paused', clocked: clock !== null, due: dueIn(due, today) };
    const name = JSON.stringify(place);
    counts.set(name, { ...place, cases: (counts.get(name)?.cases ?? 0) + 1 });
  }
  return sorted([...counts.values()]);
};

const sorted = (counts: readonly DeskCount[]): readonly DeskCount[] => {
  const key = ({ procedure, state, waits, pack, paused, clocked, due }: DeskCount): string =>
    JSON.stringify([procedure, state, waits, pack, paused, clocked, due]);
  return counts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};

interface Listed {
  readonly waits: readonly string[] | undefined;
  readonly part: DeskPart;
  readonly to: Day | undefined;
  readonly limit: number;
  readonly offset: number;
}

const naiveList = (rows: readonly DocketRow[], { waits, part, to, limit, offset }: Listed): readonly string[] => {
  const partOf = (row: DocketRow): DeskPart => {
    if (row.clockState === 'paused' || (row.waits !== null && !officials.includes(row.waits))) return 'stands';
    return row.waits === null || row.due === null ? 'none' : 'running';
  };
  const place = (row: DocketRow): string => `${row.due ?? '9999-12-31'} ${row.case}`;
  return rows
    .filter((row) => row.waits !== null || row.clock !== null)
    .filter((row) => waits === undefined || waits.includes(row.waits ?? ''))
    .filter((row) => partOf(row) === part && (row.due ?? '9999-12-31') <= (to ?? '9999-12-31'))
    .toSorted((a, b) => (place(a) < place(b) ? -1 : 1))
    .slice(offset, offset + limit)
    .map((row) => row.case);
};
