import type { Text } from '#law/ground';

/**
 * `Σ coefficient · day ≤ limit` over the days of the steps of a trace, which are numbered from 0. With two terms of opposite sign it is a
 * difference constraint, as in the zones of timed automata; a clock that stands still in between brings two more for each pause.
 */
export interface Inequality {
  readonly terms: readonly (readonly [step: number, coefficient: number])[];
  readonly limit: number;
  /** What it demands, in words; missing where it says no more than that time does not run backwards. */
  readonly says?: Text;
  /** Whatever else is chosen, the trace demands it. */
  readonly firm: boolean;
  /** A fact that says how long the clock is, where the trace leaves it free: with more, or with less, of it there is more room. */
  readonly measuredBy?: { readonly fact: string; readonly more: boolean };
}

export type Dated =
  | { readonly kind: 'days'; readonly days: readonly number[] }
  /** The fewest that contradict one another: without any one of them there would be days. */
  | { readonly kind: 'contradiction'; readonly between: readonly Inequality[] }
  /** Only fractions of days are left, or there are too many inequalities to eliminate. */
  | { readonly kind: 'undecided' };

/**
 * Days for the steps after step 0, which is day 0, such that all inequalities hold: steps are eliminated from the last to the first (Fourier and Motzkin),
 * then days are chosen from the first to the last. For difference constraints this is exact in whole days.
 * @param choose a day between the two ends, both included; the higher end may be infinite
 */
export const datesOf = (
  rows: readonly Inequality[],
  steps: number,
  choose: (step: number, low: number, high: number, before: number) => number,
): Dated => {
  const levels = eliminated(rows, steps);
  if (levels === undefined) return { kind: 'undecided' };
  if ('clash' in levels) return { kind: 'contradiction', between: fewest(rows, levels.clash, steps) };
  const days = [0];
  for (let step = 1; step < steps; step += 1) {
    let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (const row of levels.bounds[step]!) {
      const own = row.terms.get(step)!;
      let rest = row.limit;
      for (const [other, coefficient] of row.terms) if (other !== step) rest -= coefficient * days[other]!;
      if (own > 0) high = Math.min(high, Math.floor(rest / own));
      else low = Math.max(low, Math.ceil(rest / own));
    }
    if (low > high) return { kind: 'undecided' };
    days.push(Math.min(high, Math.max(low, choose(step, low, high, days.at(-1)!))));
  }
  return { kind: 'days', days };
};

interface Row {
  readonly terms: ReadonlyMap<number, number>;
  readonly limit: number;
  /** Which of the given inequalities it comes from. */
  readonly from: ReadonlySet<number>;
}

const most = 4000;

const eliminated = (
  rows: readonly Inequality[],
  steps: number,
): { readonly bounds: readonly (readonly Row[])[] } | { readonly clash: ReadonlySet<number> } | undefined => {
  const bounds: Row[][] = Array.from({ length: steps }, () => []);
  let left = new Map<string, Row>();
  for (const [index, { terms, limit }] of rows.entries()) {
    // Only differences of days occur, so step 0 may be called day 0.
    const row = tidy(summed(terms.filter(([step]) => step !== 0)), limit, new Set([index]));
    if (row.terms.size === 0 && row.limit < 0) return { clash: row.from };
    keep(left, row);
  }
  for (let step = steps - 1; step > 0; step -= 1) {
    const here = [...left.values()].filter((row) => row.terms.has(step));
    bounds[step] = here;
    const next = new Map([...left].filter(([, row]) => !row.terms.has(step)));
    for (const above of here.filter((row) => row.terms.get(step)! > 0)) {
      for (const below of here.filter((row) => row.terms.get(step)! < 0)) {
        const row = joined(above, below, step);
        if (row.terms.size === 0 && row.limit < 0) return { clash: row.from };
        keep(next, row);
      }
    }
    if (next.size > most) return undefined;
    left = next;
  }
  return { bounds };
};

const summed = (terms: Inequality['terms']): ReadonlyMap<number, number> => {
  const sum = new Map<number, number>();
  for (const [step, coefficient] of terms) sum.set(step, (sum.get(step) ?? 0) + coefficient);
  return sum;
};

const joined = (above: Row, below: Row, step: number): Row => {
  const [a, b] = [above.terms.get(step)!, -below.terms.get(step)!];
  const terms = [...[...above.terms].map(([s, c]) => [s, c * b] as const), ...[...below.terms].map(([s, c]) => [s, c * a] as const)];
  return tidy(summed(terms), above.limit * b + below.limit * a, above.from.union(below.from));
};

/** Without zeros and divided by what all have in common; days are whole, so the limit is rounded down. */
const tidy = (terms: ReadonlyMap<number, number>, limit: number, from: ReadonlySet<number>): Row => {
  const kept = [...terms].filter(([, coefficient]) => coefficient !== 0);
  const divisor = kept.reduce((sum, [, coefficient]) => common(sum, Math.abs(coefficient)), 0) || 1;
  return { terms: new Map(kept.map(([step, coefficient]) => [step, coefficient / divisor])), limit: Math.floor(limit / divisor), from };
};

const common = (a: number, b: number): number => (b === 0 ? a : common(b, a % b));

const keep = (rows: Map<string, Row>, row: Row): void => {
  if (row.terms.size === 0) return;
  const key = [...row.terms]
    .toSorted(([a], [b]) => a - b)
    .map(([step, coefficient]) => `${step}:${coefficient}`)
    .join();
  const other = rows.get(key);
  if (other === undefined || row.limit < other.limit) rows.set(key, row);
};

/** Leaves out one after the other what the contradiction does not need. */
const fewest = (rows: readonly Inequality[], clash: ReadonlySet<number>, steps: number): readonly Inequality[] => {
  let left = [...clash].toSorted((a, b) => a - b).map((index) => rows[index]!);
  for (const row of left) {
    const without = left.filter((other) => other !== row);
    const levels = eliminated(without, steps);
    if (levels !== undefined && 'clash' in levels) left = without;
  }
  return left;
};
