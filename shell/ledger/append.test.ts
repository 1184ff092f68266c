import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseEvent } from '#law/case';
import { type Day, Decimal } from '#law/ground';
import { type DatabaseOptions, databaseFault, inline, testEngines } from '#shell/db';
import { commitment, newSalt } from '#shell/vault';
import { sampleDocket, sampleEvent, sampleOrder, sampleRow, sampleTimer } from './sample-orders.ts';
import { openStore, type Store } from './store.ts';

const day = (text: string): Day => text as Day;

describe.each(testEngines())('an append on $engine', ({ engine, fresh }) => {
  let store: Store;
  let options: DatabaseOptions;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    ({ options, drop } = await fresh());
    store = await openStore(options);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  test('keeps an order and reads it back as it was, numbers exact', async () => {
    const event = sampleEvent('exact', 1, {
      facts: { share: new Decimal('0.1000'), big: new Decimal('12345678901234567890.5'), text: '一\u2028"\\ 1.5' },
    });
    expect(await store.append({ families: new Map([['exact', 0]]), events: [{ family: 'exact', event }] })).toMatchObject({ result: 'ok' });
    const { families, events } = await store.loadFamilies({ case: 'exact' });
    expect([...families]).toEqual([['exact', 1]]);
    expect(events).toEqual([event]);
    expect(await store.caseEvents('exact')).toEqual([event]);
  });

  test('is refused as stale if the family has moved on, and keeps nothing', async () => {
    expect(await store.append(sampleOrder('a', 0))).toMatchObject({ result: 'ok' });
    expect(await store.append(sampleOrder('a', 1))).toMatchObject({ result: 'ok' });
    const late = sampleOrder('a', 1, { docket: [sampleDocket('a', sampleEvent('case-a', 2), { state: 'wrong' })] });
    expect(await store.append(late)).toEqual({ result: 'stale' });
    expect(await store.append(sampleOrder('a', 0))).toEqual({ result: 'stale' });
    expect(await store.append(sampleOrder('a', 7))).toEqual({ result: 'stale' });
    expect((await store.loadFamilies({ family: 'a' })).events).toHaveLength(2);
    expect((await store.cases({ family: 'a' })).rows[0]?.state).toBe('accepted');
  });

  test('is refused as stale if a family that it only read has moved on', async () => {
    await store.append(sampleOrder('read-only', 0));
    const read = {
      ...sampleOrder('writes', 0),
      families: new Map([
        ['writes', 0],
        ['read-only', 1],
      ]),
    };
    await store.append(sampleOrder('read-only', 1));
    expect(await store.append(read)).toEqual({ result: 'stale' });
    expect((await store.loadFamilies({ family: 'writes' })).events).toEqual([]);
    expect(
      await store.append({
        ...read,
        families: new Map([
          ['writes', 0],
          ['read-only', 2],
        ]),
      }),
    ).toMatchObject({ result: 'ok' });
  });

  test('of many at once in one family exactly one is kept', async () => {
    await store.append(sampleOrder('race', 0));
    const results = await Promise.all(Array.from({ length: 8 }, () => store.append(sampleOrder('race', 1))));
    expect(results.filter(({ result }) => result === 'ok')).toHaveLength(1);
    expect(results.filter(({ result }) => result === 'stale')).toHaveLength(7);
    const opening = await Promise.all(Array.from({ length: 8 }, () => store.append(sampleOrder('race-new', 0))));
    expect(opening.filter(({ result }) => result === 'ok')).toHaveLength(1);
    expect(opening.filter(({ result }) => result === 'stale')).toHaveLength(7);
  });

  test('across two families in either order never waits for ever', async () => {
    const both = (first: string, second: string, versions: ReadonlyMap<string, number>) => {
      const events = [first, second].map((family) => ({ family, event: sampleEvent(`case-${family}`, versions.get(family)! + 1) }));
      return store.append({ families: new Map([first, second].map((family) => [family, versions.get(family)!])), events });
    };
    let version = 0;
    for (let round = 0; round < 10; round += 1) {
      const versions = new Map([
        ['left', version],
        ['right', version],
      ]);
      const results = await Promise.all([
        both('left', 'right', versions),
        both('right', 'left', versions),
        both('left', 'right', versions),
      ]);
      expect(results.filter(({ result }) => result === 'ok')).toHaveLength(1);
      version += 1;
    }
  });

  test('linked families are loaded together from either side, to the third hand', async () => {
    await store.append(sampleOrder('l1', 0));
    await store.append(sampleOrder('l2', 0, { links: [{ family: 'l1', linked: 'l2' }] }));
    await store.append(sampleOrder('l3', 0, { links: [{ family: 'l3', linked: 'l2' }] }));
    for (const family of ['l1', 'l2', 'l3']) {
      const { families, events } = await store.loadFamilies({ family });
      expect([...families.keys()].sort()).toEqual(['l1', 'l2', 'l3']);
      expect(events.map((event) => event.case)).toEqual(['case-l1', 'case-l2', 'case-l3']);
    }
    expect((await store.loadFamilies({ subject: 'subject-l2' })).events).toHaveLength(3);
    expect(await store.loadFamilies({ case: 'nobody' })).toEqual({ families: new Map(), events: [] });
  });

  test('replaces the timers of its cases and leaves those of others', async () => {
    await store.append(sampleOrder('t1', 0, { timers: [sampleTimer('case-t1', 5), { ...sampleTimer('case-t1', 6), clock: 'term' }] }));
    await store.append(sampleOrder('t2', 0, { timers: [sampleTimer('case-t2', 7)] }));
    await store.append(sampleOrder('t1', 1, { timers: [{ ...sampleTimer('case-t1', 8), clock: 'term' }] }));
    const due = await store.dueTimers(10, 100);
    expect(due.map((timer) => [timer.case, timer.clock, timer.wakesAt])).toEqual([
      ['case-t2', 'decision', 7],
      ['case-t1', 'term', 8],
    ]);
  });

  test('a timer goes to one server at a time, and comes again once its case is settled', async () => {
    for (const family of ['c1', 'c2', 'c3', 'c4'])
      await store.append(sampleOrder(family, 0, { timers: [sampleTimer(`case-${family}`, 1)] }));
    const claims = await Promise.all(Array.from({ length: 6 }, () => store.dueTimers(1, 2)));
    expect(
      claims
        .flat()
        .map((timer) => timer.case)
        .sort(),
    ).toEqual(['case-c1', 'case-c2', 'case-c3', 'case-c4']);
    await store.retime('case-c1', [sampleTimer('case-c1', 3)]);
    expect(await store.dueTimers(2, 10)).toEqual([]);
    expect(await store.dueTimers(3, 10)).toEqual([sampleTimer('case-c1', 3)]);
  });

  test('a budget is never passed: of two that race for the last money one is refused and leaves nothing', async () => {
    const take = (family: string, amount: number | Decimal, over = false) => {
      const event = sampleEvent(`case-${family}`, 1, {
        budgets: [{ budget: 'fund', account: 'fund|2026', amount, ceiling: 100, total: amount, ...(over ? { over } : {}) }],
      });
      return store.append({ families: new Map([[family, 0]]), events: [{ family, event }], docket: [sampleDocket(family, event)] });
    };
    expect(await take('b1', 60)).toMatchObject({ result: 'ok' });
    const race = await Promise.all([take('b2', new Decimal('39.75')), take('b3', new Decimal('39.75'))]);
    expect(race.filter(({ result }) => result === 'ok')).toHaveLength(1);
    expect(race.filter(({ result }) => result === 'budget')).toEqual([{ result: 'budget', account: 'fund|2026' }]);
    expect(await take('b4', -10)).toMatchObject({ result: 'ok' });
    expect(await store.taken(['fund|2026', 'other'])).toEqual(
      new Map<string, unknown>([
        ['fund|2026', new Decimal('89.75')],
        ['other', 0],
      ]),
    );
    // Where the law lets a case go on over the ceiling it does, and nobody else gets anything then.
    expect(await take('b5', 20, true)).toMatchObject({ result: 'ok' });
    expect(await take('b6', 1)).toEqual({ result: 'budget', account: 'fund|2026' });
    expect((await store.cases({ state: ['accepted'], limit: 500 })).rows.filter(({ case: id }) => /case-b[23]/.test(id))).toHaveLength(1);
  });

  test('of two decisions that each looked at the account that the other moves, one has to be made again', async () => {
    const rest = (family: string, on: string, seen: number, moves: string) => {
      const event = sampleEvent(`case-${family}`, 1, {
        budgets: [{ budget: 'fund', account: moves, amount: 5, ceiling: 100, total: 5 }],
      });
      return store.append({ families: new Map([[family, 0]]), rested: new Map([[on, seen]]), events: [{ family, event }] });
    };
    expect(await rest('r0', 'left|a', 0, 'left|a')).toMatchObject({ result: 'ok' });
    expect(await rest('r1', 'left|a', 0, 'left|c'), 'what it saw is gone').toEqual({ result: 'stale' });
    const race = await Promise.all([rest('r2', 'left|a', 5, 'left|b'), rest('r3', 'left|b', 0, 'left|a')]);
    expect(race.map(({ result }) => result).toSorted()).toEqual(['ok', 'stale']);
  });

  test('an idempotency key is kept with its answer and works once', async () => {
    const key = { scope: 'lin', key: 'k1', digest: 'd', answer: { case: 'case-k1' }, at: 1 };
    expect(await store.append(sampleOrder('k1', 0, { key }))).toMatchObject({ result: 'ok' });
    expect(await store.append(sampleOrder('k2', 0, { key }))).toEqual({ result: 'keyReused' });
    expect((await store.loadFamilies({ family: 'k2' })).events).toEqual([]);
    expect(await store.answered('lin', 'k1')).toEqual({ digest: 'd', answer: { case: 'case-k1' } });
    await store.forgetKeysBefore(2);
    expect(await store.answered('lin', 'k1')).toBeUndefined();
  });

  test('events, letters, register versions and the office are only added to', async () => {
    await store.append(sampleOrder('kept', 0, { registers: [sampleRow('kept', 1)] }));
    for (const table of ['event', 'letter', 'register_version', 'office_event', 'family_link', 'pack_text']) {
      for (const change of [`delete from ${table}`, `truncate ${table}`]) {
        const fault = await store.database.query(inline(change)).then(
          () => undefined,
          (error: unknown) => databaseFault(error)?.code,
        );
        expect([change, fault]).toEqual([change, 'OR001']);
      }
    }
    await expect(store.database.query(inline(`update event set type = 'x'`))).rejects.toMatchObject({ code: 'OR001' });
  });

  test('personal facts lie in the vault alone, and erasing them leaves the history verifiable', async () => {
    const salt = newSalt();
    const value = { name: '张三', income: new Decimal('1.50') };
    const event = sampleEvent('case-v', 1, { personal: { applicant: commitment(salt, value) } });
    const file = await store.blobs.putSealed(Buffer.from('scan'));
    await store.append({
      families: new Map([['v', 0]]),
      events: [{ family: 'v', event }],
      vault: [{ case: 'case-v', fact: 'applicant', seq: 1, salt, value, files: [file] }],
    });
    expect(await store.personalFacts('case-v')).toEqual({ applicant: value });
    expect(Buffer.from((await store.blobs.get(file, { sealed: true })) as Uint8Array).toString()).toBe('scan');
    expect(await store.verify()).toMatchObject({ ok: true });
    const erased: CaseEvent = {
      type: 'factsErased',
      case: 'case-v',
      seq: 2,
      recorded: event.recorded,
      facts: ['applicant'],
      basis: ['pipl.47'],
    };
    await store.append({
      families: new Map([['v', 1]]),
      events: [{ family: 'v', event: erased }],
      erase: [{ case: 'case-v', facts: ['applicant'] }],
    });
    expect(await store.personalFacts('case-v')).toEqual({});
    expect(await store.blobs.get(file, { sealed: true })).toBeUndefined();
    expect(await store.verify()).toMatchObject({ ok: true });
  });

  test('a letter is sealed under a key of its own; without it only the fact of sending is left', async () => {
    const sent = { letter: 'acceptance', number: 'L-1', code: 'check-1', to: 'org-1', served: day('2026-03-02') };
    const event = sampleEvent('case-letter', 1, { letters: [sent] });
    const letter = {
      ...sent,
      case: 'case-letter',
      seq: 1,
      title: { en: 'Acceptance', zh: '受理通知书' },
      body: { en: 'Dear …', zh: '你单位…' },
    };
    await store.append({ families: new Map([['letter', 0]]), events: [{ family: 'letter', event }], letters: [letter] });
    expect(await store.letters({ case: 'case-letter' })).toEqual([letter]);
    expect(await store.letters({ code: 'check-1' })).toEqual([letter]);
    const erased: CaseEvent = { type: 'factsErased', case: 'case-letter', seq: 2, recorded: event.recorded, facts: [], basis: [] };
    await store.append({
      families: new Map([['letter', 1]]),
      events: [{ family: 'letter', event: erased }],
      erase: [{ case: 'case-letter', facts: [], letters: [1] }],
    });
    const { body: _, ...rest } = letter;
    expect(await store.letters({ to: 'org-1' })).toEqual([rest]);
  });

  test('work left to be done is taken once and comes back unless it is done', async () => {
    await store.append(sampleOrder('o', 0, { outbox: [{ topic: 'mail', case: 'case-o', payload: { to: 'org-1' } }] }));
    const [task] = await store.takeOutbox('mail', 10);
    expect(task).toMatchObject({ topic: 'mail', case: 'case-o', payload: { to: 'org-1' } });
    expect(await store.takeOutbox('mail', 10)).toEqual([]);
    await store.outboxDone([task!.id]);
  });

  test('an append is heard', async () => {
    const heard: string[] = [];
    const stop = await store.listen(({ cases }) => heard.push(...cases));
    await store.append(sampleOrder('heard', 0));
    stop();
    expect(heard).toEqual(['case-heard']);
  });

  test.runIf(engine === 'postgres')('an append is heard by another server', async () => {
    const other = await openStore(options);
    const heard = new Promise<void>((resolve) => {
      void other.listen(({ cases }) => (cases.includes('case-far') ? resolve() : undefined));
    });
    await other.listen(() => {});
    await store.append(sampleOrder('far', 0));
    await heard;
    await other.close();
  });
});
