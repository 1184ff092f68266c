import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { canonicalJson, parseJson, printJson, type Value } from '#law/ground';
import { type Checkable, checkTable, diffTables, readAmendment, readCheckable, type TableFinding } from './index.ts';

const golden = join(import.meta.dirname, '../../../test/golden/prove');
const names = (folder: string): readonly string[] =>
  readdirSync(join(golden, folder))
    .filter((file) => /^\w+\.yaml$/.test(file))
    .map((file) => file.slice(0, -5));
const read = (folder: string, file: string): string => readFileSync(join(golden, folder, file), 'utf8');

// What the golden README grades; all else in a finding is the author's own words.
const graded = (finding: Record<string, unknown>): string => {
  const { kind } = finding;
  const rules = Array.isArray(finding['rules']) ? { rules: [...finding['rules']].sort() } : {};
  switch (kind) {
    case 'gap':
      return canonicalJson({
        kind,
        points: finding['points'],
        share: finding['share'],
        regions: (finding['regions'] as { points: number }[]).map(({ points }) => points).sort(),
      });
    case 'overlap':
      return canonicalJson({ kind, ...rules, points: finding['points'], conflict: finding['conflict'] });
    case 'conflict':
    case 'duplicate':
      return canonicalJson({ kind, ...rules, points: finding['points'] });
    case 'masked':
      return canonicalJson({ kind, rule: finding['rule'], by: [...(finding['by'] as string[])].sort() });
    case 'nonmonotone':
      return canonicalJson({
        kind,
        promise: finding['promise'],
        input: finding['input'],
        rulePairs: [...(finding['rulePairs'] as string[])].sort(),
      });
    case 'promise':
      return canonicalJson({ kind, promise: finding['promise'], points: finding['points'] });
    case 'example':
      return canonicalJson({ kind, index: finding['index'], got: finding['got'], expected: finding['expected'] });
    default:
      return canonicalJson({ kind, rule: finding['rule'] });
  }
};

const checkableFrom = (text: string): Checkable => {
  const found = readCheckable(text);
  if (!found.ok) throw new Error(found.error.map(({ message }) => message).join('; '));
  return found.value;
};
const checkable = (name: string): Checkable => checkableFrom(read('tables', `${name}.yaml`));

type Facts = Readonly<Record<string, Value>>;

test.each(names('tables'))('table %s: exactly what is expected, no more and no less', (name) => {
  const { findings } = checkTable(checkable(name));
  const expected = parse(read('tables', `${name}.expect.yaml`)) as { findings: Record<string, unknown>[] };
  expect(findings.map((finding) => graded(finding as never)).sort()).toEqual(expected.findings.map(graded).sort());
});

test.each(names('tables'))('table %s: evaluating it on each witness shows the defect', (name) => {
  const { table } = checkable(name);
  const { findings } = checkTable(checkable(name));
  const decided = (facts: Facts) => table.decide((fact) => facts[fact]);
  const doc = parse(read('tables', `${name}.yaml`)) as { rules: { id: string }[] };
  const alone = doc.rules.map((rule) => {
    const text = stringify({ ...doc, hit: 'U', complete: false, rules: [rule], promises: [], examples: [] });
    return [rule.id, checkableFrom(text).table] as const;
  });
  const matching = (facts: Facts): readonly string[] =>
    alone.flatMap(([id, one]) => {
      const outcome = one.decide((fact) => facts[fact]);
      return outcome.kind === 'value' && outcome.value !== null ? [id] : [];
    });
  const shows = (finding: TableFinding): boolean => {
    switch (finding.kind) {
      case 'gap':
        return finding.regions.every(({ witness }) => matching(witness).length === 0);
      case 'overlap':
      case 'conflict':
      case 'duplicate':
        return finding.rules.every((rule) => matching(finding.witness).includes(rule));
      case 'masked':
      case 'redundant':
        return matching(finding.witness).includes(finding.rule);
      case 'nonmonotone': {
        const { low, high, from, to } = finding.witness;
        const [a, b] = [decided(low), decided(high)];
        return a.kind === 'value' && b.kind === 'value' && a.value === from && b.value === to;
      }
      default:
        return true;
    }
  };
  for (const finding of findings) expect(shows(finding), finding.message).toBe(true);
});

test.each(names('amendments'))('amendment %s: exactly what is expected', (name) => {
  const versions = readAmendment(read('amendments', `${name}.yaml`));
  if (!versions.ok) throw new Error(versions.error.map(({ message }) => message).join('; '));
  const { before, after } = versions.value;
  const expected = parse(read('amendments', `${name}.expect.yaml`)) as {
    changed: number;
    share: number;
    changes: Record<string, unknown>[];
  };
  const diff = diffTables(before, after);
  expect(diff.notProved).toBeUndefined();
  expect({ changed: diff.changed, share: diff.share }).toEqual({ changed: expected.changed, share: expected.share });
  const key = ({ from, to, points }: Record<string, unknown>): string => canonicalJson({ from, to, points });
  expect(diff.changes.map((change) => key(change as never)).sort()).toEqual(expected.changes.map(key).sort());
});

test('points beyond what a number holds are printed as exact number tokens', () => {
  const text = printJson({ points: 12345678901234567890n });
  expect(text).toBe('{"points":12345678901234567890}');
  expect(printJson(parseJson(text))).toBe(text);
});
