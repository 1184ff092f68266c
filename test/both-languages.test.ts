import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root, saidInCode } from './said.ts';

const said = saidInCode();
const messages = globSync('{law,shell}/**/messages.json', { cwd: root }).flatMap((catalogue) =>
  Object.entries(JSON.parse(readFileSync(join(root, catalogue), 'utf8')) as Record<string, Record<string, string>>).map(([key, words]) => ({
    catalogue,
    key,
    words,
  })),
);
const idOf = (catalogue: string, key: string): string => `${catalogue} ${key}`;

test('findings, traces and what an example says come from catalogues, and there are hundreds of them', () => {
  const ofLaw = said.filter(({ catalogue }) => catalogue.startsWith('law/'));
  expect(ofLaw.length).toBeGreaterThan(400);
  // Every code that the pack language names and whose finding is worded where it is reported.
  expect(new Set(ofLaw.flatMap(({ code }) => code ?? [])).size).toBeGreaterThan(60);
});

/** A Chinese letter begins with its addressee without a word before it; how many of a thousand is written as a number; a comma joins. */
const shorter: ReadonlySet<string> = new Set([
  'law/case/messages.json letterLabels.to',
  'shell/office/trials/messages.json often.all',
  'shell/office/trials/messages.json labelOf.and',
]);

test('no message is empty in one language alone, and what is said in Chinese holds Chinese wherever the English holds a sentence', () => {
  const isOnlyNames = (plain: string): boolean => !/[a-z]{2,}/i.test(plain.replaceAll(/`[^`]*`|\{[^{}]*\}/g, ''));
  const wrong = messages.filter(({ catalogue, key, words: { en = '', zh = '' } }) => {
    if (shorter.has(idOf(catalogue, key))) return false;
    const [one, other] = [en, zh].map((pattern) => pattern.trim() === '');
    return one !== other || (!isOnlyNames(en) && !/\p{Script=Han}/u.test(zh) && !zh.includes('{'));
  });
  expect(wrong.map(({ catalogue, key, words }) => `${idOf(catalogue, key)}: ${words['en']} | ${words['zh']}`)).toEqual([]);
});

test('what code says stands in its catalogue', () => {
  const known = new Set(messages.map(({ catalogue, key }) => idOf(catalogue, key)));
  const missing = said.flatMap(({ at, catalogue, keys }) =>
    keys.filter((key) => !known.has(idOf(catalogue, key))).map((key) => `${at} ${key}`),
  );
  expect(missing).toEqual([]);
});
