import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { schemas } from '#law/pack';
import { readPackFolder } from '#shell/office';
import { stub } from './missing-words.ts';

const model = join(import.meta.dirname, 'new-pack');

/** In which the model is written; any other language gets stubs that wait for their words. */
const written: ReadonlySet<string> = new Set(['en', 'de', 'nl', 'zh']);

/** Where a place with this first language mostly lies; one line of `place.yaml` says otherwise. */
const places: Readonly<Record<string, { readonly zone: string; readonly money: string }>> = {
  zh: { zone: 'Asia/Shanghai', money: 'CNY' },
  nl: { zone: 'Europe/Amsterdam', money: 'EUR' },
  en: { zone: 'Europe/London', money: 'GBP' },
};
const elsewhere = { zone: 'Europe/Berlin', money: 'EUR' };

/**
 * A small living pack: one permit from filing to decision, with a clock, letters, a register, examples and promises. Files by their path in the pack.
 * @param name of the pack and of its place, in kebab-case
 * @param languages in which it speaks, the first one first
 */
export const newPack = (name: string, languages: readonly string[]): ReadonlyMap<string, string> => {
  const files = new Map<string, string>();
  const { zone, money } = places[languages[0]!] ?? elsewhere;
  for (const [path, text] of readPackFolder(model)) {
    const own = text
      .replace('place: new-place', `place: ${name}`)
      .replace('pack: new-pack', `pack: ${name}`)
      .replace('languages: [en, de, nl, zh]', `languages: [${languages.join(', ')}]`)
      .replace('zone: Europe/Berlin', `zone: ${zone}`)
      .replace('money: EUR', `money: ${money}`);
    const sent = path.endsWith('.md') ? sectionsIn(own, languages) : own;
    files.set(path, `${modeline(path)}${textsIn(sent, languages)}`);
  }
  for (const [kind, schema] of schemas()) files.set(`.schema/${kind}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`);
  files.set('README.md', readme(name));
  return files;
};

/** Each text in the languages of the pack: in braces on one line, or a line for each language. */
const textsIn = (text: string, languages: readonly string[]): string =>
  inBraces(text, languages).replace(
    /^( +)en: ("[^"]*")\n +de: ("[^"]*")\n +nl: ("[^"]*")\n +zh: ("[^"]*")$/gm,
    (_, indent: string, en: string, de: string, nl: string, zh: string) =>
      said({ en, de, nl, zh }, languages)
        .map((line) => `${indent}${line}`)
        .join('\n'),
  );

const said = (known: Readonly<Record<string, string>>, languages: readonly string[]): readonly string[] =>
  languages.map((language) => `${language}: ${known[language] ?? JSON.stringify(stub(JSON.parse(known['en']!) as string))}`);

const inBraces = (text: string, languages: readonly string[]): string =>
  text.replace(
    /\{ en: ("[^"]*"), de: ("[^"]*"), nl: ("[^"]*"), zh: ("[^"]*") \}/g,
    (_, en: string, de: string, nl: string, zh: string) => `{ ${said({ en, de, nl, zh }, languages).join(', ')} }`,
  );

/** Each letter in the languages of the pack. */
const sectionsIn = (letter: string, languages: readonly string[]): string => {
  const [front = '', ...sections] = letter.split(/^# (?=[a-z-]+$)/m);
  const byLanguage = new Map(
    sections.map((section) => [section.slice(0, section.indexOf('\n')), section.slice(section.indexOf('\n') + 1)]),
  );
  const sent = languages.map((language) => `# ${language}\n${byLanguage.get(language) ?? stubbed(byLanguage.get('en')!)}`);
  return `${front}${sent.join('')}`;
};

/** A section whose first sentence waits for its words; headings and formulas stay. */
const stubbed = (section: string): string => {
  const lines = section.split('\n');
  const first = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#') && !/^\{[^}]*\}$/.test(line));
  return lines.map((line, index) => (index === first ? stub(line) : line)).join('\n');
};

/** What an editor completes and checks the file by. */
const modeline = (path: string): string => {
  if (path.endsWith('.md')) return '';
  const kind = kinds[path.split('/')[0]!] ?? path.replace('.yaml', '');
  return `# yaml-language-server: $schema=${path.includes('/') ? '../' : ''}.schema/${kind}.schema.json\n`;
};

const kinds: Readonly<Record<string, string>> = {
  calendars: 'calendar',
  examples: 'example',
  procedures: 'procedure',
  registers: 'register',
};

const readme = (name: string): string => readFileSync(join(model, 'readme-of-a-pack.txt'), 'utf8').replaceAll('NAME', name);

/** Languages that are left to anyone who writes the pack. */
export const withoutWords = (languages: readonly string[]): readonly string[] => languages.filter((language) => !written.has(language));
