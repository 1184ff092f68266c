import { expect, test } from 'vitest';
import { parseNum } from '#law/ground';
import { articleMark, articleName, orderWord, rowsInWords, stayWord, unitWords, valueInWords } from './index.ts';
import { shenzhen } from './pack.fixture.ts';

test('one order name reads as the law of each procedure calls it: 受理 a challenge, 准予 a trial', () => {
  expect(orderWord(shenzhen, 'reconsideration', 'admit')).toEqual({ en: 'admit', zh: '受理' });
  expect(orderWord(shenzhen, 'trial', 'admit')).toEqual({ en: 'admit', zh: '准予先行先试' });
  expect(orderWord(shenzhen, 'data-access', 'release').zh).toBe('准予导出');
  expect(orderWord(shenzhen, 'trial', 'release').zh).toBe('解除暂停');
});

test('what carries no title of its own is called by its word, and what has none by its name', () => {
  expect(orderWord(shenzhen, 'assessment', 'grant')).toEqual(shenzhen.words['grant']);
  expect(stayWord(shenzhen, 'comment', 'merged').en).toBe('merged into another comment');
  expect(stayWord(shenzhen, 'assessment', 'testing')).toEqual(shenzhen.words['testing']);
  expect(orderWord(shenzhen, 'no-such', 'no-order')).toEqual({ en: 'no order', zh: 'no-order' });
});

test('paragraphs and items are named as the law does; a division that is ours is the article as a whole', () => {
  expect(articleMark(shenzhen, 'sz.65(1)(5)')).toEqual({ en: 'AI Reg. 65(1)(5)', zh: '条例第65条第1款第5项' });
  expect(articleName(shenzhen, 'sz.65(1)(5)').zh).toBe('《深圳经济特区人工智能产业促进条例》第六十五条第一款第五项');
  expect(articleName(shenzhen, 'sz.65(1)(5)').en).toContain('Article 65, paragraph 1, item 5, of the');
  expect(articleMark(shenzhen, 'sz.44(c)')).toEqual({ en: 'AI Reg. 44', zh: '条例第44条' });
  expect(articleName(shenzhen, 'sz.44(c)').zh).toBe('《深圳经济特区人工智能产业促进条例》第四十四条');
  // Not every law counts its articles: § 21h of a German order, article 4:13 of the Dutch general act, a source with a year in its name.
  expect(articleName(shenzhen, 'sz.21h').en).toContain('Article 21h of the');
  expect(articleName(shenzhen, 'sz.21h').zh).toBe('《深圳经济特区人工智能产业促进条例》第21h条');
  expect(articleName(shenzhen, 'awb.4:13(2)').en).toBe('Article 4:13, paragraph 2, of the awb');
  expect(articleName(shenzhen, 'eu947.14').en).toBe('Article 14 of the eu947');
});

test('a number stands with its unit in words, one of it and several, in both languages', () => {
  const said = (fact: string, value: string) => valueInWords(shenzhen, shenzhen.facts[fact]!, parseNum(value)!);
  expect(said('affected', '1')).toEqual({ en: '1 person', zh: '1人' });
  expect(said('affected', '26000')).toEqual({ en: '26,000 people', zh: '26,000人' });
  const counted = (unit: string, value: string) =>
    valueInWords(shenzhen, { ...shenzhen.facts['threshold']!, type: { kind: 'number', unit, step: 0.01 } }, parseNum(value)!);
  expect(counted('percent', '99.5')).toEqual({ en: '99.5%', zh: '99.5%' });
  expect(counted('per-mille', '1')).toEqual({ en: '1 in a thousand', zh: '1‰' });
  expect(counted('percentage-point', '1')).toEqual({ en: '1 percentage point', zh: '1个百分点' });
  expect(said('award', '250000')).toEqual({ en: '250,000 yuan', zh: '250,000元' });
  expect(unitWords(shenzhen, 'furlong')).toEqual({ en: '', zh: '' });
});

test('a row of a list reads in the order of its columns, each by its own fact, in both languages', () => {
  const row = { 'samples-run': 2000, 'result-evidence': { en: 'page 3', zh: '第3页' }, measured: 98.4, 'result-for': 'F-1' };
  expect(valueInWords(shenzhen, shenzhen.facts['results']!, [row, { 'result-for': 'S-1' }])).toEqual({
    en: 'F-1, 98.4, 2,000 samples, page 3; S-1',
    zh: 'F-1，98.4，2,000份，第3页；S-1',
  });
});

test('the rows of a list are told one by one, and joined where there is a line only', () => {
  const clauses = shenzhen.facts['clauses']!;
  const rows = [
    { 'clause-name': '1 Sign', 'clause-text': 'A sign says so.' },
    { 'clause-name': '2 Time', 'clause-text': 'Half a year.' },
  ];
  const told = rowsInWords(shenzhen, clauses, rows)!.map(({ en }) => en);
  expect(told).toEqual(['1 Sign, A sign says so', '2 Time, Half a year']);
  expect(valueInWords(shenzhen, clauses, rows).en).toBe('1 Sign, A sign says so; 2 Time, Half a year');
  expect(rowsInWords(shenzhen, shenzhen.facts['affected']!, 3)).toBeUndefined();
});

test('an article is cited in the form of the place, or of its source, in every language', () => {
  const place = { ...shenzhen.place, citation: { en: 'section {article} {source}', zh: '第{article}条', de: '§ {article} {source}' } };
  const sources = {
    ...shenzhen.sources,
    luftvo: { title: { en: 'Air Traffic Order', zh: '航空条例', de: 'LuftVO' }, rank: 'law' as const },
    awb: {
      title: { en: 'Awb', zh: '荷兰行政法通则', de: 'Awb' },
      rank: 'law' as const,
      citation: { en: 'article {article} {source}', zh: '第{article}条', de: 'Artikel {article}' },
    },
  };
  const pack = { ...shenzhen, place, sources, languages: ['de', 'en', 'zh'] };
  expect(articleName(pack, 'luftvo.21h(2)')).toMatchObject({
    en: 'section 21h (2) Air Traffic Order',
    zh: '《航空条例》第21h (2)条',
    de: '§ 21h (2) LuftVO',
  });
  expect(articleName(pack, 'awb.4:13')).toMatchObject({ en: 'article 4:13 Awb', de: 'Artikel 4:13 Awb' });
  expect(articleMark(pack, 'luftvo.21h')).toMatchObject({ en: 'section 21h Air Traffic Order', de: '§ 21h LuftVO' });
});
