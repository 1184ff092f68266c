import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SentLetters } from '#contract';
import { openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
const disclose = (name: string) =>
  city.desk.keeper.give({
    procedure: 'disclosure',
    order: 'disclose',
    actor: 'wei',
    onBehalfOf: { kind: 'organisation', id: 'harbour', name: 'Harbour Imaging' },
    gives: {
      'product-name': name,
      purpose: 'education',
      autonomy: 'proposes',
      affected: 2_000_000,
      'touches-body': false,
      'sensitive-data': false,
      'prohibited-act': 'none',
      'risk-statement': 'teachers see every proposal',
      contact: 'Mr Wei',
    },
  });

beforeAll(async () => {
  city = await openCity('2026-03-02');
  value(await disclose('Tutor'));
  city.on('2026-04-20');
  value(await disclose('Speller 100%'));
});
afterAll(() => city.close());

const letters = async (asked: Parameters<TestCity['office']['sentLetters']>[1] = {}, person = 'lin'): Promise<SentLetters> =>
  value(await city.office.sentLetters(city.as(person), asked));
const titles = ({ rows }: SentLetters) => rows.map(({ title, served }) => `${served} ${title.en}`);

test('letters served in the last thirty days, with their number, case and whom they went to', async () => {
  const shown = await letters();
  expect(titles(shown)).toEqual(['2026-04-20 Speller 100%']);
  expect(shown.sentence).toEqual({ en: '1 letter served in the last 30 days.', zh: '近30日送达文书1件。' });
  expect(shown.rows[0]).toMatchObject({ to: { zh: '当事人' }, procedure: { name: 'disclosure' }, erased: false });
  expect(shown.rows[0]!.marks.length).toBeGreaterThan(0);
});

test('further back there are more, a page at a time', async () => {
  const first = await letters({ days: 90, limit: 1 });
  expect([titles(first), first.total]).toEqual([['2026-04-20 Speller 100%'], 2]);
  const second = await letters({ days: 90, limit: 1, cursor: first.next! });
  expect([titles(second), second.next]).toEqual([['2026-03-02 Tutor'], undefined]);
});

test('they are found by number, by case and by product; a sign of a pattern is a letter like any other', async () => {
  const { rows } = await letters({ days: 90 });
  const [speller, tutor] = rows;
  expect(titles(await letters({ days: 90, q: tutor!.number }))).toEqual(['2026-03-02 Tutor']);
  expect(titles(await letters({ days: 90, q: speller!.caseNumber }))).toEqual(['2026-04-20 Speller 100%']);
  expect(titles(await letters({ days: 90, q: '0%' }))).toEqual(['2026-04-20 Speller 100%']);
  expect(await letters({ days: 90, q: 'nothing of the kind' })).toMatchObject({ rows: [], total: 0 });
});

test('an office sees the letters of procedures in which it acts; anyone who holds no post sees none', async () => {
  expect(titles(await letters({ days: 90 }, 'stat'))).toEqual([]);
  expect(await city.office.sentLetters(city.as('wei'), {})).toMatchObject({ ok: false });
});
