import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shiftOf } from './shift.ts';

const each = (values: readonly number[]) => values.map((value) => ({ value, times: 1 }));
const atTerm = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
const early = [1.15, 0.88, 0.9, 0.74, 1.21];

test('permeability of membranes: the estimate and the interval of Hollander and Wolfe, examples 4.2 and 4.3', () => {
  const { value, low, high } = shiftOf(each(atTerm), each(early));
  expect(value).toBeCloseTo(0.305, 10);
  expect(low).toBeCloseTo(-0.15, 10);
  expect(high).toBeCloseTo(0.76, 10);
});

/** The same by laying out every order of both samples. */
const naiveRank = (n: number, m: number): number => {
  const counts = new Map<number, number>();
  const lay = (left: number, right: number, u: number): void => {
    if (left === 0 || right === 0) counts.set(u, (counts.get(u) ?? 0) + 1);
    else {
      lay(left - 1, right, u + right);
      lay(left, right - 1, u);
    }
  };
  lay(n, m, 0);
  const total = [...counts.values()].reduce((a, b) => a + b, 0);
  let below = 0;
  for (let u = 0; ; u += 1) {
    below += counts.get(u) ?? 0;
    if (below / total >= 0.025) return u;
  }
};

test('the interval is that of all orders laid out one by one', () => {
  const sample = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 7 });
  fc.assert(
    fc.property(sample, sample, (a, b) => {
      const differences = a.flatMap((x) => b.map((y) => x - y)).toSorted((x, y) => x - y);
      const rank = Math.max(1, naiveRank(a.length, b.length));
      const { low, high, value } = shiftOf(each(a), each(b));
      expect([low, high]).toEqual([differences[rank - 1], differences[differences.length - rank]]);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }),
    { numRuns: 200 },
  );
});

test('a shift by three days is found, and equal values told together count as often', () => {
  const a = [
    { value: 5, times: 60 },
    { value: 6, times: 40 },
  ];
  const b = [
    { value: 2, times: 60 },
    { value: 3, times: 40 },
  ];
  expect(shiftOf(a, b)).toEqual({ value: 3, low: 3, high: 3 });
});
