import fc from 'fast-check';
import { expect, test } from 'vitest';
import { datesOf, type Inequality } from './zones.ts';

const atMost = (from: number, to: number, days: number, name = ''): Inequality => ({
  terms: [
    [to, 1],
    [from, -1],
  ],
  limit: days,
  firm: true,
  ...(name !== '' && { says: { en: name, zh: name } }),
});
const atLeast = (from: number, to: number, days: number, name = ''): Inequality => atMost(to, from, -days, name);
const earliest = (_: number, low: number, __: number, before: number): number => Math.max(low, before);

test('days are found where there are some, the earliest first', () => {
  const rows = [atLeast(0, 1, 0), atLeast(1, 2, 0), atLeast(0, 2, 20), atMost(1, 2, 10)];
  expect(datesOf(rows, 3, earliest)).toEqual({ kind: 'days', days: [0, 10, 20] });
});

test('of many constraints the fewest that contradict one another are told', () => {
  const rows = [
    atLeast(0, 1, 0),
    atLeast(1, 2, 0),
    atMost(0, 2, 10, 'the short one has not run out'),
    atLeast(0, 1, 20, 'the long one has'),
    atMost(0, 2, 400, 'another'),
  ];
  const dated = datesOf(rows, 3, earliest);
  expect(dated.kind === 'contradiction' && dated.between.flatMap(({ says }) => says?.en ?? [])).toEqual([
    'the short one has not run out',
    'the long one has',
  ]);
});

test('a pause in between puts the end off by its days', () => {
  // 0 start, 1 pause, 2 resume, 3 runs out after ten days counted; the pause takes 30.
  const due: Inequality['terms'] = [
    [3, 1],
    [0, -1],
    [2, -1],
    [1, 1],
  ];
  const rows = [
    atLeast(0, 1, 0),
    atLeast(2, 3, 0),
    atLeast(1, 2, 30),
    { terms: due, limit: 10, firm: true },
    { terms: due.map(([s, c]) => [s, -c] as const), limit: -10, firm: true },
  ];
  expect(datesOf(rows, 4, earliest)).toEqual({ kind: 'days', days: [0, 0, 30, 40] });
  expect(datesOf([...rows, atMost(0, 3, 39)], 4, earliest).kind).toBe('contradiction');
});

test('for difference constraints the answer is that of shortest paths, and the days found keep every constraint', () => {
  const row = fc
    .record({ from: fc.nat(5), to: fc.nat(5), days: fc.integer({ min: -20, max: 20 }) })
    .map(({ from, to, days }) => atMost(from, to, days));
  fc.assert(
    fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
      const dated = datesOf(rows, 6, (_, low, high, before) => (Number.isFinite(low) ? low : Math.min(before, high)));
      expect(dated.kind).toBe(hasNegativeCycle(rows, 6) ? 'contradiction' : 'days');
      if (dated.kind === 'days')
        for (const { terms, limit } of rows)
          expect(terms.reduce((sum, [step, c]) => sum + c * dated.days[step]!, 0)).toBeLessThanOrEqual(limit);
    }),
    { numRuns: 500 },
  );
});

/** Bellman and Ford, for comparison. */
const hasNegativeCycle = (rows: readonly Inequality[], steps: number): boolean => {
  const far = new Array(steps).fill(0);
  for (let round = 0; round <= steps; round += 1) {
    let moved = false;
    for (const { terms, limit } of rows) {
      const [[to], [from]] = terms as readonly [readonly [number, number], readonly [number, number]];
      if (to === from ? limit < 0 : far[from] + limit < far[to]) {
        if (to === from) return true;
        far[to] = far[from] + limit;
        moved = true;
      }
    }
    if (!moved) return false;
  }
  return true;
};
