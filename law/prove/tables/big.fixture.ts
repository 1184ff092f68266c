// Big tables for tests and benches: always the same ones.
import { buildTable, type RuleSource, type Table } from '#law/table';

/** Numbers that look random and are always the same (mulberry32). */
export const numbers = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

export interface Part {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Boxes cut at random until there are enough: complete and disjoint. */
export const cutParts = (inputs: number, rules: number, random: () => number): readonly Part[] => {
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

/** Boxes that lie across each other in every corner: each narrows some inputs to about that much of their values. */
export const denseParts = (inputs: number, rules: number, cells: number, width: number, random: () => number): readonly Part[] =>
  Array.from({ length: rules }, () => {
    const part = { low: Array<number>(inputs).fill(0), high: Array<number>(inputs).fill(999) };
    for (let cell = 0; cell < cells; cell += 1) {
      const axis = Math.floor(random() * inputs);
      const long = Math.floor(1000 * width * (0.5 + random()));
      part.low[axis] = Math.floor(random() * (1000 - long));
      part.high[axis] = part.low[axis]! + long;
    }
    return part;
  });

export const tableOf = (
  inputs: number,
  parts: readonly Part[],
  rest: { readonly hit?: 'unique' | 'first'; readonly complete?: boolean } = {},
): Table => {
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
    hit: 'unique',
    complete: true,
    ...rest,
    rules,
  });
  if (!built.ok) throw new Error(built.error[0]!.message);
  return built.value;
};
