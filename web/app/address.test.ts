import { afterEach, expect, test } from 'vitest';
import { baseOf, inLang, langOf, mayLead, speak } from './address.ts';

afterEach(() => speak(['en', 'zh']));

test('in a city of English and Chinese, Chinese lies under /zh', () => {
  expect([langOf('/law'), langOf('/zh/law'), langOf('/zh'), langOf('/my')]).toEqual(['en', 'zh', 'zh', 'en']);
  expect([inLang('/law?q=1', 'zh'), inLang('/zh/law', 'en'), inLang('/', 'zh'), inLang('/api/x', 'zh')]).toEqual([
    '/zh/law?q=1',
    '/law',
    '/zh',
    '/api/x',
  ]);
});

test('in a city of three languages each but English has a prefix of its own', () => {
  speak(['nl', 'en', 'zh']);
  expect([langOf('/law'), langOf('/nl/law'), langOf('/zh/law')]).toEqual(['en', 'nl', 'zh']);
  expect([inLang('/nl/law', 'zh'), inLang('/nl', 'en'), inLang('/nl?q=1', 'en')]).toEqual(['/zh/law', '/', '/?q=1']);
});

test('in a city without English its first language lies bare, and a link into a language that it does not have leads to that one', () => {
  speak(['de']);
  expect([langOf('/law'), langOf('/de/law'), langOf('/zh/law')]).toEqual(['de', 'de', 'de']);
  expect([inLang('/zh/law', 'de'), baseOf('/zh/law'), baseOf('/law')]).toEqual(['/law', '/zh', '']);
});

test('an address may begin with a language that the city has not named yet, and /my is a page', () => {
  expect(['/nl/law', '/my', '/my/cases', '/law/sz/44', '/ask', '/products', '/zh'].map(mayLead)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ]);
});
