import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { play } from '#law/case';
import { loadPack } from '#law/pack';
import { provePackByCases } from '#law/prove';
import { readPackFolder } from '#shell/office';
import { withStubs } from './missing-words.ts';
import { newPack } from './new-pack.ts';
import { playedOtherwise } from './watch-and-show.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'ordinance-author-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the loader reads of a new pack: no README, no schemas. */
const read = (files: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...files].filter(([path]) => /\.(yaml|md)$/.test(path) && path !== 'README.md'));

describe('a new pack', () => {
  test.each([['en'], ['de,en'], ['nl,en'], ['zh'], ['en,de,nl,zh']])(
    'in %s has no finding, and all of it is proved and played',
    (languages) => {
      const { pack, findings } = loadPack(read(newPack('market', languages.split(','))));
      expect(findings).toEqual([]);
      expect(provePackByCases(pack!, () => 0).promises.map(({ id, holds }) => [id, holds])).toEqual([
        ['two-people', true],
        ['ends', true],
      ]);
      expect(Object.values(pack!.examples).flatMap((example) => play(pack!, example).failed)).toEqual([]);
    },
  );

  test('in a language that nobody has written yet is complete, and counts each stub', () => {
    const { pack, findings } = loadPack(read(newPack('market', ['fr', 'en'])));
    expect(pack).toBeDefined();
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['text/stub']));
    expect(findings.length).toBeGreaterThan(50);
  });

  test('names in each file the schema by which an editor completes it, and brings it along', () => {
    const files = newPack('market', ['en']);
    for (const [path, text] of read(files)) {
      if (path.endsWith('.md')) continue;
      const named = /^# yaml-language-server: \$schema=(?:\.\.\/)?(\S+)\n/.exec(text)?.[1];
      expect([path, files.has(named ?? '')]).toEqual([path, true]);
    }
  });
});

describe('stubs for words', () => {
  test('are written for a name without a word, a text without a language and a letter without a section, and nothing else is touched', () => {
    const files = new Map(read(newPack('market', ['de', 'en'])));
    files.set('words.yaml', files.get('words.yaml')!.replace(/^ {2}filed: .*\n/m, ''));
    files.set('facts.yaml', files.get('facts.yaml')!.replace('de: "Warum?", ', ''));
    files.set('letters/permit.md', files.get('letters/permit.md')!.replace(/# en\n[\s\S]*/, ''));
    const changed = withStubs(files);
    expect([...changed.keys()].toSorted()).toEqual(['facts.yaml', 'letters/permit.md', 'words.yaml']);
    expect(changed.get('words.yaml')).toContain('  filed: { de: "TODO filed", en: "TODO filed" }\n');
    expect(changed.get('facts.yaml')).toContain('ask: { en: "Why?", de: "TODO Why?" }');
    const after = loadPack(new Map([...files, ...changed]));
    expect(after.findings.map(({ code, file }) => `${file} ${code}`).toSorted()).toEqual([
      'facts.yaml text/stub',
      'letters/permit.md text/stub',
      'words.yaml text/stub',
      'words.yaml text/stub',
    ]);
    expect(withStubs(new Map([...files, ...changed])).size).toBe(0);
  });
});

test('a step that comes out otherwise is told with its file and its line on each save', () => {
  const files = new Map(read(newPack('market', ['en'])));
  files.set('examples/granted.yaml', files.get('examples/granted.yaml')!.replace('state: in-force', 'state: accepted'));
  expect(playedOtherwise(files).map(({ file, line }) => [file, line])).toEqual([['examples/granted.yaml', 12]]);
});

test('a refusal without words gets its stub among the refusals', () => {
  const files = new Map(read(newPack('market', ['de', 'en'])));
  const path = 'procedures/stall-permit.yaml';
  files.set(
    path,
    files.get(path)!.replace('to: in-force, letter: permit', 'to: in-force, if: { onlyCrafts: goods = "crafts" }, letter: permit'),
  );
  const changed = withStubs(files);
  expect(changed.get('words.yaml')).toMatch(/\nrefusals:\n {2}onlyCrafts: \{ de: "TODO only crafts", en: "TODO only crafts" \}\n$/);
  expect(loadPack(new Map([...files, ...changed])).pack).toBeDefined();
});

describe('the `ordinance` command of an installation', () => {
  const ordinance = (at: string, cwd: string, ...args: readonly string[]) =>
    spawnSync(process.execPath, [at, ...args], { cwd, encoding: 'utf8', env: { ...process.env, INIT_CWD: '' } });

  test('writes a pack and stubs from any folder, gives one JSON document, and refuses to write over a folder', () => {
    const bin = join(root, 'bin/ordinance.mjs');
    const made = ordinance(bin, folder, 'pack', 'new', 'market', '--languages', 'de,en', '--json');
    expect(made.status).toBe(0);
    const { ok, files } = JSON.parse(made.stdout) as { ok: boolean; files: readonly string[] };
    expect([ok, files.includes('place.yaml'), files.includes('procedures/stall-permit.yaml')]).toEqual([true, true, true]);
    expect(files.filter((path) => !existsSync(join(folder, 'market', path)))).toEqual([]);
    expect(JSON.parse(ordinance(bin, folder, 'pack', 'check', 'market', '--json').stdout)).toEqual({ ok: true, findings: [] });
    expect(JSON.parse(ordinance(bin, folder, 'pack', 'words', 'market', '--json').stdout)).toEqual({
      ok: true,
      files: [],
      program: expect.arrayContaining([{ language: 'en', lacking: 0, of: expect.any(Number) }]),
    });
    expect(ordinance(bin, folder, 'pack', 'new', 'market').status).toBe(2);
    expect(ordinance(bin, folder, 'pack', 'new', 'Market Town').status).toBe(2);
    expect(ordinance(bin, folder, 'pack', 'new', 'other', '--languages', 'German').status).toBe(2);
  });

  test('is named in package.json, and runs from a copy below `node_modules` under the Node that was brought along', () => {
    const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { bin: Readonly<Record<string, string>> };
    expect(bin).toEqual({ ordinance: 'bin/ordinance.mjs' });
    const copy = join(folder, 'lib/node_modules/ordinance');
    mkdirSync(copy, { recursive: true });
    // As npm would install it: everything lies below a `node_modules`, where Node itself strips no types.
    for (const part of ['bin', 'contract', 'law', 'methods', 'shell', 'docs/schema', 'package.json'])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
    const said = ordinance(join(copy, bin['ordinance']!), folder, 'pack', 'new', 'installed', '--json');
    expect([said.status, said.stderr]).toEqual([0, '']);
    expect(JSON.parse(ordinance(join(copy, bin['ordinance']!), folder, 'pack', 'check', 'installed', '--json').stdout)).toEqual({
      ok: true,
      findings: [],
    });
  });
});

test('the model of new packs has no finding in its own four languages', () => {
  expect(loadPack(readPackFolder(join(import.meta.dirname, 'new-pack'))).findings).toEqual([]);
});
