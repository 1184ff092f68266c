import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { inline } from '#shell/db';
import { ClockSetBack } from '#shell/ledger';
import type { Desk } from './cases/index.ts';
import { enter } from './cases/people-book.ts';
import { MOST_SKEW_MS, SetClock } from './clock.ts';
import { LedgerKeeper } from './ledger-keeper.ts';
import { notBeforeLedger } from './not-before-ledger.ts';
import { disclose, type TestOffice, testOffice } from './office.fixture.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(() => office.close());

const list = (id: string) => ({ case: id, order: 'list', actor: 'lin', gives: {} });

test('a clock set back: an order before its own case is refused and nothing is kept', async () => {
  const id = await office.done(disclose);
  const now = office.clock.now();
  office.clock.set(now - 60_000);
  expect(await office.keeper.give(list(id))).toMatchObject({ ok: false, error: { refusal: 'clockSetBack', about: { case: id } } });
  expect(await office.store.caseEvents(id)).toHaveLength(1);
  office.clock.set(now);
  expect((await office.keeper.give(list(id))).ok).toBe(true);
});

test('servers whose clocks lie two seconds apart work together, and what is recorded stays in order', async () => {
  const id = await office.done(disclose);
  const now = office.clock.now();
  office.clock.set(now - MOST_SKEW_MS);
  expect((await office.keeper.give(list(id))).ok).toBe(true);
  const [first, second] = (await office.store.caseEvents(id)).map(({ recorded }) => Date.parse(recorded));
  expect(second).toBe(first);
  office.clock.set(now);
  expect((await office.store.verify()).findings).toEqual([]);
});

test('a clock before the ledger stops the round of timers, so that the log and readiness say so', async () => {
  const { database } = office.store;
  const now = office.clock.now();
  await expect(notBeforeLedger(database, now)).resolves.toBeLessThanOrEqual(now);
  await expect(notBeforeLedger(database, now - MOST_SKEW_MS)).resolves.toBeLessThanOrEqual(now);
  await expect(notBeforeLedger(database, now - 86_400_000)).rejects.toThrow(ClockSetBack);
});

/** The same store, on a server whose clock runs and was set. */
const runningAt = (at: number): LedgerKeeper => new LedgerKeeper(office.store, office.shelf, new SetClock(at, true));

test('a clock set back: a new case is refused too, and nothing is kept', async () => {
  await office.done(disclose);
  const now = office.clock.now();
  const count = async () => (await office.store.database.query(inline('select 1 from event'))).length;
  const before = await count();
  const refused = await runningAt(now - 60_000).give(disclose);
  expect(refused).toMatchObject({ ok: false, error: { refusal: 'clockSetBack', text: { zh: expect.any(String) } } });
  expect(await count()).toBe(before);
  expect((await runningAt(now).give(disclose)).ok).toBe(true);
});

test('a clock set back: a post and an absence are refused like an order, and nothing is kept', async () => {
  await office.done(disclose);
  const now = office.clock.now();
  const away = { type: 'away', person: 'lin', from: '2026-03-09' as Day, until: '2026-03-10' as Day } as const;
  const post = { type: 'postGiven', person: 'mei', role: 'officer', office: 'miit', from: '2026-03-09' as Day } as const;
  const deskAt = (at: number): Desk => ({ keeper: runningAt(at) }) as Desk;
  const { version } = await office.store.office.read();
  for (const entry of [away, post]) await expect(enter(deskAt(now - 60_000), { person: 'zhao' }, [entry])).rejects.toThrow(ClockSetBack);
  expect((await office.store.office.read()).version).toBe(version);
  // A server a little behind another one records at the other's moment.
  await enter(deskAt(now - MOST_SKEW_MS), { person: 'zhao' }, [away]);
  const [last] = await office.store.database.query<{ recorded: string }>(
    inline('select recorded from office_event order by seq desc limit 1'),
  );
  expect(Date.parse(last!.recorded)).toBe(Math.floor(now / 1000) * 1000);
});

test('verify finds an event recorded before the one that it follows, in its case, its family and the office', async () => {
  const id = await office.done(disclose);
  expect((await office.keeper.give(list(id))).ok).toBe(true);
  const { database } = office.store;
  await database.query(inline('alter table event disable trigger event_is_append_only'));
  // Anyone who can write past the triggers also writes the digest: only the order of time gives it away.
  const back = inline(
    `update event set recorded = $2, data = replace(data::text, recorded, $2)::json,
       digest = sha256(convert_to(replace(data::text, recorded, $2), 'UTF8')) where case_id = $1 and seq = 2`,
  );
  const recorded = (await office.store.caseEvents(id))[1]!.recorded;
  await database.query(back, [id, '2020-01-01T09:00:00+08:00']);
  const { findings } = await office.store.verify();
  expect(findings).toContainEqual({ check: 'recorded in order', key: `${id}/2`, detail: expect.stringContaining('2020-01-01') });
  await database.query(back, [id, recorded]);
  expect((await office.store.verify()).findings).toEqual([]);
});
