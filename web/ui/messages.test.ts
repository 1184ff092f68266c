import { expect, test } from 'vitest';
import { wordFor, wordsIn } from './messages.ts';

const messages = {
  close: { en: 'Close', zh: '关闭', nl: 'Sluiten' },
  'found(count)': {
    en: '{count, plural, =0 {Nothing} one {One case} other {{count} cases}}',
    zh: '{count}件',
    nl: '{count, plural, =0 {Niets} one {Eén zaak} other {{count} zaken}}',
  },
  'since(from, until)': { en: '{until, select, none {since {from}} other {{from} to {until}}}', zh: '自{from}起' },
  'on(days)': { en: 'on {days}', zh: '{days}' },
  'brackets(words)': { en: "'{'{words}'}' isn't", zh: '{words}' },
  doors: { complaint: { en: 'Complain', zh: '投诉' }, list: [{ en: 'one', zh: '一' }] },
} as const;

test('a message is said in the language of its reader, by its values in their order', () => {
  const nl = wordsIn(messages, 'nl');
  expect([nl.close, nl.found(0), nl.found(1), nl.found(3)]).toEqual(['Sluiten', 'Niets', 'Eén zaak', '3 zaken']);
  expect(wordsIn(messages, 'zh').found(2)).toBe('2件');
});

test('a message that a language lacks is said in English', () => {
  const nl = wordsIn(messages, 'nl');
  expect(nl.since('1 May', undefined)).toBe('since 1 May');
  expect(nl.doors.complaint).toBe('Complain');
});

test('an empty value chooses "none", and stands for nothing where no choice is made by it', () => {
  const en = wordsIn(messages, 'en');
  expect([en.since('1 May', ''), en.since('1 May', '2 May'), en.on('')]).toEqual(['since 1 May', '1 May to 2 May', 'on ']);
});

test('a list gets the commas of its language, and signs of the format can be written', () => {
  expect(wordsIn(messages, 'en').on(['Monday', 'Tuesday'])).toBe('on Monday, Tuesday');
  expect(wordsIn(messages, 'zh').on(['周一', '周二'])).toBe('周一、周二');
  expect(wordsIn(messages, 'en').brackets('x')).toBe("{x} isn't");
});

test('a key that comes with the data finds its word or nothing', () => {
  const { doors } = wordsIn(messages, 'en');
  expect(wordFor(doors, 'complaint')).toBe('Complain');
  expect(wordFor(doors, 'toString')).toBeUndefined();
  expect(doors.list[0]).toBe('one');
});
