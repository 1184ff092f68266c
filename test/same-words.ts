import { expect } from 'vitest';

const isMatcher = (value: unknown): value is { asymmetricMatch: (received: unknown) => boolean } =>
  typeof value === 'object' && value !== null && 'asymmetricMatch' in value && typeof value.asymmetricMatch === 'function';

const isWords = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' &&
  value !== null &&
  'en' in value &&
  'zh' in value &&
  Object.values(value).every((words) => typeof words === 'string' || isMatcher(words));

/**
 * Whether a sentence says what a test expects of it, in the languages that the test names. The program may speak further ones: a test about English and
 * Chinese does not break when a language is added, and one about Dutch names `nl`. Nothing is said of what is no sentence.
 */
export const saysAsExpected = (received: unknown, expected: unknown): boolean | undefined => {
  if (!isWords(received) || !isWords(expected)) return undefined;
  // Within `objectContaining` the two come the other way round; what holds a matcher is what is expected.
  if (Object.values(received).some(isMatcher)) return saysAsExpected(expected, received);
  return Object.entries(expected).every(([language, words]) =>
    isMatcher(words) ? words.asymmetricMatch(received[language]) : received[language] === words,
  );
};

// A worker that runs several test files loads this module once: a tester added for each file would make every comparison slower.
let isAdded = false;

export const compareSentencesByLanguage = (): void => {
  if (isAdded) return;
  isAdded = true;
  expect.addEqualityTesters([saysAsExpected]);
};
