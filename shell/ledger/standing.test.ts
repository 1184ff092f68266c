import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#law/case';
import type { Day, Instant } from '#law/ground';
import { inline, type TestEngine, testEngines } from '#shell/db';
import { sampleDocket, sampleEvent, sampleProjector } from './sample-orders.ts';
import { type Stood, standing } from './standing.ts';
import { openStore, type Store } from './store.ts';

const days = ['2024-05-06', '2024-12-31', '2025-01-01', '2025-07-01', '2025-12-31', '2026-01-01', '2026-03-02', '2026-06-01'] as const;
// Orders lead on and back, out of an ending too, or leave the case where it stands; what the law gives may bear an earlier day than the order before.
const anyOrder = fc.record({
  case: fc.integer({ min: 0, max: 9 }),
  to: fc.constantFrom('filed', 'in-review', 'granted', 'refused', undefined),
  day: fc.constantFrom(...days),
  kind: fc.constantFrom('person', 'person', 'person', 'silence', 'import', 'moved'),
} as const);
type AnyOrder = typeof anyOrder extends fc.Arbitrary<infer Row> ? Row : never;

const windows = [
  ['2023-01-01', '2023-12-31'],
  ['2024-01-01', '2024-12-31'],
  ['2025-01-01', '2025-12-31'],
  ['2026-01-01', '2026-12-31'],
  // A year that is not over, with and without orders that bear a later day.
  ['2025-01-01', '2025-06-30'],
  ['2026-01-01', '2026-03-02'],
  ['2026-01-01', '2026-08-01'],
] as const;

describe.each(testEngines())('where cases stood, on $engine', ({ fresh }) => {
  const opened: { readonly store: Store; drop(): Promise<void> }[] = [];
  let store: Store;
  let folder: string;
  const last = new Map<number, number>();
  const openFresh = async (): Promise<Store> => {
    const made: Awaited<ReturnType<TestEngine['fresh']>> = await fresh();
    opened.push({ store: await openStore(made.options), drop: made.drop });
    return opened.at(-1)!.store;
  };
  beforeAll(async () => {
    store = await openFresh();
    folder = await mkdtemp(join(tmpdir(), 'ordinance-standing-'));
  });
  afterAll(async () => {
    for (const one of opened) await one.store.close().then(one.drop);
    await rm(folder, { recursive: true });
  });

  const give = async (order: AnyOrder): Promise<void> => {
    const version = last.get(order.case) ?? 0;
    last.set(order.case, version + 1);
    const event = eventOf(order, version + 1);
    const done = await store.append({
      families: new Map([[`f${order.case}`, version]]),
      events: [{ family: `f${order.case}`, event }],
      docket: [sampleDocket(`f${order.case}`, event)],
    });
    expect(done).toMatchObject({ result: 'ok' });
  };
  const fold = (): Promise<unknown> => store.database.query(inline('select fold_order_count(0)'));
  const expectRight = async (of = store): Promise<void> => {
    const events = await eventsOf(of);
    for (const [from, to] of windows) {
      const told = await standing(of.database, { from: from as Day, to: to as Day });
      expect({ from, to, stood: sorted(told) }).toEqual({ from, to, stood: sorted(recounted(events, from, to)) });
    }
  };

  test('is what a recount from the ledger gives, after any orders, whenever the counts are folded', async () => {
    await expectRight();
    for (const [at, order] of fc.sample(anyOrder, { numRuns: 160, seed: 17 }).entries()) {
      await give(order);
      if (at % 30 === 10) await fold();
      if (at % 10 === 5) await expectRight();
    }
    expect((await eventsOf(store)).filter(({ type }) => type === 'moved').length).toBeGreaterThan(5);
    await fold();
    await expectRight();
    expect((await store.verify()).findings).toEqual([]);
  });

  test('is told without a gap while orders come and counts are folded all at once', async () => {
    const waves = fc.sample(fc.uniqueArray(anyOrder, { selector: (order) => order.case, minLength: 8, maxLength: 8 }), {
      numRuns: 6,
      seed: 23,
    });
    for (const wave of waves) {
      await Promise.all([...wave.map(give), fold(), fold()]);
      await expectRight();
    }
    expect((await store.verify()).findings).toEqual([]);
  });

  test('an order that became visible after later ones were folded moves its case', async () => {
    const [taken] = await store.database.query<{ position: number }>(
      inline(`select nextval(pg_get_serial_sequence('event', 'position')) as position`),
    );
    await give({ case: 0, to: 'granted', day: '2026-03-02', kind: 'person' });
    await fold();
    const version = last.get(1)!;
    last.set(1, version + 1);
    await store.database.transaction(async (tx) => {
      await tx.query(inline(`update family set version = version + 1 where family = 'f1'`));
      await tx.query(
        inline(`insert into event (position, family, family_seq, case_id, seq, type, order_id, recorded, data, digest) overriding system value
          select $1, 'f1', $2::int, e.data ->> 'case', (e.data ->> 'seq')::int, e.data ->> 'type', e.data ->> 'orderId', e.data ->> 'recorded', e.data,
            sha256(convert_to(e.data::text, 'UTF8')) from (select $3::json as data) as e`),
        [
          taken!.position,
          version + 1,
          JSON.stringify(eventOf({ case: 1, to: 'refused', day: '2025-07-01', kind: 'silence' }, version + 1)),
        ],
      );
    });
    await expectRight();
    await give({ case: 1, to: 'filed', day: '2025-07-01', kind: 'person' });
    await fold();
    await expectRight();
  });

  test('a restored store tells the same, and begins with all of it counted', async () => {
    const file = join(folder, 'city.jsonl.gz');
    await store.backup(file, '2026-11-24T12:00:00Z');
    const copy = await openFresh();
    expect((await copy.restore(file)).findings).toEqual([]);
    const [tail] = await copy.database.query<{ waiting: number; counted: number }>(
      inline('select (select count(*)::int from order_waiting) as waiting, (select count(*)::int from standing_count) as counted'),
    );
    expect(tail).toMatchObject({ waiting: 0 });
    expect(tail!.counted).toBeGreaterThan(10);
    await expectRight(copy);
  });

  test('a figure that somebody wrote by hand is found, and put right by a rebuild', async () => {
    await store.database.query(inline(`update standing_count set cases = cases + 1 where ctid = (select min(ctid) from standing_count)`));
    expect((await store.verify()).findings).toMatchObject([{ check: 'standing count' }]);
    const project = (families: Parameters<typeof sampleProjector>[0]) => ({ ...sampleProjector(families), timers: [] });
    expect((await store.rebuild(project, { replace: true })).differences).toMatchObject([{ table: 'standing_count' }]);
    expect((await store.rebuild(project)).differences).toEqual([]);
    await expectRight();
  });
});

