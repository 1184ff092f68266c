import { afterAll, beforeAll, expect, test } from 'vitest';
import { dutyCase } from '../duties/duty-case.ts';
import { answer, openDemo } from './demo-for-tests.ts';

let city: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  city = await openDemo('2025-12-30');
  await city.go('2025-12-30');
});
afterAll(() => city.close());

const late = async () => answer(await city.pages.law(city.caller(), {})).late;

test('a duty of the office that is due is not late', async () => {
  await city.go('2026-06-30');
  expect(await late()).toMatchObject({ of: 1, rows: [], sentence: { en: 'Nobody is late. Open cases with a date to keep: 1.' } });
});

test('one that was missed is said to everybody: since when, whose it is, and by which article', async () => {
  await city.go('2026-07-10');
  const { rows, sentence } = await late();
  expect(sentence.en).toBe('1 of 1 open cases with a date to keep are late.');
  expect(rows).toMatchObject([
    {
      what: { en: "Something that is due: report on how the year's AI plan was carried out" },
      whose: { zh: '市工业和信息化局' },
      due: '2026-06-30',
      late: { en: '10 days, since 1 July 2026', zh: '10日（自2026年7月1日起）' },
      days: 10,
      mark: { article: 'sz.62', standing: 'law' },
      case: dutyCase('yearly-report', '2025'),
    },
  ]);
});

test('done, though late, it is off the list', async () => {
  const evidence = { name: 'r.pdf', digest: `sha256:${'0'.repeat(64)}`, type: 'application/pdf', bytes: 1 };
  await city.order(dutyCase('yearly-report', '2025'), 'do', 'lin', { evidence });
  expect(await late()).toMatchObject({ of: 0, rows: [] });
});
