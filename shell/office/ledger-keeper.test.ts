import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OrderGiven } from '#law/case';
import { LedgerKeeper } from './ledger-keeper.ts';
import { disclose, product, type TestOffice, testOffice } from './office.fixture.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await testOffice();
});
afterAll(() => office.close());

describe('an order that is carried out', () => {
  test('is kept with its row, its letter and its timer in one go', async () => {
    const id = await office.done(disclose);
    const { rows } = await office.store.cases({ number: undefined, limit: 1 });
    expect(rows[0]).toMatchObject({
      case: id,
      state: 'disclosed',
      waits: 'officer',
      due: '2026-03-09',
      tier: 'medium',
      title: { en: 'Tutor' },
    });
    const [receipt] = await office.store.letters({ case: id });
    expect(receipt).toMatchObject({ letter: 'receipt', number: expect.stringMatching(/^SZS-2026-/) });
    expect(receipt?.body?.zh).toContain('2026年3月2日');
  });

  test('given again with its key it does nothing and answers the same; the key with another order is refused', async () => {
    const keyed = { scope: 'wei', key: 'k-1' };
    const first = await office.keeper.give(disclose, keyed);
    const again = await office.keeper.give(disclose, keyed);
    expect(first.ok && again.ok && [again.value.again, again.value.case]).toEqual([true, first.ok && first.value.case]);
    const other = await office.keeper.give({ ...disclose, gives: { ...product, affected: 1 } }, keyed);
    expect(other).toMatchObject({ ok: false, error: { refusal: 'keyReused' } });
  });

  test('leaves no personal fact in the ledger, and the vault gives it back', async () => {
    const id = await office.done(disclose);
    const events = await office.store.caseEvents(id);
    expect(JSON.stringify(events)).not.toContain('Mr Wei');
    expect(await office.store.personalFacts(id)).toEqual({ contact: 'Mr Wei of Lantern' });
  });

  test('of two at once, one is looked at again: twenty officers, one acceptance', async () => {
    const id = await office.done(disclose);
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        office.keeper.give({ case: id, order: 'list', actor: index % 2 === 0 ? 'lin' : 'dong', gives: {} }),
      ),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(new Set(results.flatMap((result) => (result.ok ? [] : [result.error.refusal])))).toEqual(new Set(['notOpenInThisState']));
    expect((await office.store.caseEvents(id)).map((event) => event.seq)).toEqual([1, 2]);
  });

  test('numbers never come twice', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => office.done(disclose)));
    const numbers = await Promise.all(ids.map(async (id) => ((await office.store.caseEvents(id))[0] as OrderGiven).opened!.number));
    expect(new Set(numbers).size).toBe(30);
  });
});

describe('time', () => {
  test('a silence follows once, however many servers look', async () => {
    const id = await office.done(disclose);
    office.clock.set(Date.parse('2026-04-01T01:00:00Z'));
    const servers = Array.from({ length: 4 }, () => new LedgerKeeper(office.store, office.shelf, office.clock));
    await Promise.all(servers.map((server) => server.catchUpAll()));
    const orders = (await office.store.caseEvents(id)).map((event) => event.type === 'orderGiven' && event.order);
    expect(orders).toEqual(['disclose', 'list-by-silence']);
    expect(await office.store.registerRow('products', id)).toMatchObject({ status: 'in-force', since: '2026-03-02' });
  });

  test('an outage of the office costs the party no day, and its own clocks run on', async () => {
    const other = await testOffice();
    try {
      const id = await other.done({ procedure: 'disclosure', order: 'disclose', actor: 'wei', gives: product });
      await other.done({ case: id, order: 'ask-to-fix', actor: 'lin', gives: { 'missing-items': 'figures' } });
      await other.goTo('2026-03-05');
      expect(await other.keeper.entries.outage('2026-03-03' as never, '2026-03-04' as never, 'power failure')).toBe(1);
      expect((await other.store.docket({})).rows[0]).toMatchObject({ clock: 'fix', due: '2026-03-18' });
    } finally {
      await other.close();
    }
  });
});

test('all lists can be worked out again from the events, without a difference', async () => {
  const rebuilt = await office.store.rebuild((families) => office.keeper.project(families));
  expect(rebuilt.events).toBeGreaterThan(60);
  expect(rebuilt.differences).toEqual([]);
});
