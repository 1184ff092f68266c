import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadPack, type Pack } from '#law/pack';
import { readPackFolder } from '#shell/office';
import { namesOf, packsHere } from '../names-in-code.ts';
import { type Crawled, crawlPages, type Trouble } from './every-page.ts';
import { ask } from './http.ts';
import { openTown, type Town } from './town.ts';

const folder = join(import.meta.dirname, '../../packs');
/** Cities that no code was written for. */
const foreign = join(import.meta.dirname, '../fixtures/foreign');
/** Its demo is told by stories in code; that of every other pack is made from its own examples. */
const ofTheHouse = 'shenzhen';

/** Languages besides English in which the program has all of its words; of the others it shows English, and marks it. */
const whole: ReadonlySet<string> = new Set(['zh', 'nl']);

interface Persona {
  readonly person: string;
  readonly workplace: string;
}

const cities: readonly (readonly [name: string, path: string, pack: Pack])[] = [
  ...[...packsHere()].map(([name, pack]) => [name, join(folder, name), pack] as const),
  ...readdirSync(foreign).map((name) => [name, join(foreign, name), loadPack(readPackFolder(join(foreign, name))).pack!] as const),
];

describe.each(cities)('every page of the city of the pack %s', (name, path, pack) => {
  let town: Town;
  beforeAll(async () => {
    town = await openTown(name === ofTheHouse ? undefined : path);
  });
  afterEach(async () => expect(await town.leave()).toEqual([]));
  afterAll(() => town?.close());

  const crawl = async (lang: string, who: Persona | undefined, from: string, most: number): Promise<Crawled> => {
    const page = await town.visit('/', { width: 390 });
    if (who !== undefined) await page.request.post('/api/demo/sign-in-as', { data: { person: who.person } });
    const others = pack.languages.filter((other) => other !== lang).map((other) => `/${other}`);
    const prefix = lang === bareOf(pack) ? '' : `/${lang}`;
    return crawlPages(page, {
      from: [`${prefix}${from}` || '/'],
      names: unreadable(pack),
      typed: typedIn(name, path),
      within: (path) =>
        (prefix === '' || path === prefix || path.startsWith(`${prefix}/`)) &&
        !others.some((other) => path === other || path.startsWith(`${other}/`)),
      isWhole: whole.has(lang),
      perKind: 2,
      most,
    });
  };

  // The languages of a city at once: a page mostly waits for its answers.
  test('for anybody, in each language', async () => {
    const crawled = await Promise.all(pack.languages.map((lang) => crawl(lang, undefined, '/', 50)));
    expect(crawled.flatMap(({ trouble }) => trouble)).toEqual([]);
    for (const { opened } of crawled) expect(opened.length).toBeGreaterThan(15);
  });

  test('for people who have signed in, one of each workplace, in each language', async () => {
    const { people } = (await (await ask(town, 'GET', '/api/demo/people')).json()) as { people: readonly Persona[] };
    const places = new Map(people.map((one) => [one.workplace, one] as const));
    const inLanguage = async (lang: string): Promise<readonly Trouble[]> => {
      const found: Trouble[] = [];
      for (const one of places.values())
        found.push(...(await crawl(lang, one, one.workplace === 'applicant' ? '/my' : '/office', 14)).trouble);
      return found;
    };
    expect((await Promise.all(pack.languages.map(inLanguage))).flat()).toEqual([]);
  });
});

/** English lies bare where the city speaks it, else its first language. */
const bareOf = ({ languages }: Pack): string => (languages.includes('en') ? 'en' : languages[0]!);

/** Names with a dash that no text of the pack has as a word, as `re-review` can be one. */
const unreadable = (pack: Pack): ReadonlySet<string> => {
  const written = [...stringsIn(pack)].filter((one) => one.includes(' ')).join('\n');
  return new Set([...namesOf(pack).keys()].filter((name) => name.includes('-') && !written.includes(name)));
};

/** What the people of the demo type and are called. */
const typedIn = (name: string, path: string): readonly string[] => {
  const files = ['examples', 'demo'].flatMap((part) => filesBelow(join(path, part)));
  const ofPack = files.filter((file) => file.endsWith('.yaml')).flatMap((file) => [...stringsIn(parse(readFileSync(file, 'utf8')))]);
  const ofCode = name === ofTheHouse ? filesBelow(join(import.meta.dirname, '../../shell/demo')).flatMap(stringsOfCode) : [];
  return [...ofPack, ...ofCode].flatMap(piecesOf).filter((one) => one.length > 10 && one.includes(' '));
};

/** What stays of a text where something is put into it, or another full stop after it. */
const piecesOf = (written: string): readonly string[] => written.split(/\$?\{[^}]*\}/).map((piece) => piece.trim().replace(/\.$/, ''));

const filesBelow = (path: string): readonly string[] =>
  existsSync(path) ? readdirSync(path, { recursive: true }).map((file) => join(path, String(file))) : [];

/** All strings within a value, the keys left out. */
const stringsIn = (value: unknown): ReadonlySet<string> => {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (one: unknown): void => {
    if (typeof one === 'string') found.add(one);
    if (typeof one !== 'object' || one === null || seen.has(one)) return;
    seen.add(one);
    for (const inner of one instanceof Map ? one.values() : Object.values(one)) walk(inner);
  };
  walk(value);
  return found;
};

/** The strings that a file of code writes, in pieces where something is put into them. */
const stringsOfCode = (path: string): readonly string[] =>
  path.endsWith('.ts')
    ? (readFileSync(path, 'utf8').match(/'(?:[^'\\\n]|\\.)*'|`[^`]*`/g) ?? []).map((literal) => literal.slice(1, -1).replaceAll("\\'", "'"))
    : [];
