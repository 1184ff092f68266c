import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Schema from 'typebox/schema';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { base, hasSketch, readFolder, sketch } from './files.fixture.ts';
import { loadPack, schemas } from './index.ts';
import { fileKinds } from './keys.ts';

const published = join(import.meta.dirname, '../../docs/schema');
const printed = schemas();
const checkers = new Map([...printed].map(([kind, schema]) => [kind, Schema.Compile(schema as never)]));

// After a change of the keys: UPDATE_SCHEMAS=1 vitest run law/pack/schema.test.ts, then biome format --write docs/schema.
test.each([...printed])('the published schema of a %s file is the one that the loader reads by', (kind, schema) => {
  const path = join(published, `${kind}.schema.json`);
  if (process.env['UPDATE_SCHEMAS'] !== undefined) {
    mkdirSync(published, { recursive: true });
    writeFileSync(path, `${JSON.stringify(schema, undefined, 2)}\n`);
  }
  expect(existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined).toEqual(JSON.parse(JSON.stringify(schema)));
});

const kindOf = (path: string): string =>
  Object.entries(fileKinds).find(([, kind]) => (kind.folder ? path.startsWith(`${kind.path}/`) : path === kind.path))![0];

/** As an editor reads it: YAML 1.2 with its core schema; of a letter the front matter. */
const asData = (path: string, text: string): unknown => parse(path.endsWith('.md') ? text.split('\n---')[0]!.slice(4) : text);

const invalid = (files: ReadonlyMap<string, string>): readonly string[] =>
  [...files].flatMap(([path, text]) => {
    const checker = checkers.get(kindOf(path))!;
    const data = asData(path, text);
    return checker.Check(data) ? [] : [`${path} ${JSON.stringify(checker.Errors(data)[1]?.slice(0, 3))}`];
  });

test('every file of the base pack is valid under its schema', () => {
  expect(invalid(base)).toEqual([]);
});

test.skipIf(!hasSketch)('every file of the sketch is valid under its schema', () => {
  expect(invalid(readFolder(sketch))).toEqual([]);
});

test('loader and schema refuse the same unknown, missing and misformed keys', () => {
  const slips: readonly (readonly [path: string, from: string, to: string])[] = [
    ['procedures/permit.yaml', 'accepted: { waits: officer }', 'accepted: { wait: officer }'],
    ['procedures/permit.yaml', 'roll: none', 'roll: never'],
    ['procedures/permit.yaml', 'kind: licence', 'kind: license'],
    ['procedures/permit.yaml', 'silence: nothing }', '}'],
    ['parts/intake.yaml', 'within: 10 days', 'within: 10 daze'],
    ['registers/berths.yaml', 'row: subject\n', ''],
    ['budgets.yaml', 'per: [case]', 'per: [Case]'],
    ['facts.yaml', 'type: date', 'type: day'],
    ['facts.yaml', 'personal: yes', 'personal: true'],
    ['articles.yaml', 'rank: rule', 'rank: rules'],
    ['watch.yaml', 'false-alarms: 1 per year', 'false-alarms: few'],
    ['letters/refusal.md', 'to: party\n', ''],
    ['committees/board.yaml', 'more-than: 1/2', 'more-than: 0.5'],
    ['calendars/port.yaml', 'published: no', 'published: later'],
    ['promises.yaml', 'says:', 'say:'],
    ['examples/barred.yaml', 'refused: noBerthForThis', 'refused: no-berth'],
    ['transitions.yaml', 'clocks: restart', 'clocks: stop'],
  ];
  for (const [path, from, to] of slips) {
    const text = base.get(path)!;
    if (!text.includes(from)) continue;
    const files = new Map([...base, [path, text.replace(from, () => to)]]);
    expect(invalid(files), `schema: ${path} ${to}`).toHaveLength(1);
    expect(
      loadPack(files).findings.map(({ file }) => file),
      `loader: ${path} ${to}`,
    ).toContain(path);
  }
});

test('an account of a budget is one of five, or a fact that names a case: the schema knows the form, the loader the name', () => {
  const told = (per: string) =>
    loadPack(new Map([...base, ['budgets.yaml', base.get('budgets.yaml')!.replace('per: [case]', `per: [${per}]`)]])).findings.map(
      ({ code, message }) => `${code} ${message}`,
    );
  expect(told('case')).toEqual([]);
  expect(told('cases')).toEqual(['name/unknown unknown account or fact of type `case` `cases`']);
});
