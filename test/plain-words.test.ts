import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const folders = ['bin', 'bench', 'contract', 'docs', 'law', 'methods', 'shell', 'test', 'web'];

/** What was printed or decided before stays as it is: migrations are known by their digest, golden files come from elsewhere, and this file names the words. */
const left = /node_modules|^shell\/db\/migrations\/|^test\/(golden|fixtures)\/|plain-words\.test\.ts$/;

const files = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => /\.(ts|tsx|mjs|md|json|css)$/.test(name) && !left.test(name)),
);

/** Old words, each with what to write instead. */
const instead: Readonly<Record<string, string>> = {
  whoever: 'anyone who, the person who',
  anew: 'again',
  mend: 'correct',
  hath: 'has',
};
const old = /\b(whoever|anew|mend(?:s|ed|ing)?|hath)\b/i;
// As a name in code such a word is not read as prose: only comments and sentences are looked at.
const comment = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/[^\n]*/g;
const sentence = /(?<=[:,[]\s*)"(?:[^"\\\n]|\\.)*"(?!:)/g;

const proseOf = (name: string, words: string): readonly string[] =>
  /\.md$/.test(name) ? words.split('\n') : [...words.matchAll(/\.json$/.test(name) ? sentence : comment)].map(([part]) => part);

const found = (name: string, words: string): readonly string[] =>
  proseOf(name, words).flatMap((part) => {
    const [, word] = old.exec(part) ?? [];
    if (word === undefined) return [];
    const key = Object.keys(instead).find((one) => word.toLowerCase().startsWith(one)) ?? word;
    return [`${name}: “${word}”, better: ${instead[key] ?? 'a word of today'}`];
  });

test('comments, guides and sentences are in the English of today', () => {
  expect(files.length).toBeGreaterThan(1000);
  expect(files.flatMap((name) => found(name, readFileSync(join(root, name), 'utf8')))).toEqual([]);
});

test('the words are found in prose, and left as names in code', () => {
  expect(found('a.ts', '// Whoever asks is told.\nconst anew = mended;')).toEqual(['a.ts: “Whoever”, better: anyone who, the person who']);
  expect(found('a.md', 'The clock begins anew.')).toHaveLength(1);
  expect(found('messages.json', '{ "a.beginsAnew": { "en": "mend the file" } }')).toEqual(['messages.json: “mend”, better: correct']);
});
