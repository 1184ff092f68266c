import { expect, test } from 'vitest';
import { pageIn, pagePath } from './city-page.ts';

const page =
  '<!doctype html><html lang="en"><head><title>Ordinance</title></head><body><noscript><p>as it was built</p></noscript></body></html>';

test('the page says the languages of the city, and no word of another to anyone who runs no programs', () => {
  const german = pageIn(page, { languages: ['de', 'en'] }, '/de/law');
  expect(german).toContain('<html lang="de" data-languages="de en">');
  expect(german).toContain('These pages need JavaScript');
  expect(german).not.toMatch(/[一-鿿]/);
  const chinese = pageIn(page, { languages: ['zh', 'en'] }, '/zh/law');
  expect(chinese).toContain('<html lang="zh-CN" data-languages="zh en">');
  expect(chinese).toMatch(/<p lang="zh-CN">本网页/);
});

test('an address without a language is English where the city has it, else in its first language', () => {
  expect(pageIn(page, { languages: ['zh', 'en'] }, '/law')).toContain('<html lang="en"');
  expect(pageIn(page, { languages: ['nl', 'fy'] }, '/law')).toContain('<html lang="nl"');
  expect(pageIn(page, { languages: ['nl', 'fy'] }, '/law')).toContain('<p lang="nl">Voor deze pagina’s');
  expect(pageIn(page, { languages: ['fy', 'fr'] }, '/law')).toContain('<p lang="en">These pages');
});

test('where no language is known, the page stays as it was built', () => {
  expect(pageIn(page, { languages: [] }, '/')).toBe(page);
});

test('title and description are those of the city, in the language of the address, and cannot break out of their place', () => {
  const words = {
    languages: ['en', 'nl'],
    title: { en: 'AI <Office>', zh: '', nl: 'AI-loket' },
    lead: { en: 'Say "hello" & ask', zh: '', nl: 'Stel een vraag' },
  };
  expect(pageIn(page, words, '/law')).toContain(
    '<title>AI &lt;Office&gt;</title><meta name="description" content="Say &quot;hello&quot; &amp; ask" />',
  );
  expect(pageIn(page, words, '/nl/law')).toContain('<title>AI-loket</title><meta name="description" content="Stel een vraag" />');
});

test('the page of an address stands behind its language', () => {
  expect(pagePath('/nl/law/eu/5?x=1#a', ['nl', 'en'])).toBe('/law/eu/5');
  expect(pagePath('/zh', ['nl', 'en'])).toBe('/');
  expect(pagePath('/law/eu/5', ['nl', 'en'])).toBe('/law/eu/5');
});
