// Prints what a check of big tables takes; never decides by time.
import { expect, test } from 'vitest';
import { buildTable, type RuleSource, type Table } from '#law/table';
import { checkTable, diffTables } from './index.ts';

/** Numbers that look random and are always the same (mulberry32). */
const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

interface Part {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Boxes cut at random until there are enough: complete and disjoint. */
const cut = (inputs: number, rules: number, random: () => number): readonly Part[] => {
  const parts: Part[] = [{ low: Array(inputs).fill(0), high: Array(inputs).fill(999) }];
  while (parts.length < rules) {
    const index = Math.floor(random() * parts.length);
    const part = parts[index]!;
    const axis = Math.floor(random() * inputs);
    const [low, high] = [part.low[axis]!, part.high[axis]!];
    if (high - low < 2) continue;
    const at = low + 1 + Math.floor(random() * (high - low));
    parts[index] = { low: part.low, high: part.high.with(axis, at - 1) };
    parts.push({ low: part.low.with(axis, at), high: part.high });
  }
  return parts;
};

const tableOf = (inputs: number, parts: readonly Part[], hit: 'unique' | 'first' = 'unique'): Table => {
  const rules: readonly RuleSource[] = parts.map(({ low, high }, index) => ({
    id: `r${index}`,
    when: Object.fromEntries(
      low.flatMap((from, axis) => (from === 0 && high[axis] === 999 ? [] : [[`i${axis}`, `[${from}..${high[axis]}]`]])),
    ),
    then: ['a', 'b', 'c'][index % 3]!,
  }));
  const built = buildTable({
    name: 't',
    inputs: Array.from({ length: inputs }, (_, axis) => ({
      name: `i${axis}`,
      domain: { kind: 'number', min: 0, max: 999, step: 1 } as const,
    })),
    output: { name: 'o', domain: { kind: 'choice', options: ['a', 'b', 'c'], ranked: true } },
    hit,
    complete: true,
    rules,
  });
  if (!built.ok) throw new Error(built.error[0]!.message);
  return built.value;
};

const milliseconds = (work: () => void): string => {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return `${Math.min(...times).toFixed(1)} (first ${times[0]!.toFixed(1)})`;
};

test.each([
  [12, 40],
  [12, 200],
  [20, 1000],
])('%i inputs and %i rules are proved complete and disjoint', (inputs, rules) => {
  const random = numbers(inputs * rules);
  const parts = cut(inputs, rules, random);
  const table = tableOf(inputs, parts);
  const sound = milliseconds(() => expect(checkTable({ table }).findings).toEqual([]));
  const missing = tableOf(inputs, parts.toSpliced(Math.floor(rules / 2), 1));
  const gap = milliseconds(() => expect(checkTable({ table: missing }).findings.map(({ kind }) => kind)).toEqual(['gap']));
  const doubled = tableOf(inputs, [...parts, parts[3]!]);
  const overlap = milliseconds(() => expect(checkTable({ table: doubled }).findings.map(({ kind }) => kind)).toEqual(['overlap']));
  const first = tableOf(inputs, [...parts, parts[3]!], 'first');
  const masked = milliseconds(() => expect(checkTable({ table: first }).findings.some(({ kind }) => kind === 'masked')).toBe(true));
  const monotone = milliseconds(
    () => void checkTable({ table, promises: [{ id: 'm', kind: 'monotone', input: 'i0', direction: 'increasing' }] }),
  );
  const shifted = tableOf(inputs, parts.toReversed());
  const diff = milliseconds(() => expect(diffTables(table, shifted).changed).toBeDefined());
  console.log(
    `${inputs}×${rules} ms: proof ${sound}, a gap ${gap}, an overlap ${overlap}, first hit ${masked}, monotone ${monotone}, amendment ${diff}`,
  );
});
