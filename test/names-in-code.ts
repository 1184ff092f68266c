// Finds names of packs in code: a page that knows a fact, a register or an order of one city by name shows nothing of another's.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { actKinds, loadPack, type Pack, partsOf, type ViewName, views } from '#law/pack';
import { fileKinds } from '../law/pack/keys.ts';
import type { Shape } from '../law/pack/shape.ts';

const root = join(import.meta.dirname, '..');

/** Every pack that stands here, by folder. */
export const packsHere = (): ReadonlyMap<string, Pack> =>
  new Map(
    readdirSync(join(root, 'packs')).flatMap((folder) => {
      const files = readdirSync(join(root, 'packs', folder), { recursive: true })
        .map((path) => String(path).replaceAll('\\', '/'))
        .filter((path) => /\.(yaml|md)$/.test(path) && !path.startsWith('demo/'));
      const { pack } = loadPack(new Map(files.map((path) => [path, readFileSync(join(root, 'packs', folder, path), 'utf8')])));
      return pack === undefined ? [] : [[folder, pack] as const];
    }),
  );

/** What a name of a pack is the name of. */
export const namesOf = (pack: Pack): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  const add = (kind: string, of: Iterable<string>): void => {
    for (const name of of) if (!names.has(name)) names.set(name, kind);
  };
  add('fact', Object.keys(pack.facts));
  add('register', Object.keys(pack.registers));
  for (const register of Object.values(pack.registers)) {
    add(
      'column',
      register.columns.map(({ name }) => name),
    );
    add('status', Object.keys(register.rows));
  }
  add('procedure', Object.keys(pack.procedures));
  for (const procedure of Object.values(pack.procedures)) {
    add('order', Object.keys(procedure.orders));
    add('state', Object.keys(procedure.states));
    add('ending', Object.keys(procedure.endings));
    add('clock', Object.keys(procedure.clocks));
    add('case', Object.keys(procedure.cases));
  }
  add('role', Object.keys(pack.roles));
  add('office', Object.keys(pack.offices));
  add('letter', Object.keys(pack.letters));
  add('table', Object.keys(pack.tables));
  add('committee', Object.keys(pack.committees));
  add('budget', Object.keys(pack.budgets));
  return names;
};

/** Words of the pack language itself: keys, kinds and other closed lists, views and parts. A city may use them as names, and code has to know them. */
export const languageWords = (): ReadonlySet<string> => {
  const words = new Set<string>([...Object.keys(fileKinds), ...Object.keys(actKinds)]);
  const seen = new Set<Shape>();
  const walk = (shape: Shape): void => {
    if (seen.has(shape)) return;
    seen.add(shape);
    if (shape.is === 'one-of') for (const word of shape.of) words.add(word);
    if (shape.is === 'keys' || shape.is === 'map')
      for (const [key, { shape: inner }] of Object.entries(shape.is === 'keys' ? shape.keys : (shape.besides ?? {}))) {
        words.add(key);
        walk(inner);
      }
    if (shape.is === 'list' || shape.is === 'map') walk(shape.of);
    if (shape.is === 'either') for (const one of shape.of) walk(one);
  };
  for (const { shape } of Object.values(fileKinds)) walk(shape);
  for (const view of Object.keys(views) as ViewName[]) for (const part of [view, ...Object.keys(partsOf(view))]) words.add(part);
  return words;
};

export interface Source {
  readonly path: string;
  readonly text: string;
}

/** Code that serves any city: not what tests and draws alone. */
export const sources = (): readonly Source[] =>
  ['law', 'shell', 'contract', 'web'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
      .filter(
        (path) =>
          /\.(ts|tsx|sql)$/.test(path) && !/\.(test|props\.test|fixture)\.|for-tests|^web\/gallery\/|\/tours?[/.-]|migrations\//.test(path),
      )
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );

export interface Found {
  readonly name: string;
  readonly kind: string;
  readonly path: string;
  readonly line: number;
  /** Used to look something up in a dictionary of a pack or of a case: no homonym is. */
  readonly looksUp: boolean;
}

const dictionaries =
  'facts|columns|registers|procedures|orders|states|endings|clocks|cases|roles|offices|letters|tables|committees|budgets|given|taken|numbers';
const lookUp = new RegExp(`\\b(${dictionaries})(\\?\\.)?\\s*(\\[|->>?)\\s*$`);

/** Names that stand in a source as a whole literal, or as a word of an address or a list in one. */
export const foundIn = ({ path, text }: Source, names: ReadonlyMap<string, string>): readonly Found[] =>
  withoutComments(path, text)
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(path.endsWith('.sql') ? /'([^']*)'/g : /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`/g)].flatMap((match) => {
        const literal = match[1] ?? match[2] ?? match[3] ?? '';
        // A sentence has blanks; an address, a list and a name have none.
        if (/\s/.test(literal)) return [];
        const looksUp = lookUp.test(line.slice(0, match.index));
        return [...new Set(literal.split(/\$\{[^}]*\}|[^a-z0-9-]+/))].flatMap((name) => {
          const kind = names.get(name);
          return kind === undefined ? [] : [{ name, kind, path, line: index + 1, looksUp }];
        });
      }),
    );

const withoutComments = (path: string, text: string): string => {
  const blank = (comment: string): string => comment.replaceAll(/[^\n]/g, '');
  if (path.endsWith('.sql')) return text.replaceAll(/--.*$/gm, '');
  return (
    text
      .replaceAll(/\/\*[\s\S]*?\*\//g, blank)
      .replaceAll(/(^|\s)\/\/ .*$/gm, '$1')
      // What names a message of the catalogue beside it is no name of a pack.
      .replaceAll(/\b(say[A-Za-z]*\(\s*)'[^']*'/g, '$1')
      .replaceAll(/\b(from|import\(|import) ?'[^']*'/g, '')
  );
};
