import { afterAll, beforeAll, expect, test } from 'vitest';
import type { DutiesPage } from '#contract';
import { openCity, type TestCity, value } from '../cases/city.fixture.ts';
import { dutyCase } from './duty-case.ts';

let city: TestCity;

beforeAll(async () => {
  city = await openCity('2025-12-30');
  await city.desk.keeper.catchUpAll();
});
afterAll(() => city.close());

const goTo = async (day: string): Promise<void> => {
  city.on(day);
  await city.desk.keeper.catchUpAll();
};
const page = async (person = 'lin'): Promise<DutiesPage> => value(await city.office.duties(city.as(person), {}));
const briefly = ({ lines }: DutiesPage) =>
  lines.map(({ title, group, fell, due, done, lateDays }) => [title.en.slice(0, 9), group, fell, due, done, lateDays]);
const give = async (caseId: string, order: string) =>
  value(
    await city.desk.keeper.give({
      case: caseId,
      order,
      actor: 'lin',
      gives: { evidence: { name: 'r.pdf', digest: `sha256:${'0'.repeat(64)}`, type: 'application/pdf', bytes: 1 } } as never,
    }),
  );

test('before anything is due it says so, and shows what the calendar opens next: when, until when, for whom, on which article', async () => {
  const shown = await page();
  expect(shown).toMatchObject({ since: '2025-12-30', lines: [], sentence: { en: 'Nothing is due.' } });
  expect(shown.coming[0]).toMatchObject({
    duty: { name: 'yearly-report' },
    on: '2025-12-31',
    due: '2026-06-30',
    period: '2025',
    every: { zh: '每年' },
    office: { en: 'Municipal Bureau of Industry and Information Technology' },
    marks: [{ article: 'sz.62', standing: 'law' }],
  });
  expect(shown.coming[1]).toMatchObject({ duty: { name: 'yearly-plan' }, marks: [{ standing: 'assumed' }] });
  expect(shown.coming[1]!.marks[0]!.note?.en).toContain('names no day');
  expect(shown.coming.every(({ refused }) => refused === undefined)).toBe(true);
});

test('what was opened is due with the days left; what ran out is missed and late since; done late says by how much', async () => {
  await goTo('2026-06-01');
  expect(briefly(await page())).toEqual([['report on', 'due', '2025-12-31', '2026-06-30', undefined, undefined]]);
  expect((await page()).lines[0]).toMatchObject({ leftDays: 29, how: { en: 'opened by the calendar for 2025' } });
  await goTo('2026-07-10');
  expect(briefly(await page())).toEqual([['report on', 'missed', '2025-12-31', '2026-06-30', undefined, 10]]);
  expect((await page()).sentence.en).toBe('One duty was missed and is still open. Nothing is due.');
  await give(dutyCase('yearly-report', '2025'), 'do');
  expect(briefly(await page())).toEqual([['report on', 'done', '2025-12-31', '2026-06-30', '2026-07-10', 10]]);
});

test('beside the word “Duties” stands how many wait for anyone who looks, and nothing where none does', async () => {
  const needs = async (person: string) => (await city.office.me(city.as(person))).needs['duties'];
  expect([await needs('lin'), await needs('stat')]).toEqual([undefined, undefined]);
  await goTo('2026-08-31');
  expect([await needs('lin'), await needs('stat'), await needs('wei')]).toEqual([1, undefined, undefined]);
  expect((await page()).lines.map(({ opener }) => opener)).toEqual(['calendar', 'calendar']);
});

test('done in time it keeps its last day, and stands below what is due', async () => {
  await goTo('2026-09-01');
  await give(dutyCase('yearly-plan', '2026'), 'do');
  await goTo('2027-01-04');
  expect(briefly(await page())).toEqual([
    ['report on', 'due', '2026-12-31', '2027-06-30', undefined, undefined],
    ['AI plan f', 'done', '2026-08-31', '2026-12-31', '2026-09-01', undefined],
    ['report on', 'done', '2025-12-31', '2026-06-30', '2026-07-10', 10],
  ]);
});

test('the title is in both languages, as the pack gave it', async () => {
  expect((await page()).lines[1]!.title).toEqual({ en: 'AI plan for next year', zh: '下一年度人工智能产业计划' });
});

test('officials of every office see what is public; who holds no post sees nothing', async () => {
  expect((await page('stat')).lines).toHaveLength(3);
  expect(await city.office.duties(city.as('wei'), {})).toMatchObject({ ok: false });
});
