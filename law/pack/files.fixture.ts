import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Pack } from './index.ts';
import { loadPack } from './index.ts';

const root = join(import.meta.dirname, '../..');
export const golden = join(root, 'test/golden/packs');

/** The pack that the language was tried out on; it stands beside the checkout, not in it. */
export const sketch = join(root, '../shared/pack-sketch');
export const hasSketch = existsSync(join(sketch, 'pack.yaml'));
if (!hasSketch) console.warn('SKIPPED: ../shared/pack-sketch is missing, so its files and examples are not tried');

export const readFolder = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true })
      .map((path) => String(path).replaceAll('\\', '/'))
      .filter((path) => /\.(yaml|md)$/.test(path))
      .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
  );

export const base = readFolder(join(golden, 'base'));

/** Text that takes the place of another, a whole new file, or `null` for a file that is gone. */
export type Change = Readonly<Record<string, string | null | readonly { readonly replace: string; readonly by: string }[]>>;

export const changed = (files: ReadonlyMap<string, string>, change: Change): ReadonlyMap<string, string> => {
  const result = new Map(files);
  for (const [path, edit] of Object.entries(change)) {
    if (edit === null) result.delete(path);
    else if (typeof edit === 'string') result.set(path, edit);
    else {
      let text = files.get(path) ?? '';
      for (const { replace, by } of edit) {
        if (!text.includes(replace)) throw new Error(`${path} does not contain ${JSON.stringify(replace)}`);
        text = text.replace(replace, () => by);
      }
      result.set(path, text);
    }
  }
  return result;
};

/** A pack that promises no more than this, since all that a city promises takes long to prove. */
export const withPromises = (files: ReadonlyMap<string, string>, ...names: readonly string[]): ReadonlyMap<string, string> => {
  const [head, ...promises] = files.get('promises.yaml')!.split(/^(?= {2}[a-z][a-z0-9-]*:$)/m);
  const kept = promises.filter((text) => names.includes(/[a-z0-9-]+/.exec(text)![0]));
  if (kept.length !== names.length) throw new Error(`promises.yaml does not make all of ${names.join(', ')}`);
  return new Map(files).set('promises.yaml', `${head}${kept.join('')}`);
};

/** A pack that must load. */
export const packOf = (files: ReadonlyMap<string, string>): Pack => {
  const { pack, findings } = loadPack(files);
  if (pack === undefined) throw new Error(findings.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`).join('\n'));
  return pack;
};

/** The base pack with some text replaced in one file; it must load. */
export const packWith = (path?: string, replace?: string, by?: string): Pack =>
  packOf(path === undefined ? base : changed(base, { [path]: [{ replace: replace!, by: by! }] }));

export const shenzhenFolder = join(root, 'packs/shenzhen');

export interface Expected {
  readonly code: string;
  /** Where the code alone does not tell it. */
  readonly severity?: 'warning';
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The text at that place, so that a line number cannot be right by accident. */
  readonly at: string;
  readonly message: string;
  readonly fix?: string;
  /** The same in Chinese. */
  readonly zh: { readonly message: string; readonly fix?: string };
  readonly change: Change;
  /** Of a transition: what the earlier version was. */
  readonly earlier?: Change;
}

/** The broken packs, by folder. */
export const brokenPacks = (): readonly (readonly [folder: string, expected: Expected])[] =>
  readdirSync(golden)
    .filter((folder) => folder !== 'base')
    .sort()
    .map((folder) => [folder, parse(readFileSync(join(golden, folder, 'expect.yaml'), 'utf8')) as Expected]);
