import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packOf, readFolder } from '../pack/files.fixture.ts';
import { previewLetters } from './preview-letters.ts';

const folder = join(import.meta.dirname, '../../packs');
const lettersOf = (name: string) => {
  const pack = packOf(readFolder(join(folder, name)));
  return Object.values(pack.examples).flatMap((example) => previewLetters(pack, example));
};

const own = { 'example-town': 'de', rotterdam: 'nl' } as const;
/** What no reader of a European town should find in a letter: Chinese, a value nobody knows, a formula, and the English of the program. */
const foreign = /[\u3000-\u9fff]|\bnull\b|undefined|[{}]|\b(you may|you have|everybody concerned|seal:|receiving this)\b/;

describe.each(Object.entries(own))('letters of %s', (name, language) => {
  const letters = lettersOf(name);

  test('each is whole in the language of the town and in English', () => {
    expect(letters.length).toBeGreaterThan(30);
    for (const { letter, text } of letters) {
      expect([letter, text[language]]).toEqual([letter, expect.not.stringMatching(foreign)]);
      expect([letter, text.en]).toEqual([letter, expect.not.stringMatching(/[\u3000-\u9fff]|\bnull\b|undefined|[{}]/)]);
    }
  });
});

test('a German refusal tells the objection, its last day and its article in German', () => {
  const refusals = lettersOf('example-town').filter(({ letter }) => letter === 'refusal');
  expect(refusals.map(({ text }) => text['de'])).toContainEqual(
    expect.stringMatching(/spätestens am 13\. April 2026, Widerspruch erhoben werden \(§ 70 Verwaltungsgerichtsordnung\)/),
  );
});

test('a Dutch decision names the body, the last day and article 6:7; what the city pays for lateness is a sum of euros', () => {
  const letters = lettersOf('rotterdam').map(({ letter, text }) => [letter, text['nl']]);
  expect(letters).toContainEqual([
    'refusal',
    expect.stringMatching(/artikel 6:7 Algemene wet bestuursrecht\) bezwaar maken bij: College van/),
  ]);
  expect(letters).toContainEqual(['penalty-decision', expect.stringMatching(/\*\*EUR 1\.442\*\*/)]);
});
