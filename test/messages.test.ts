import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, test } from 'vitest';
import { saidInCode } from './said.ts';

// Every catalogue of the house, on every floor: `messages.json`, or `<part>.messages.json`.
const root = join(import.meta.dirname, '..');
const catalogues = ['law', 'contract', 'shell', 'web'].flatMap((floor) =>
  readdirSync(join(root, floor), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(^|[/\\.])messages\.json$/.test(path))
    .map((path) => `${floor}/${path.replaceAll('\\', '/')}`),
);

interface Said {
  readonly key: string;
  readonly words: Readonly<Record<string, string>>;
}

const messagesOf = (below: unknown, key: string): readonly Said[] => {
  if (typeof below !== 'object' || below === null) throw new Error(`${key}: no message`);
  const words = below as Readonly<Record<string, unknown>>;
  if (typeof words['en'] === 'string') return [{ key, words: words as Said['words'] }];
  return Object.entries(below).flatMap(([name, part]) => messagesOf(part, key === '' ? name : `${key}.${name}`));
};

/** The names of the values that a message shows or chooses by. */
const namesIn = (elements: readonly MessageFormatElement[]): readonly string[] =>
  elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return namesIn(element.children);
    const below = element.type === TYPE.select || element.type === TYPE.plural ? Object.values(element.options) : [];
    return [element.value, ...below.flatMap(({ value }) => namesIn(value))];
  });

const valuesOf = (pattern: string): ReadonlySet<string> => new Set(namesIn(parse(pattern, { ignoreTag: true })));

// On the server a key does not name its values: the places that say it do.
const given = new Map<string, Set<string>>();
for (const { catalogue, keys, values } of saidInCode())
  for (const key of keys) {
    const known = given.get(`${catalogue} ${key}`) ?? new Set();
    for (const name of values ?? []) known.add(name);
    given.set(`${catalogue} ${key}`, known);
  }

test('there are catalogues on each floor that speaks', () => {
  for (const floor of ['law/', 'shell/', 'web/']) expect(catalogues.filter((path) => path.startsWith(floor)).length).toBeGreaterThan(1);
});

describe.each(catalogues)('%s', (path) => {
  const said = messagesOf(JSON.parse(readFileSync(join(root, path), 'utf8')), '');

  test('each message is there in English and Chinese, and is ICU MessageFormat in each language', () => {
    const wrong = said.flatMap(({ key, words }) => [
      ...['en', 'zh'].filter((language) => typeof words[language] !== 'string').map((language) => `${key} lacks ${language}`),
      ...Object.entries(words).flatMap(([language, pattern]) => {
        try {
          parse(pattern, { ignoreTag: true });
          return [];
        } catch (error) {
          return [`${key} (${language}): ${(error as Error).message}`];
        }
      }),
    ]);
    expect(wrong).toEqual([]);
  });

  test('no language shows a value that the others do not have, and a key names the values of its message', () => {
    const wrong = said.flatMap(({ key, words }) => {
      const named = /\((.*)\)$/
        .exec(key)?.[1]
        ?.split(', ')
        .filter((name) => name !== '');
      const known = new Set([...(named ?? valuesOf(words['en']!)), ...(given.get(`${path} ${key}`) ?? [])]);
      return Object.entries(words).flatMap(([language, pattern]) =>
        [...valuesOf(pattern)].filter((name) => !known.has(name)).map((name) => `${key} (${language}): {${name}} is no value of it`),
      );
    });
    expect(wrong).toEqual([]);
  });
});
