import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import {
  buildTable,
  type DmnVersion,
  exportDmn,
  importDmn,
  printTable,
  readTableSource,
  regionValues,
  runModel,
  type TableSource,
} from '#law/table';
import { tableAt } from '../shell/cli/table-at.ts';

const root = join(import.meta.dirname, '..');
const tablesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true })
    .map((path) => `${folder}/${String(path).replaceAll('\\', '/')}`)
    .filter((path) => /\/tables\/[^/]+\.yaml$/.test(path) && !path.includes('.expect.'));

const files = [...tablesIn('packs'), ...tablesIn('test/golden/prove'), ...tablesIn('test/golden/packs/base')];

const sourceOf = (file: string): TableSource => {
  const found = tableAt(join(root, file));
  if ('problems' in found) throw new Error(found.problems.join('\n'));
  return found.source;
};

test('there are tables of every kind', () => expect(files.length).toBeGreaterThan(30));

describe.each(files)('%s', (file) => {
  const source = sourceOf(file);

  test.each<DmnVersion>(['1.5', '1.3'])('goes out as DMN %s and comes back unchanged', (version) => {
    expect(importDmn(exportDmn(source, version))).toEqual({ ok: true, value: source });
  });

  test('is written as a table file that reads as the same table', () => {
    const facts = new Map([...source.inputs, source.output].map(({ name, ...rest }) => [name, rest]));
    const read = readTableSource(printTable(source), (name) => facts.get(name));
    // The pack's form declares no columns: they stand in the order in which the rules name them, and are what their facts are.
    const byName = ({ inputs, ...rest }: TableSource): TableSource => ({
      ...rest,
      inputs: inputs
        .map(({ name, domain, several }) => ({ name, domain, ...(several === true ? { several } : {}) }))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    });
    expect(read.ok && byName(read.value)).toEqual(byName(source));
  });

  // The model is run by other code than the table: expressions of DMN here, cells read once there.
  test('decides as its model in DMN does', () => {
    const table = buildTable(source);
    if (!table.ok) throw new Error('it does not build');
    const model = exportDmn(source);
    const known = source.inputs
      .map((input) => [input, regionValues(input, null, [table.value])] as const)
      .filter(([, values]) => values.length > 0);
    const point = fc.record(Object.fromEntries(known.map(([{ name }, values]) => [name, fc.constantFrom(...values)])));
    fc.assert(
      fc.property(point as fc.Arbitrary<Record<string, Value>>, (facts) => {
        const outcome = table.value.decide((name) => facts[name]);
        // DMN has no word for a table that has to have an answer.
        if (outcome.kind === 'unknown' || (outcome.kind === 'refused' && outcome.refusal === 'noRule')) return;
        const run = runModel(model, facts);
        expect(run).toEqual({
          ok: true,
          value: { decisions: { [source.output.name]: outcome.kind === 'value' ? outcome.value : null }, problems: [] },
        });
      }),
      { numRuns: 25 },
    );
  });
});