// ---- written for reading -------------------------------------------------------------------------------------------------------

/** Cases 6 to 8 are challenges of cases 0 to 2, case 9 of one that there is not. */
const eventOf = ({ case: n, to, day, kind }: AnyOrder, seq: number): CaseEvent => {
  const happened = `${day}T09:00:00+08:00` as Instant;
  const leads = to === undefined ? {} : { to };
  if (seq === 1) {
    const challenges = n < 6 ? {} : { challenges: { case: n === 9 ? 'case-nowhere' : `case-f${n - 6}`, as: 'decision', seq: 1 } };
    const procedure = n < 6 ? (['assessment', 'trial'] as const)[n % 2] : 'reconsideration';
    const file = { procedure, number: `A-${n}`, pack: 'shenzhen', version: '2026-03-01', digest: 'p', parties: {}, family: `f${n}` };
    return sampleEvent(`case-f${n}`, seq, { happened, to: to ?? 'filed', opened: { ...file, ...challenges } as never });
  }
  if (kind !== 'moved') {
    const by = kind === 'person' ? {} : { actor: undefined as never };
    const because = kind === 'silence' ? { because: { kind: 'silence', clock: 'decision', run: 1 } as never } : {};
    return sampleEvent(`case-f${n}`, seq, { happened, ...leads, ...by, ...because });
  }
  return {
    type: 'moved',
    case: `case-f${n}`,
    seq,
    recorded: '2026-03-02T09:00:00+08:00' as Instant,
    happened,
    version: day as Day,
    digest: `text-${seq}`,
    left: { version: '2024-01-01' as Day, digest: 'p' },
    from: 'filed',
    to: to ?? 'in-review',
    states: {},
    facts: {},
    clocks: 'keep',
    dates: [],
    basis: [],
    standing: 'law',
  };
};

const eventsOf = async (store: Store): Promise<readonly CaseEvent[]> => {
  const events: CaseEvent[] = [];
  for await (const line of store.exportLedger()) events.push((JSON.parse(line) as { readonly event: CaseEvent }).event);
  return events;
};

/** Goes through every case from its first order to its last. */
const recounted = (events: readonly CaseEvent[], from: string, to: string): readonly Stood[] => {
  const stood = new Map<string, Stood>();
  const ofCases = Map.groupBy(events, (event) => event.case);
  const openedAs = (id: string) => ofCases.get(id)?.flatMap((event) => (event.type === 'orderGiven' ? (event.opened ?? []) : []))[0];
  for (const [id, mine] of ofCases) {
    let [before, after, moved, silent]: [string | null, string | null, boolean, boolean] = [null, null, false, false];
    for (const event of mine.toSorted((a, b) => a.seq - b.seq)) {
      if ((event.type !== 'orderGiven' && event.type !== 'moved') || event.to === undefined) continue;
      const day = event.happened.slice(0, 10);
      if (day > to) continue;
      if (day < from) before = event.to;
      else moved = true;
      after = event.to;
      silent ||= event.type === 'orderGiven' && event.because?.kind === 'silence';
    }
    if (after === null) continue;
    const challenged = moved ? (openedAs(openedAs(id)?.challenges?.case ?? '')?.procedure ?? null) : null;
    const place = { procedure: openedAs(id)!.procedure, challenged, before, after, moved, silent };
    const key = JSON.stringify(place);
    stood.set(key, { ...place, cases: (stood.get(key)?.cases ?? 0) + 1 });
  }
  return [...stood.values()];
};

const sorted = (rows: readonly Stood[]): readonly Stood[] => {
  const key = ({ procedure, challenged, before, after, moved, silent }: Stood): string =>
    JSON.stringify([procedure, challenged, before, after, moved, silent]);
  return rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
};
