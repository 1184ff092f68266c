import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playAll } from '#law/case';
import { checkedPack, provePack } from '#law/prove';
import { readPackFolder } from '#shell/office';
import { foundIn, languageWords, namesOf, sources } from './names-in-code.ts';

const folder = join(import.meta.dirname, 'fixtures/foreign');

// Cities for which nothing was ever added to the program: if one of these tests fails, the program is to be put right, not the pack.
// The journey through every page (`journeys/every-page.test.ts`) serves and crawls them too.
describe.each(readdirSync(folder))('the foreign pack %s', (name) => {
  const { pack, findings } = checkedPack(readPackFolder(join(folder, name)));

  test('has no finding', () => expect(findings).toEqual([]));

  test('keeps all of its promises', () => {
    expect(provePack(pack!).promises.map(({ id, holds }) => [id, holds])).toEqual(Object.keys(pack!.promises).map((id) => [id, true]));
  });

  test('plays its examples as they say, and shows all of itself in them', () => {
    const { failed, played, uncovered } = playAll(pack!);
    expect(failed).toEqual([]);
    expect(played).toBe(Object.keys(pack!.examples).length);
    expect(Object.values(uncovered).flat()).toEqual([]);
  });

  test('has languages in which no line of the program is written', () => {
    expect(pack!.languages.filter((language) => ['en', 'zh', 'nl'].includes(language))).toEqual([]);
  });

  test('is known to no line of code', () => {
    const known = languageWords();
    const names = new Map([...namesOf(pack!)].filter(([one]) => !known.has(one)));
    expect(names.size).toBeGreaterThan(30);
    expect(sources().flatMap((source) => foundIn(source, names))).toEqual([]);
  });
});
