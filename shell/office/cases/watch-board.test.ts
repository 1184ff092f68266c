import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
const reported: string[] = [];

const report = async (on: string, happened: string, gives: Readonly<Record<string, Value>> = {}) => {
  city.on(on);
  const done = value(
    await city.desk.keeper.give({
      procedure: 'incident',
      order: 'report',
      gives: {
        'unregistered-product': 'Night nurse',
        harm: 'injury',
        widespread: false,
        'what-happened': 'it fell',
        'happened-on': happened,
        ...gives,
      },
    }),
  );
  reported.push(done.case);
};

const registered = { 'unregistered-product': null, product: 'SZAI-2026-00001' };

beforeAll(async () => {
  city = await openCity('2026-03-02');
  value(
    await city.desk.keeper.give({
      procedure: 'disclosure',
      order: 'disclose',
      actor: 'wei',
      onBehalfOf: { kind: 'organisation', id: 'harbour', name: 'Harbour Imaging' },
      gives: {
        'product-name': 'Tutor',
        purpose: 'education',
        autonomy: 'proposes',
        affected: 2_000_000,
        'touches-body': false,
        'sensitive-data': false,
        'prohibited-act': 'none',
        'risk-statement': 'teachers see every proposal',
        contact: 'Mr Wei',
      },
    }),
  );
  city.on('2026-04-01');
  await city.desk.keeper.catchUpAll();
});
afterAll(() => city.close());

const board = async (person = 'lin') => value(await city.office.watchBoard(city.as(person), {}));

test('a quiet day says so', async () => {
  expect(await board()).toMatchObject({
    rows: [],
    total: 0,
    suspected: [],
    merged: [],
    sentence: { en: 'A quiet day: no incident is open.' },
  });
});

test('incidents stand by the date that comes first, with their kind of harm and who has not touched them', async () => {
  await report('2026-04-01', '2026-03-31', { ...registered, harm: 'near-miss' });
  await report('2026-04-02', '2026-04-02', { ...registered });
  await report('2026-04-03', '2026-03-20', { ...registered, harm: 'death' });
  await report('2026-04-03', '2026-04-03');
  const { rows: incidents, byHarm, sentence } = await board();
  expect(incidents.map(({ leftDays }) => leftDays)).toEqual(incidents.map(({ leftDays }) => leftDays!).toSorted((a, b) => a - b));
  expect(incidents[0]).toMatchObject({
    harm: { en: expect.stringMatching(/died/i) },
    untouched: true,
    product: { title: { en: 'Tutor' } },
  });
  expect(byHarm.reduce((sum, { count }) => sum + count, 0)).toBe(4);
  expect(sentence.en).toBe('4 open, 4 untouched, 0 past a date.');
});

test('however many are open, a page is as long as asked, the figures are of all, and the next page goes on', async () => {
  const [all, first] = [await board(), value(await city.office.watchBoard(city.as('lin'), { limit: 3 }))];
  expect(first.rows.map((row) => row.case.number)).toEqual(all.rows.slice(0, 3).map((row) => row.case.number));
  expect([first.total, first.sentence, first.byHarm]).toEqual([all.total, all.sentence, all.byHarm]);
  const second = value(await city.office.watchBoard(city.as('lin'), { limit: 3, cursor: first.next! }));
  expect([...first.rows, ...second.rows]).toEqual(all.rows);
  expect(second.next).toBeUndefined();
});

test('reports of the same product within a week are suspected of being one; those of other days or products are not', async () => {
  const { suspected } = await board();
  expect(suspected).toHaveLength(1);
  expect(suspected[0]).toMatchObject({
    product: { en: 'Tutor' },
    reason: { en: 'Same product, within 2 days.' },
    others: [{ order: 'merge', fact: 'same-as' }],
  });
});

test('a merged report leaves a trace of where it went', async () => {
  const { suspected } = await board();
  const [{ into, others }] = suspected as [(typeof suspected)[0]];
  value(
    await city.desk.keeper.give({
      case: others[0]!.case.id!,
      order: others[0]!.order,
      actor: 'lin',
      gives: { [others[0]!.fact]: [into.number] },
    }),
  );
  const after = await board();
  expect(after.suspected).toEqual([]);
  expect(after.merged).toMatchObject([
    { case: { number: others[0]!.case.number }, on: '2026-04-03', by: 'office', into: [{ number: into.number }] },
  ]);
  expect(after.rows).toHaveLength(3);
  expect(after.total).toBe(3);
});

test('it is for officials, and for those who work on incidents', async () => {
  expect(await city.office.watchBoard(city.as('wei'), {})).toMatchObject({ ok: false, error: { refusal: 'notThisRole' } });
  expect((await board('stat')).rows).toEqual([]);
});
