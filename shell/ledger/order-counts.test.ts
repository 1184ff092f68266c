import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Instant } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import { sampleDocket, sampleEvent, sampleProjector } from './sample-orders.ts';
import { openStore, type Store } from './store.ts';

const anyOrder = fc.record({
  case: fc.integer({ min: 0, max: 7 }),
  order: fc.constantFrom('accept', 'decide', 'extend'),
  actor: fc.constantFrom('lin', 'wu', undefined),
  role: fc.constantFrom('officer', 'head'),
  day: fc.constantFrom('2026-03-02', '2026-03-03', '2026-04-01'),
  answers: fc.constantFrom({}, { fit: true }, { fit: false, grade: 'high' }),
});

describe.each(testEngines())('orders are counted, on $engine', ({ fresh }) => {
  let store: Store;
  let drop: () => Promise<void>;
  const counted = new Map<string, number>();
  const answered = new Map<string, number>();
  const last = new Map<number, number>();
  beforeAll(async () => {
    const made = await fresh();
    drop = made.drop;
    store = await openStore(made.options);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  const give = async ({
    case: n,
    order,
    actor,
    role,
    day,
    answers,
  }: typeof anyOrder extends fc.Arbitrary<infer Row> ? Row : never): Promise<void> => {
    const version = last.get(n) ?? 0;
    last.set(n, version + 1);
    const procedure = n % 2 === 0 ? 'assessment' : 'trial';
    const opened = { procedure, number: `A-${n}`, pack: 'shenzhen', version: '2026-03-01', digest: 'p', parties: {}, family: `f${n}` };
    const event = sampleEvent(`case-f${n}`, version + 1, {
      order,
      role,
      ...(actor === undefined ? { actor: undefined as never } : { actor }),
      happened: `${day}T09:00:00+08:00` as Instant,
      facts: { remark: 'no name of an answer', amount: 12, ...answers },
      ...(version === 0 ? { opened: opened as never } : {}),
    });
    const key = `${day} ${procedure} ${order} ${role} ${actor ?? ''}`;
    counted.set(key, (counted.get(key) ?? 0) + 1);
    // Anyone who opens a case answers nothing that an official is asked, nor does the law.
    for (const [fact, answer] of version === 0 || actor === undefined ? [] : Object.entries(answers)) {
      const place = `${day} ${procedure} ${order} ${role} ${actor} ${fact} ${answer}`;
      answered.set(place, (answered.get(place) ?? 0) + 1);
    }
    const done = await store.append({
      families: new Map([[`f${n}`, version]]),
      events: [{ family: `f${n}`, event }],
      docket: [sampleDocket(`f${n}`, event)],
    });
    expect(done).toMatchObject({ result: 'ok' });
  };
  const sums = async (): Promise<ReadonlyMap<string, number>> => {
    const rows = await store.database.query<{ key: string; times: number }>(
      inline(
        `select concat_ws(' ', day, procedure, name, role, coalesce(actor, '')) as key, sum(times)::int as times from orders_counted group by 1`,
      ),
    );
    return new Map(rows.map(({ key, times }) => [key, times]));
  };

  const answerSums = async (): Promise<ReadonlyMap<string, number>> => {
    const rows = await store.database.query<{ key: string; times: number }>(
      inline(
        `select concat_ws(' ', day, procedure, name, role, actor, fact, answer) as key, sum(times)::int as times from answers_counted group by 1`,
      ),
    );
    return new Map(rows.map(({ key, times }) => [key, times]));
  };

  // With settings each statement goes row by row whatever there is: quadratic where thousands of cases wait, as after an import.
  test('no function that counts tells the planner how', async () => {
    const told = await store.database.query<{ proname: string }>(
      inline("select proname from pg_proc where proconfig is not null and proname ~ '(count|first_given|waiting)' order by 1"),
    );
    expect(told).toEqual([]);
  });

  test('as one would by going through every event, whenever the counts are folded', async () => {
    for (const [at, order] of fc.sample(anyOrder, { numRuns: 120, seed: 3 }).entries()) {
      await give(order);
      if (at % 40 === 20) await store.database.query(inline('select fold_order_count(0)'));
    }
    expect(await sums()).toEqual(counted);
    expect(await answerSums()).toEqual(answered);
    await store.database.query(inline('select fold_order_count(0)'));
    expect(await sums()).toEqual(counted);
    expect(await answerSums()).toEqual(answered);
    expect(answered.size).toBeGreaterThan(20);
    expect((await store.verify()).findings).toEqual([]);
  });

  test('without a gap while orders come and counts are folded all at once', async () => {
    const fold = () => store.database.query(inline('select fold_order_count(0)'));
    const waves = fc.sample(fc.uniqueArray(anyOrder, { selector: (order) => order.case, minLength: 8, maxLength: 8 }), {
      numRuns: 6,
      seed: 5,
    });
    for (const wave of waves) await Promise.all([...wave.map(give), fold(), fold()]);
    expect(await sums()).toEqual(counted);
    expect(await answerSums()).toEqual(answered);
  });

  test('an order that became visible after later ones were folded is counted', async () => {
    const fold = () => store.database.query(inline('select fold_order_count(0)'));
    const gaps = async () => (await store.database.query(inline('select position from order_gap'))).length;
    const position = inline(`select nextval(pg_get_serial_sequence('event', 'position')) as position`);
    const [taken] = await store.database.query<{ position: number }>(position);
    await give({ case: 0, order: 'accept', actor: 'lin', role: 'officer', day: '2026-03-02', answers: {} });
    await fold();
    expect(await gaps()).toBe(1);

    const version = last.get(1)!;
    last.set(1, version + 1);
    const late = sampleEvent('case-f1', version + 1, {
      order: 'decide',
      actor: 'wu',
      role: 'head',
      happened: '2026-04-01T09:00:00+08:00' as Instant,
    });
    await store.database.transaction(async (tx) => {
      await tx.query(inline(`update family set version = version + 1 where family = 'f1'`));
      await tx.query(
        inline(`insert into event (position, family, family_seq, case_id, seq, type, order_id, recorded, data, digest) overriding system value
          select $1, 'f1', $2::int, e.data ->> 'case', (e.data ->> 'seq')::int, e.data ->> 'type', e.data ->> 'orderId', e.data ->> 'recorded', e.data,
            sha256(convert_to(e.data::text, 'UTF8')) from (select $3::json as data) as e`),
        [taken!.position, version + 1, JSON.stringify(late)],
      );
    });
    const key = '2026-04-01 trial decide head wu';
    counted.set(key, (counted.get(key) ?? 0) + 1);
    expect(await sums()).toEqual(counted);

    await give({ case: 1, order: 'accept', actor: 'lin', role: 'officer', day: '2026-03-02', answers: {} });
    await fold();
    expect(await gaps()).toBe(0);
    expect(await sums()).toEqual(counted);
  });

  test('a position that no event took is forgotten once nobody can take it any more', async () => {
    const gaps = async () => (await store.database.query(inline('select position from order_gap'))).length;
    await store.database.query(inline(`select nextval(pg_get_serial_sequence('event', 'position'))`));
    const giveAndFold = async (): Promise<number> => {
      await give({ case: 2, order: 'extend', actor: 'wu', role: 'head', day: '2026-03-03', answers: { fit: true } });
      await store.database.query(inline('select fold_order_count(0)'));
      return gaps();
    };
    expect(await giveAndFold()).toBe(1);
    // Elsewhere on a server something older may still run; it ends.
    await expect.poll(giveAndFold, { timeout: 20_000 }).toBe(0);
    expect(await sums()).toEqual(counted);
  });

  test('and what somebody wrote by hand is found, and put right by a rebuild', async () => {
    await store.database.query(inline(`update order_count set times = times + 1 where ctid = (select min(ctid) from order_count)`));
    expect((await store.verify()).findings).toMatchObject([{ check: 'order count' }]);
    const project = (families: Parameters<typeof sampleProjector>[0]) => ({ ...sampleProjector(families), timers: [] });
    const { differences } = await store.rebuild(project, { replace: true });
    expect(differences).toMatchObject([{ table: 'order_count' }]);
    expect((await store.rebuild(project)).differences).toEqual([]);
    expect(await sums()).toEqual(counted);
  });
});
