import { expect, test } from 'vitest';
import { pageIn } from './city-page.ts';

const page = '<!doctype html><html lang="en"><body><noscript><p>as it was built</p></noscript></body></html>';

test('the page says the languages of the city, and no word of another to whoever runs no programs', () => {
  const german = pageIn(page, ['de', 'en'], '/de/law');
  expect(german).toContain('<html lang="de" data-languages="de en">');
  expect(german).toContain('These pages need JavaScript');
  expect(german).not.toMatch(/[一-鿿]/);
  const chinese = pageIn(page, ['zh', 'en'], '/zh/law');
  expect(chinese).toContain('<html lang="zh-CN" data-languages="zh en">');
  expect(chinese).toMatch(/<p lang="zh-CN">本网页/);
});

test('an address without a language is English where the city has it, else in its first language', () => {
  expect(pageIn(page, ['zh', 'en'], '/law')).toContain('<html lang="en"');
  expect(pageIn(page, ['nl', 'fy'], '/law')).toContain('<html lang="nl"');
  expect(pageIn(page, ['nl', 'fy'], '/law')).toContain('<p lang="en">These pages');
});

test('where no language is known, the page stays as it was built', () => {
  expect(pageIn(page, [], '/')).toBe(page);
});
