import { afterEach, describe, expect, test } from 'vitest';
import type { OrderGiven } from '#law/case';
import { type Day, parseNum } from '#law/ground';
import { testEngines } from '#shell/db';
import { LedgerKeeper } from '../ledger-keeper.ts';
import { disclose, freshOffices, product, type TestOffice } from '../office.fixture.ts';
import { streamCounts } from './stream-run.ts';

describe.each(testEngines())('the watch streams on $engine', ({ fresh }) => {
  const offices = freshOffices(fresh);
  const { officeOn } = offices;
  afterEach(offices.close);
  const report = async (office: TestOffice, harm: string): Promise<void> => {
    const given = await office.keeper.give({
      procedure: 'incident',
      order: 'report',
      gives: { 'unregistered-product': 'a robot', harm, widespread: false, 'what-happened': 'it fell over' },
    });
    if (!given.ok) throw new Error(JSON.stringify(given.error));
  };
  const alarms = async (office: TestOffice): Promise<readonly OrderGiven[]> => {
    const { rows } = await office.store.cases({ procedure: ['alarm'], limit: 200 });
    const firsts = await Promise.all(rows.map(async ({ case: id }) => (await office.store.caseEvents(id))[0] as OrderGiven));
    return firsts.filter(({ because }) => because?.kind === 'figures');
  };
  /** Ten quiet weeks with one near miss, then a week with so many injuries. */
  const city = async (injuries: number): Promise<TestOffice> => {
    const office = await officeOn('2026-03-04');
    await report(office, 'near-miss');
    await office.goTo('2026-05-20');
    for (let n = 0; n < injuries; n += 1) await report(office, 'injury');
    return office;
  };

  test('a week with more of one harm than its bound opens a case by law on the Monday after, and says why', async () => {
    const office = await city(4);
    await office.goTo('2026-05-24');
    expect(await alarms(office)).toEqual([]);
    await office.goTo('2026-05-25');
    const [alarm, ...others] = await alarms(office);
    expect(others).toEqual([]);
    expect(alarm).toMatchObject({
      role: 'law',
      order: 'sound',
      happened: '2026-05-25T00:00:00+08:00',
      basis: ['sz.66'],
      standing: 'assumed',
      because: {
        kind: 'figures',
        stream: 'incidents-by-harm',
        period: '2026-05-18',
        stratum: ['injury'],
        count: 4,
        expected: parseNum('0.06'),
        bound: 2,
      },
      facts: { 'what-happened': { en: 'more incidents of one kind than expected' } },
    });
    expect(alarm).not.toHaveProperty('actor');
    // Figures have no provider who could be waited for.
    expect((await office.store.docket({ procedure: ['alarm'], limit: 5 })).rows).toMatchObject([
      { waits: 'officer', state: 'alarmed', parties: {}, due: '2026-06-08' },
    ]);
    expect(await office.store.verify()).toMatchObject({ ok: true, findings: [] });
    expect((await office.store.rebuild((families) => office.keeper.project(families))).differences).toEqual([]);
  });

  test('a week within its bound opens nothing', async () => {
    const office = await city(2);
    await office.goTo('2026-06-30');
    expect(await alarms(office)).toEqual([]);
  });

  test('too few weeks never alarm', async () => {
    const office = await officeOn('2026-03-04');
    for (let n = 0; n < 9; n += 1) await report(office, 'death');
    await office.goTo('2026-03-11');
    for (let n = 0; n < 9; n += 1) await report(office, 'death');
    await office.goTo('2026-03-18');
    expect(await alarms(office)).toEqual([]);
  });

  test('several servers and a restart open it once, and an alarm does not count itself', async () => {
    const office = await city(4);
    office.clock.set(Date.parse('2026-06-16T01:00:00Z'));
    const servers = Array.from({ length: 4 }, () => new LedgerKeeper(office.store, office.shelf, office.clock));
    await Promise.all(servers.map((server) => server.catchUpAll()));
    await new LedgerKeeper(office.store, office.shelf, office.clock).catchUpAll();
    const found = await alarms(office);
    expect(found.map(({ happened, recorded }) => [happened.slice(0, 10), recorded.slice(0, 10)])).toEqual([['2026-05-25', '2026-06-16']]);
  });

  test('what is no column is read from the row that a column names: a report is counted by the purpose of its product', async () => {
    const office = await officeOn('2026-03-04');
    const filed = await office.keeper.give(disclose);
    if (!filed.ok) throw new Error(JSON.stringify(filed.error));
    await office.goTo('2026-04-30');
    const [row] = (await office.store.registerRows({ register: 'products', limit: 1, order: 'newest' })).rows;
    const given = await office.keeper.give({
      procedure: 'incident',
      order: 'report',
      gives: { product: row!.number, harm: 'damage', widespread: false, 'what-happened': 'it fell over' },
    });
    if (!given.ok) throw new Error(JSON.stringify(given.error));
    const pack = office.shelf.on('2026-05-01' as Day).pack;
    const stream = pack.streams.find(({ name }) => name === 'incidents-by-purpose')!;
    const { strata, running } = await streamCounts(office.store.database, stream, pack, '2026-05-01' as Day);
    expect(strata.flatMap(({ values }, at) => (running[at]! > 0 ? values : []))).toEqual([product['purpose']]);
  });

  test('what came before the store watched alarms nobody', async () => {
    const office = await officeOn('2026-03-04');
    await office.store.database.query({ name: '', text: "delete from setting where name like 'stream-judged:%'", prepared: false });
    await report(office, 'near-miss');
    office.clock.set(Date.parse('2026-05-20T01:00:00Z'));
    for (let n = 0; n < 4; n += 1) await report(office, 'injury');
    office.clock.set(Date.parse('2026-06-16T01:00:00Z'));
    await new LedgerKeeper(office.store, office.shelf, office.clock).catchUpAll();
    expect(await alarms(office)).toEqual([]);
  });
});
