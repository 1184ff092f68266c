// Tables of the size that a tariff or a tax has. What a check of them takes is measured by `npm run bench -- prove`.
import { expect, test } from 'vitest';
import { cutParts, denseParts, numbers, tableOf } from './big.fixture.ts';
import { checkTable, diffTables, type TableFinding, usualLimits } from './index.ts';

test.each([
  [12, 40],
  [12, 200],
  [20, 1000],
])('%i inputs and %i rules are proved complete and disjoint, and what is planted in them is found', (inputs, rules) => {
  const parts = cutParts(inputs, rules, numbers(inputs * rules));
  const table = tableOf(inputs, parts);
  const found = (some: typeof table): readonly string[] => checkTable({ table: some }).findings.map(({ kind }) => kind);
  expect(found(table)).toEqual([]);
  expect(found(tableOf(inputs, parts.toSpliced(Math.floor(rules / 2), 1)))).toEqual(['gap']);
  const doubled = [...parts, parts[3]!];
  expect(found(tableOf(inputs, doubled))).toEqual(['overlap']);
  expect(found(tableOf(inputs, doubled, { hit: 'first' }))).toEqual(['masked']);
  expect(diffTables(table, tableOf(inputs, parts.toReversed())).changed).toBeDefined();
});

const ruleOf = (finding: TableFinding): string => ('rule' in finding ? String(finding.rule) : '');

test('every rule of a dense first-hit table of 20 inputs and 1,000 rules is decided', () => {
  const parts = denseParts(20, 1000, 4, 0.3, numbers(7));
  const table = tableOf(20, parts, { hit: 'first', complete: false });
  const { findings } = checkTable({ table });
  expect(new Set(findings.map(({ kind }) => kind))).toEqual(new Set(['masked']));
  // At random facts of a rule that never wins one of those wins that are said to take them.
  const random = numbers(11);
  for (const finding of findings) {
    if (finding.kind !== 'masked') continue;
    const { low, high } = parts[Number(finding.rule.slice(1))]!;
    for (let turn = 0; turn < 200; turn += 1) {
      const fact = (axis: number): number => low[axis]! + Math.floor(random() * (high[axis]! - low[axis]! + 1));
      const outcome = table.decide((name) => fact(Number(name.slice(1))));
      expect(finding.by).toContain(outcome.kind === 'value' ? outcome.fired[0] : outcome.kind);
    }
  }
});

test('what stays open of many rules is one finding: how many of how many, and which', () => {
  const table = tableOf(12, denseParts(12, 200, 2, 0.6, numbers(7)), { hit: 'first', complete: false });
  const all = checkTable({ table }).findings;
  const { ok, findings } = checkTable({ table }, { ...usualLimits, steps: 2000 });
  expect(ok).toBe(false);
  const [left, ...more] = findings.filter(({ kind }) => kind === 'not-proved');
  expect(more).toEqual([]);
  const ids = left?.kind === 'not-proved' ? (left.open ?? []) : [];
  expect(ids.length).toBeGreaterThan(5);
  expect(left?.message.replace(/: .*;/, ': …;')).toBe(
    `whether ${ids.length} of 200 rules ever win and are needed was not settled within 2000 steps: …; all others were`,
  );
  // Nothing is said that is not so, and what is not said is open.
  const masked = all.filter(({ kind }) => kind === 'masked').map(ruleOf);
  const said = findings.filter(({ kind }) => kind === 'masked').map(ruleOf);
  expect(masked).toEqual(expect.arrayContaining(said));
  expect(masked.filter((rule) => !said.includes(rule) && !ids.includes(rule))).toEqual([]);
  expect(masked.length).toBeGreaterThan(said.length);
});
