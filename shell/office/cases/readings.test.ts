// Whom one's own request was shown to (Personal Information Protection Law 51): as it is written, and as the person concerned reads it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { key, openCity, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
let request: string;

beforeAll(async () => {
  city = await openCity('2026-04-01');
  const card = await upload(city, 'mei', 'a picture of a card', 'card.png');
  const opened = await city.office.openCase(city.as('mei'), {
    key: key(),
    body: { procedure: 'data-request', order: 'ask', gives: { right: 'copy', identity: card.digest } },
  });
  request = value(opened).case;
});
afterAll(() => city.close());

const log = async (person = 'mei') => value(await city.office.readings(city.as(person), { case: request }));
const look = (person?: string) => city.office.caseView(city.as(person), { id: request });

test('nobody has opened it, and what the person herself opens is not written down', async () => {
  expect((await look('mei')).ok).toBe(true);
  expect(await log()).toEqual({ sentence: { en: 'Nobody has opened it so far.', zh: expect.any(String) }, rows: [] });
});

test('who works on it is written down once a sitting, by number and not by name, with what it was for', async () => {
  city.on('2026-04-02', '09:00');
  await look('lin');
  city.on('2026-04-02', '09:08');
  await look('lin');
  city.on('2026-04-02', '09:30');
  await look('zhao');
  const { rows, sentence } = await log();
  expect(rows.map(({ on, who, did }) => [on.slice(0, 16), who.en, did.en])).toEqual([
    ['2026-04-02T09:30', 'Head of the office 2', 'opened the case, to work on it.'],
    ['2026-04-02T09:00', 'Officer 1', 'opened the case, to work on it.'],
  ]);
  expect(rows[0]?.marks.map(({ article }) => article)).toContain('pipl.50');
  expect(sentence.en).toBe('Opened twice.');
  expect(JSON.stringify(rows)).not.toMatch(/lin|zhao/i);
});

test('a letter and a personal file that the office opens are written down by what they are', async () => {
  city.on('2026-04-03', '10:00');
  const { letters, files } = value(await look('lin'));
  value(await city.office.letter(city.as('lin'), { id: request, number: letters[0]!.number }));
  value(await city.office.file(city.as('lin'), { digest: files[0]!.digest }));
  const { rows } = await log();
  expect(rows.slice(0, 3).map(({ did }) => did.en)).toEqual([
    'opened a file in it, to work on it.',
    `opened the letter ${letters[0]!.number}, to work on it.`,
    'opened the case, to work on it.',
  ]);
});

test('a stranger who tries is refused, and the try stands in the log with the answer given', async () => {
  city.on('2026-04-04', '02:40');
  expect((await look('wei')).ok).toBe(false);
  expect((await look()).ok).toBe(false);
  const { rows, sentence } = await log();
  expect(rows.slice(0, 2).map(({ refused, who, did }) => [refused, who.en, did.en])).toEqual([
    [true, 'Somebody who was not signed in', 'asked for the case. The answer was that there is none.'],
    [true, 'Somebody signed in who has no part in it', 'asked for the case. The answer was that there is none.'],
  ]);
  expect(sentence.en).toMatch(/, and refused twice\.$/);
});

test('the log is the person’s own, and no line of it can be taken back', async () => {
  expect(await city.office.readings(city.as('wei'), { case: request })).toMatchObject({ ok: false, error: { notFound: request } });
  expect(value(await city.office.readings(city.as('wei'), {})).rows).toEqual([]);
  const { database } = city.desk.keeper.store;
  for (const change of ['delete from reading', "update reading set reader = 'nobody'"])
    await expect(database.query(inline(change), [])).rejects.toThrow(/added to|append|OR001|change/i);
  expect((await log()).rows.length).toBeGreaterThan(0);
});

test('a case that a company brought is about no person: nothing is written down', async () => {
  const gives = {
    'product-name': 'Tutor',
    purpose: 'education',
    autonomy: 'informs',
    affected: 20_000,
    'touches-body': false,
    'sensitive-data': false,
    'prohibited-act': 'none',
    'risk-statement': 'a teacher sees every answer',
    contact: 'Ms Wei',
  };
  const listed = value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'disclosure', order: 'disclose', gives: gives as never, for: 'harbour' },
    }),
  );
  expect((await city.office.caseView(city.as('lin'), { id: listed.case })).ok).toBe(true);
  expect(value(await city.office.readings(city.as('wei'), { case: listed.case })).rows).toEqual([]);
});
