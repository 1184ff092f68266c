import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadPack, wrongWords } from '#law/pack';

const root = join(import.meta.dirname, '..');

const filesIn = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => ending.test(path));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const { pack } = loadPack(
  new Map(filesIn('packs/shenzhen', /\.(yaml|md)$/).map((path) => [path.replace('packs/shenzhen/', ''), read(path)])),
);
const terms = Object.values(pack!.glossary);
const screens = filesIn('web', /messages\.json$/);

test('the glossary of Shenzhen excludes words, and there are screens to read', () => {
  expect(terms.filter(({ never }) => never.length > 0).length).toBeGreaterThan(10);
  expect(screens.length).toBeGreaterThan(8);
});

test.each(screens)('%s uses no word that the glossary excludes', (path) => {
  const seek = wrongWords(terms);
  expect(
    read(path)
      .split('\n')
      .flatMap((line) => seek(line).map(({ word }) => `${word}: ${line.trim()}`)),
  ).toEqual([]);
});

test('a word inside a longer right word is none, and one by itself is found', () => {
  const seek = wrongWords(terms);
  expect(seek('医疗器械临床试验').map(({ word }) => word)).toEqual([]);
  expect(seek('准予试验').map(({ word, at }) => [word, at])).toEqual([['试验', 2]]);
});
