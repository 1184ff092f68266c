import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseView, Preview } from '#contract';
import { key, openCity, type TestCity, upload, value } from './city.fixture.ts';

let city: TestCity;
let complaint: { readonly case: string; readonly number: string };
let request: { readonly case: string; readonly number: string };

const open = async (procedure: string, order: string, gives: object) =>
  value(await city.office.openCase(city.as('mei'), { key: key(), body: { procedure, order, gives: gives as never } }));
const give = async (id: string, order: string, gives: object) =>
  value(await city.office.order(city.as('lin'), { id, order, body: { gives: gives as never }, key: key() }));
const view = async (person: string, id: string): Promise<CaseView> => value(await city.office.caseView(city.as(person), { id }));
const factOf = ({ sections }: CaseView, name: string) => sections.flatMap(({ facts }) => facts).find(({ fact }) => fact === name);
const preview = async (id: string): Promise<Preview> =>
  value(await city.office.preview(city.as('lin'), { id, order: 'fulfil', body: { gives: { answer: 'deleted' } as never } }));

beforeAll(async () => {
  city = await openCity('2026-05-04');
  complaint = await open('complaint', 'complain', { grievance: 'it shouted', reporter: 'Mei Fang' });
  city.on('2026-05-05');
  await give(complaint.case, 'take-up', {});
  await give(complaint.case, 'answer', { answer: 'it was switched off' });
});
afterAll(() => city.close());

test('the office is shown which personal values are kept, until when, and what holds them', async () => {
  city.on('2026-05-06');
  const { digest } = await upload(city, 'mei', 'a card');
  request = await open('data-request', 'ask', { right: 'delete', 'data-in': complaint.number, identity: digest });
  expect((await view('lin', request.case)).desk?.kept).toMatchObject({
    facts: [{ en: expect.stringMatching(/identity/i), zh: expect.any(String) }],
    until: { en: 'Kept for 36 months after the case has ended, then erased.', zh: '案件办结后保存36个月，期满删除。' },
    hold: { text: { en: 'May not be erased while the case is open.', zh: '案件未办结，不得删除。' } },
    marks: [{ article: 'pipl.19' }],
  });
  // What a reader may not read is not told by its title either, and nobody outside the office is shown any of it.
  expect((await view('lin', complaint.case)).desk).toMatchObject({ mine: false });
  expect((await view('lin', complaint.case)).desk?.kept).toBeUndefined();
  expect((await view('mei', request.case)).desk).toBeUndefined();
});

test('before a request for deletion is decided, the office is told what would be erased, or what holds it', async () => {
  expect(await preview(request.case)).toMatchObject({ lawful: false, refusal: { refusal: 'erasureHeld' } });
  city.on('2026-08-03');
  const { lawful, erases } = await preview(request.case);
  expect({ lawful, erases }).toEqual({
    lawful: true,
    erases: [{ en: expect.stringContaining(`Of case ${complaint.number}: `), zh: expect.stringContaining(`${complaint.number}号案件的`) }],
  });
  expect(erases![0]!.en).toContain('the texts of its letters');
});

test('where an erased value stood, it is said on which day and under which article it was erased', async () => {
  expect(factOf(await view('mei', complaint.case), 'reporter')).toMatchObject({ words: { en: 'Mei Fang' } });
  await give(request.case, 'fulfil', { answer: 'deleted' });
  expect(factOf(await view('mei', complaint.case), 'reporter')).toMatchObject({
    erased: true,
    known: false,
    words: {
      en: expect.stringMatching(/^erased on 3 August 2026 under .*47/),
      zh: expect.stringMatching(/^已于2026年8月3日依据.*四十七.*删除$|^已于2026年8月3日依据.*47.*删除$/),
    },
  });
});
