import { expect } from 'vitest';

const isWords = (value: unknown): value is Readonly<Record<string, string>> =>
  typeof value === 'object' &&
  value !== null &&
  'en' in value &&
  'zh' in value &&
  Object.values(value).every((words) => typeof words === 'string');

/**
 * Whether a sentence says what a test expects of it, in the languages that the test names. The program may speak further ones: a test about English and
 * Chinese does not break when a language is added, and one about Dutch names `nl`. Nothing is said of what is no sentence.
 */
export const saysAsExpected = (received: unknown, expected: unknown): boolean | undefined =>
  isWords(received) && isWords(expected) ? Object.entries(expected).every(([language, words]) => received[language] === words) : undefined;

// A worker that runs several test files loads this module once: a tester added for each file would make every comparison slower.
let isAdded = false;

export const compareSentencesByLanguage = (): void => {
  if (isAdded) return;
  isAdded = true;
  expect.addEqualityTesters([saysAsExpected]);
};
