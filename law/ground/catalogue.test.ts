import { expect, test } from 'vitest';
import { catalogue, lackingIn, spokenLanguages, unknownKeys } from './catalogue.ts';
import { inLanguage, text } from './text.ts';

const messages = {
  plain: { en: 'Nothing is due.', zh: '没有待办事项。', nl: 'Er staat niets open.' },
  due: {
    en: '{count} {count, plural, one {case is} other {cases are}} due: {titles}.',
    zh: '待办{count}件：{titles}。',
    nl: '{count} {count, plural, one {zaak staat} other {zaken staan}} open: {titles}.',
  },
  stood: { en: 'It stood{late, select, true { too long} other {}}.', zh: '{late, select, true {已超期} other {未超期}}。' },
  untranslated: { en: 'Sign in.', zh: '请登录。' },
};
// Other tests of the same process may have loaded catalogues of their own.
const before = lackingIn('nl');
const say = catalogue(messages);

test('a sentence is said in every language that its message has', () => {
  expect(say('plain')).toEqual(messages.plain);
  expect(say('due', { count: 1, titles: ['A', 'B'] })).toEqual({
    en: '1 case is due: A, B.',
    zh: '待办1件：A、B。',
    nl: '1 zaak staat open: A, B.',
  });
  expect(say('stood', { late: true }).en).toBe('It stood too long.');
  expect(say('stood', { late: undefined }).zh).toBe('未超期。');
});

test('a missing translation falls back to English, and is counted', () => {
  const words = say('untranslated');
  expect([inLanguage(words, 'nl'), inLanguage(words, 'zh-CN'), 'nl' in words]).toEqual(['Sign in.', '请登录。', false]);
  expect(lackingIn('nl')).toEqual({ lacking: before.lacking + 2, of: before.of + 4 });
  expect(lackingIn('zh-CN')).toEqual({ lacking: 0, of: before.of + 4 });
  expect(spokenLanguages().slice(0, 2)).toEqual(['en', 'zh']);
  expect(spokenLanguages()).toContain('nl');
});

test('a sentence says which language one of its values lacks', () => {
  expect(say('due', { count: 2, titles: text('Pause', '暂停') }).lacks).toBe('nl');
  expect(say('due', { count: 2, titles: { en: 'Pause', zh: '暂停', nl: 'Pauze' } }).lacks).toBeUndefined();
});

test('a word that no catalogue has', () => {
  // @ts-expect-error the types name every key
  const words = say('nobodyWroteThis', { count: 1 });
  expect([words.en, words.zh]).toEqual(['[nobodyWroteThis]', '[nobodyWroteThis]']);
  expect(unknownKeys()).toContain('nobodyWroteThis');
});
