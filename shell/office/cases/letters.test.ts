import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FileGoing } from '#contract';
import { derive, readClockInput } from '#law/clocks';
import { parseJson } from '#law/ground';
import { openPdf } from '../../print/pdf.fixture.ts';
import { publicMethods } from '../public/index.ts';
import { key, openCity, pulmo, type TestCity, upload, value } from './city.fixture.ts';
import { byCode, viewByCode } from './index.ts';

let city: TestCity;
let id: string;

beforeAll(async () => {
  city = await openCity('2026-03-02');
  const file = await upload(city, 'wei', 'tested well');
  const opened = value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'test-report': file.digest } },
    }),
  );
  id = opened.case;
  await give('lin', 'accept');
  await give('lin', 'propose');
});
afterAll(() => city.close());

const give = async (person: string, order: string, gives = {}) =>
  value(await city.office.order(city.as(person), { id, order, body: { gives }, key: key() }));

const whole = async ({ content }: FileGoing): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
};

const publicDoor = () =>
  publicMethods({
    keeper: city.desk.keeper,
    demo: true,
    cacheMs: 0,
    caseByCode: (caseId) => viewByCode(city.desk, caseId),
    byCode: byCode(city.desk),
  });

test('every letter names its office, its addressee, its case and its law', async () => {
  const { letters } = value(await city.office.caseView(city.as('wei'), { id }));
  expect(letters.length).toBeGreaterThan(0);
  for (const { number } of letters) {
    const letter = value(await city.office.letter({ ...city.as('wei'), origin: 'https://ai.example.gov' }, { id, number }));
    expect(letter.office.zh).not.toBe('');
    expect(letter.marks.length).toBeGreaterThan(0);
    expect(letter.form!.matter.zh).toContain(letter.caseNumber);
    for (const words of [letter.form!.addressee, letter.form!.law]) expect(words.zh).not.toBe('');
    expect(letter.qr.says).toBe(`https://ai.example.gov/check/${letter.code}`);
  }
});

test('a refusal says what may be done against it; these remedies are those of its own day, whatever the case did later', async () => {
  const done = await give('zhao', 'refuse', { reasons: 'Too little was tested.' });
  const number = done.letters.find(({ letter }) => letter.name === 'refusal')!.number;
  const before = value(await city.office.letter(city.as('wei'), { id, number }));
  expect(before.html.en).toMatch(/If you do not agree, you may apply to the .+ until 6 May 2026/);
  city.on('2026-07-01');
  expect(value(await city.office.letter(city.as('wei'), { id, number }))).toEqual(before);
  city.on('2026-03-02');
});

test('the PDF of a letter has the words of the page, for those alone who may read it', async () => {
  const { letters } = value(await city.office.caseView(city.as('wei'), { id }));
  const number = letters.find(({ letter }) => letter.name === 'refusal')!.number;
  const going = value(await city.office.letterPdf(city.as('wei'), { id, number }));
  expect(going.file).toMatchObject({ name: `${number}.pdf`, type: 'application/pdf' });
  const bytes = await whole(going);
  expect(bytes.length).toBe(going.file.bytes);
  const pdf = await openPdf(bytes);
  expect(pdf.text.join(' ')).toContain('Too little was tested.');
  expect(pdf.text.join(' ')).toContain('救济途径');
  expect(pdf.text.join(' ')).toContain('演示城市');
  await pdf.close();
  expect((await city.office.letterPdf(city.as(), { id, number })).ok).toBe(false);
  expect((await city.office.letterPdf(city.as('mei'), { id, number })).ok).toBe(false);
});

test('a date is counted again from the file alone, calendar and all (alaveteli#5101)', async () => {
  const recount = value(await city.office.recount(city.as('wei'), { id, clock: 'decision' }));
  const read = readClockInput(parseJson(JSON.stringify(recount)), () => undefined);
  expect(read.ok).toBe(true);
  if (!read.ok) return;
  const counted = derive(read.value);
  expect(counted.ok && counted.value.due).toBe((recount.result as { due: string }).due);
});

test('the page that counts again is one file and reaches for nothing outside', async () => {
  const going = value(await city.office.recountPage(city.as('wei'), { id, clock: 'decision', lang: 'zh' }));
  expect(going.file).toMatchObject({ type: 'text/html' });
  expect(going.file.bytes).toBeLessThan(60_000);
  const page = (await whole(going)).toString('utf8');
  expect(page).toContain('本机逐日计算');
  expect(page).toContain('Day by day, counted here');
  expect(page).toContain("default-src 'none'");
  expect(page).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)=/);
  expect((await city.office.recountPage(city.as(), { id, clock: 'decision' })).ok).toBe(false);
});

