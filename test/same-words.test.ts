import { expect, test } from 'vitest';
import { saysAsExpected } from './same-words.ts';

const said = { en: 'yes', zh: '是', nl: 'ja' };

test('a sentence is compared in the languages that a test names', () => {
  expect(said).toEqual({ en: 'yes', zh: '是' });
  expect([{ said }]).toStrictEqual([{ said: { en: 'yes', zh: '是' } }]);
  expect(said).not.toEqual({ en: 'yes', zh: '否' });
  expect(said).toEqual({ en: expect.stringContaining('e'), zh: '是' });
  expect([{ said }]).toEqual([expect.objectContaining({ said: { en: expect.stringContaining('e'), zh: expect.any(String) } })]);
});

test('a language that a test names and the sentence lacks is a difference', () => {
  expect({ en: 'yes', zh: '是' }).not.toEqual(said);
  expect(said).not.toEqual({ ...said, nl: 'jawel' });
  expect(said).not.toEqual({ ...said, de: 'ja' });
});

test('nothing is said of what is no sentence', () => {
  expect(saysAsExpected({ en: 1, zh: 1, nl: 1 }, { en: 1, zh: 1 })).toBeUndefined();
  expect(saysAsExpected({ en: 'yes' }, { en: 'yes' })).toBeUndefined();
  expect({ en: 1, zh: 1, nl: 1 }).not.toEqual({ en: 1, zh: 1 });
});
