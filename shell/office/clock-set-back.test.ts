import { afterAll, beforeAll, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { MOST_SKEW_MS } from './clock.ts';
import { ClockSetBack, notBeforeLedger } from './not-before-ledger.ts';
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
  await expect(notBeforeLedger(database, now)).resolves.toBeUndefined();
  await expect(notBeforeLedger(database, now - MOST_SKEW_MS)).resolves.toBeUndefined();
  await expect(notBeforeLedger(database, now - 86_400_000)).rejects.toThrow(ClockSetBack);
});

test('verify finds an event recorded before the one that it follows, in its case, its family and the office', async () => {
  const id = await office.done(disclose);
  expect((await office.keeper.give(list(id))).ok).toBe(true);
  const { database } = office.store;
  await database.query(inline('alter table event disable trigger event_is_append_only'));
  // Whoever can write past the triggers also writes the digest: only the order of time gives it away.
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
