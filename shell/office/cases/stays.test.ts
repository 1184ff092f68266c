import { afterAll, beforeAll, expect, test } from 'vitest';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

test('a case tells where it stood, for how long, and whose days they were (civiform#8259)', async () => {
  const file = await upload(city, 'wei', 'tested well');
  const body = { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'test-report': file.digest } };
  const { case: id } = value(await city.office.openCase(city.as('wei'), { key: key(), body }));
  const give = async (person: string, order: string, gives = {}) =>
    value(await city.office.order(city.as(person), { id, order, body: { gives }, key: key() }));
  const stays = async (person: string) => value(await city.office.caseView(city.as(person), { id })).stays;
  expect(await stays('wei')).toBeUndefined();
  city.on('2026-03-05');
  await give('lin', 'ask-to-correct', { 'missing-items': 'The second page.' });
  city.on('2026-03-10');
  await give('wei', 'supply', { supplement: file.digest });
  await give('lin', 'accept');
  city.on('2026-03-12');
  expect(await stays('lin')).toMatchObject({
    sentence: { en: '10 days in all: 5 with the officer, 5 with the applicant.', zh: '共10日：承办人5日、申请人5日。' },
    rows: [
      { title: { en: 'Received' }, from: '2026-03-02', to: '2026-03-05', days: 3, workingDays: 3, waits: { en: 'officer' } },
      { from: '2026-03-05', to: '2026-03-10', days: 5, workingDays: 3, waits: { en: 'applicant' } },
      { title: { en: 'Received' }, from: '2026-03-10', to: '2026-03-10', days: 0, workingDays: 0 },
      { from: '2026-03-10', days: 2, workingDays: 2 },
    ],
  });
  // What the applicant is not shown yet is no part of it.
  await give('lin', 'propose');
  expect((await stays('wei'))?.rows).toHaveLength(4);
  expect((await stays('lin'))?.rows).toHaveLength(5);
});
