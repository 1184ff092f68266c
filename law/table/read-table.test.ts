// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Decimal } from '#law/ground';
import { buildTable } from './build.ts';
import { readTableSource } from './read-table.ts';
import { runTable } from './run-table.ts';

const neutral = `
kind: table
id: t1
hit: F
complete: true
inputs:
  - { name: tier, type: string, domain: { values: [low, high] } }
  - { name: confidence, type: decimal, domain: { min: 0, max: 1, scale: 0.01 } }
  - { name: contested, type: boolean, domain: {} }
  - { name: filed, type: date, domain: { min: 2025-01-01, max: 2028-12-31 } }
outputs:
  - { name: review, values: [none, spot, full] }
rules:
  - { id: r1, when: { contested: "true" }, then: { review: full } }
  - { id: r2, when: { tier: '"high"', confidence: "< 0.9" }, then: { review: full } }
  - { id: r3, when: { filed: '[date("2026-08-02")..date("2027-08-02"))' }, then: { review: spot } }
  - { id: r4, when: {}, then: { review: none } }
`;

test('the neutral form declares its own inputs', () => {
  const read = readTableSource(neutral);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const built = buildTable(read.value);
  if (!built.ok) throw new Error(JSON.stringify(built.error));
  const run = runTable(built.value, { tier: 'high', confidence: new Decimal('0.9'), contested: false, filed: '2026-08-01' }, () => []);
  expect(run).toEqual({
    outcome: 'none',
    fired: ['r4'],
    because: [],
    whatWouldChange: [
      { fact: 'confidence', from: new Decimal('0.9'), to: new Decimal('0.89'), outcome: 'full' },
      { fact: 'contested', from: false, to: true, outcome: 'full' },
      { fact: 'filed', from: '2026-08-01', to: '2026-08-02', outcome: 'spot' },
    ],
  });
});

test('a table of a pack takes its domains from the facts', () => {
  const text =
    'table: device-class\ndecides: class\nrules:\n  - { id: mature, when: { mature: yes }, then: iii }\n  - { id: other, when: { mature: no }, then: ii }\n';
  const read = readTableSource(text, (fact) =>
    fact === 'mature'
      ? { domain: { kind: 'yes-no' } }
      : fact === 'class'
        ? { domain: { kind: 'choice', options: ['ii', 'iii'], ranked: false } }
        : undefined,
  );
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const built = buildTable(read.value);
  expect(built.ok && built.value.decide(() => false)).toEqual({ kind: 'value', value: 'ii', fired: ['other'] });
});

test('unknown keys and facts are named with the nearest known one', () => {
  const read = readTableSource('tabel: x\ndecides: y\nrules: [{ id: a, wen: {}, then: 1 }]');
  expect(read.ok ? [] : read.error.map(({ code, message, fix }) => [code, message, fix])).toEqual([
    ['key/unknown', 'unknown key `tabel`', 'did you mean `table`?'],
    ['key/unknown', 'unknown key `wen`', 'did you mean `when`?'],
    ['name/unknown', 'unknown fact `y`', undefined],
  ]);
});

test('broken YAML is a problem with its line, not an exception', () => {
  expect(readTableSource('a: [1')).toMatchObject({ ok: false });
  expect(readTableSource('a: &x 1\nb: *x')).toMatchObject({
    ok: false,
    error: [{ message: 'line 2: anchors and aliases are not used in packs' }],
  });
});

const golden = new URL('../../test/golden/prove/tables/', import.meta.url);

test('every golden table reads and compiles without a FEEL test left open', () => {
  for (const file of readdirSync(golden).filter((name) => !name.includes('expect'))) {
    const read = readTableSource(readFileSync(new URL(file, golden), 'utf8'));
    if (!read.ok) throw new Error(`${file}: ${JSON.stringify(read.error)}`);
    const built = buildTable(read.value);
    if (!built.ok) throw new Error(`${file}: ${JSON.stringify(built.error)}`);
    expect(
      built.value.rules
        .flatMap((rule) => rule.cells)
        .filter((cell) => cell.kind === 'test')
        .map((cell) => cell.source),
    ).toEqual([]);
  }
});
