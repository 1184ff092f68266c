import { expect, test } from 'vitest';
import { longDate, number } from './format.ts';
import { inLanguage, ownNameOf, spokenIn, tagOf, wordsLangOf } from './text.ts';

const languages = ['de', 'en'];

test('a text whose translation is missing is read in the language that stands in for it, and the page can mark it', () => {
  const german = { en: 'Schiffer', zh: 'Schiffer', de: 'Schiffer', lacks: 'en' };
  expect([inLanguage(german, 'en'), spokenIn(german, 'en', languages)]).toEqual(['Schiffer', 'de']);
  expect(spokenIn(german, 'de', languages)).toBe('de');
});

test('a word that no catalogue has in the language of the page is the English one, and is marked as English', () => {
  const made = { en: '3 days left', zh: '剩余3日' };
  expect([inLanguage(made, 'de'), spokenIn(made, 'de', languages)]).toEqual(['3 days left', 'en']);
  expect(['de', 'nl', 'nl-BE', 'zh-Hant', 'en-GB'].map(wordsLangOf)).toEqual(['en', 'nl', 'nl', 'zh', 'en']);
});

test('a language names itself in its own script, and `lang` attributes say which Chinese it is', () => {
  expect(['de', 'nl', 'zh', 'en'].map(ownNameOf)).toEqual(['Deutsch', 'Nederlands', '中文', 'English']);
  expect(['de', 'zh'].map(tagOf)).toEqual(['de', 'zh-CN']);
});

test('days and numbers are written as the language writes them', () => {
  expect([longDate('2026-04-02', 'de'), longDate('2026-04-02', 'nl'), longDate('2026-04-02', 'en')]).toEqual([
    '2. April 2026',
    '2 april 2026',
    '2 April 2026',
  ]);
  expect([number(26431, 'de'), number(26431, 'en')]).toEqual(['26.431', '26,431']);
});