test('anyone who holds a tracking code opens letters and dates of that case, and of no other', async () => {
  const door = publicDoor();
  const told = value(
    await city.office.openCase(city.as(), {
      key: key(),
      body: {
        procedure: 'complaint',
        order: 'complain',
        gives: { grievance: 'The scale in the clinic reads too high.', reporter: 'Ms Mei, room 12' },
      },
    }),
  );
  const code = told.code!;
  const view = value(await door.follow(city.as(), { code }));
  const number = view.letters[0]!.number;
  const letter = value(await door.followLetter(city.as(), { code, number }));
  expect(letter.form!.matter.zh).toContain(view.number);
  expect(JSON.stringify([letter, view])).not.toContain('Ms Mei');
  const pdf = await openPdf(await whole(value(await door.followLetterPdf(city.as(), { code, number, lang: 'zh' }))));
  expect(pdf.text.join(' ')).toContain(view.number);
  expect(pdf.text.join(' ')).not.toContain('Ms Mei');
  await pdf.close();
  const clock = view.clocks[0]!;
  expect((await whole(value(await door.followRecount(city.as(), { code, clock: clock.clock })))).toString('utf8')).toContain(clock.due);

  expect((await door.followLetter(city.as(), { code: 'AAAA-BBBB-CCCC-DDDD', number })).ok).toBe(false);
  const other = value(await city.office.caseView(city.as('wei'), { id })).letters[0]!.number;
  expect((await door.followLetter(city.as(), { code, number: other })).ok).toBe(false);
});

test('a draft of an order is kept for colleagues, and the letter shows what was changed before it was sent', async () => {
  const file = await upload(city, 'wei', 'a third report');
  const opened = value(
    await city.office.openCase(city.as('wei'), {
      key: key(),
      body: { procedure: 'assessment', order: 'file', gives: { ...pulmo, 'product-name': 'Third', 'test-report': file.digest } },
    }),
  );
  const at = { id: opened.case };
  for (const order of ['accept', 'propose'])
    value(await city.office.order(city.as('lin'), { ...at, order, body: { gives: {} }, key: key() }));
  const draft = { ...at, order: 'refuse', body: { gives: { reasons: '检测样本太少，结论不可靠。', contact: 'Ms Wei' } } };
  // Only anyone who may give the order drafts it; the party sees no draft.
  expect((await city.office.saveOrderDraft(city.as('wei'), draft)).ok).toBe(false);
  value(await city.office.saveOrderDraft(city.as('zhao'), draft));
  const found = value(await city.office.orderDraft(city.as('lin'), { ...at, order: 'refuse' }));
  expect(found.draft).toMatchObject({ mine: false, by: { en: 'Zhao' }, gives: { reasons: '检测样本太少，结论不可靠。' } });
  expect(JSON.stringify(found)).not.toContain('Ms Wei');
  expect((await city.office.orderDraft(city.as('wei'), { ...at, order: 'refuse' })).ok).toBe(false);

  const done = value(
    await city.office.order(city.as('zhao'), {
      ...at,
      order: 'refuse',
      body: { gives: { reasons: '检测样本太少，仅有十二例，结论不可靠。' } },
      key: key(),
    }),
  );
  const number = done.letters.find(({ letter }) => letter.name === 'refusal')!.number;
  const seen = value(await city.office.letter(city.as('lin'), { ...at, number }));
  expect(seen.own).toEqual([{ en: '检测样本太少，仅有十二例，结论不可靠。', zh: '检测样本太少，仅有十二例，结论不可靠。' }]);
  const [compared] = seen.drafts!;
  const parts = compared!.facts[0]!.zh;
  expect(
    parts
      .filter(({ kind }) => kind === 'in')
      .map(({ text }) => text)
      .join(''),
  ).toBe('仅有十二例，');
  expect(
    parts
      .filter(({ kind }) => kind !== 'in')
      .map(({ text }) => text)
      .join(''),
  ).toBe('检测样本太少，结论不可靠。');
  const party = value(await city.office.letter(city.as('wei'), { ...at, number }));
  expect([party.own, party.drafts]).toEqual([undefined, undefined]);
  // The next round begins with an empty sheet.
  expect(value(await city.office.orderDraft(city.as('zhao'), { ...at, order: 'refuse' }))).toEqual({});
});

test('a letter that was sent cannot be altered', async () => {
  await expect(
    city.desk.keeper.store.database.query({ name: '', text: `update letter set title = '{}'`, prepared: false }),
  ).rejects.toThrow();
});
