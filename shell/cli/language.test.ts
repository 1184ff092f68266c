import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['zh', {}, 'zh'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [undefined, { LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_TW' }, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  [undefined, { LANG: 'zhuang' }, 'en'],
  [undefined, {}, 'en'],
] as const)('asked for %s under %o, the command line speaks %s', (asked, env, language) => {
  expect(languageOf(asked, env)).toBe(language);
});

test('another language is a wrong usage, not a silent English', () => {
  expect(() => languageOf('fr', {})).toThrow('--lang is `zh` or `en`');
});
