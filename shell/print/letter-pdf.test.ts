import { createCanvas } from '@napi-rs/canvas';
import { expect, test } from 'vitest';
import { letterPdf, qrOf, type Sheet } from './index.ts';
import { openPdf } from './pdf.fixture.ts';
import { scanCode } from './scan-code.fixture.ts';

const zh: Sheet = {
  language: 'zh',
  banner: '演示城市：本文书不具有法律效力。',
  office: '市工业和信息化局',
  number: 'SZJ-2026-00001号',
  date: '2026年4月2日',
  title: '不予准许决定书',
  body: '当事人：\n\n你（单位）提出的申请，决定不予准许。\n\n**理由：**审查意见书已另行送达，龘靐齉亦同。',
  remedies: '不服本决定的，可以申请行政复议。',
  law: '条例第66条',
  check: { words: '扫码查验，校验码K7QM-2F9X', code: 'K7QM-2F9X', address: 'https://ai.example.gov/zh/check/K7QM-2F9X' },
};
const en: Sheet = {
  ...zh,
  language: 'en',
  office: 'Bureau of Industry',
  title: 'Decision to refuse',
  body: `Your application is refused.\n\n**Reasons.** ${'Too little was tested, and what was tested was not told. '.repeat(80)}`,
  remedies: 'You may turn to reconsideration until 1 June 2026.',
};
const about = { title: 'Decision to refuse SZJ-2026-00001', author: 'Bureau of Industry', on: new Date('2026-04-02') };

test('the text of a letter can be searched in Chinese and in English, the rare characters of names too', async () => {
  const pdf = await openPdf(await letterPdf([zh, en], about));
  expect(pdf.text[0]).toContain('决定不予准许');
  expect(pdf.text[0]).toContain('龘靐齉');
  expect(pdf.text[0]).toContain('可以申请行政复议');
  expect(pdf.text.slice(1).join(' ')).toContain('You may turn to reconsideration until 1 June 2026.');
  await pdf.close();
});

test('a letter is a tagged PDF that says its language and its title, and is small', async () => {
  const bytes = await letterPdf([zh, en], about);
  expect(bytes.length).toBeLessThan(300_000);
  const pdf = await openPdf(bytes);
  expect(pdf.language).toBe('zh-CN');
  expect(pdf.title).toBe(about.title);
  expect(pdf.roles).toEqual(expect.arrayContaining(['H1', 'P', 'Figure']));
  await pdf.close();
});

const form = {
  look: 'gbt-9704' as const,
  number: 'SZJ〔2026〕1号',
  addressee: '蔚蓝智能科技有限公司（示例）（统一社会信用代码：91440300DEM0000WE0）',
  matter: '事前评估（XXPG-2026-0001号案件）',
  law: '《深圳经济特区人工智能产业促进条例》第六十六条',
  seal: '（印章：演示用章，不具有法律效力）',
};

test('an official letter bears header, number, addressee, matter, articles, signature, seal and day', async () => {
  const pdf = await openPdf(await letterPdf([{ ...zh, form }], about));
  const text = pdf.text.join(' ').replaceAll(' ', '');
  for (const words of [
    zh.office,
    form.number,
    '蔚蓝智能科技有限公司',
    '事项：事前评估',
    '依据：《深圳',
    '演示用章',
    zh.date,
    '决定不予准许',
  ])
    expect(text).toContain(words.replaceAll(' ', ''));
  expect(pdf.roles.filter((role) => role === 'Figure').length).toBe(2);
  await pdf.close();
});

test('a long official letter in English is tagged, and its signature stands whole on one page', async () => {
  const pdf = await openPdf(
    await letterPdf(
      [{ ...en, form: { ...form, look: 'plain', number: 'No. SZJ-2026-00001', seal: '[seal: for demonstration only]' } }],
      about,
    ),
  );
  expect(pdf.text.length).toBeGreaterThan(1);
  expect(pdf.text.some((page) => page.includes('for demonstration only') && page.includes(en.date))).toBe(true);
  await pdf.close();
});

test('the same letter gives the same file', async () => {
  const [one, two] = [await letterPdf([zh], about), await letterPdf([zh], about)];
  expect(Buffer.compare(one, two)).toBe(0);
});

test('a letter of more than a page numbers its pages, and its code stands whole on the last one', async () => {
  const pdf = await openPdf(await letterPdf([en], about));
  expect(pdf.text.length).toBeGreaterThan(1);
  expect(pdf.text.map((page, at) => page.includes(`${at + 1} / ${pdf.text.length}`))).toEqual(pdf.text.map(() => true));
  await pdf.close();
});

test('anyone who scans a printed letter gets to its page', async () => {
  const pdf = await openPdf(await letterPdf([zh, en], about));
  for (const [page, address] of [
    [0, zh.check.address],
    [pdf.text.length - 1, en.check.address],
  ] as const) {
    expect(scanCode(await pdf.draw(page, 2))).toBe(address);
  }
  await pdf.close();
});

test('the code on a screen is the same code', () => {
  const { path, size } = qrOf('https://ai.example.gov/check/K7QM-2F9X');
  const canvas = createCanvas(size * 4, size * 4);
  const context = canvas.getContext('2d');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#000';
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    context.fillRect(Number(x) * 4, Number(y) * 4, Number(width) * 4, 4);
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  expect(scanCode({ data, width: canvas.width, height: canvas.height })).toBe('https://ai.example.gov/check/K7QM-2F9X');
});
