import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  agrestiCoull,
  chiSquare,
  exactRate,
  exactShare,
  fisherExact,
  jeffreysShare,
  newcombe,
  rateRatio,
  rateTest,
  scoreDifference,
  shareTest,
  waldDifference,
  wilsonCorrected,
  wilsonInterval,
} from './index.ts';

const digits = (found: readonly number[], wanted: readonly number[], places: number): void => {
  for (const [i, one] of wanted.entries()) expect(found[i]).toBeCloseTo(one, places);
};

// Newcombe 1998, Statistics in Medicine 17:857, Table I, methods 5 (Clopper and Pearson) and 4 (score with continuity correction).
test.each([
  [81, 263, [0.2527, 0.3676], [0.2535, 0.3682]],
  [15, 148, [0.0578, 0.1617], [0.0598, 0.1644]],
  [0, 20, [0, 0.1684], [0, 0.2005]],
  [1, 29, [0.0009, 0.1776], [0.0018, 0.1963]],
] as const)('%i of %i by the exact and by the corrected interval', (hits, trials, exact, corrected) => {
  digits(exactShare(hits, trials), exact, 4);
  digits(wilsonCorrected(hits, trials), corrected, 4);
});

describe('a share', () => {
  const seen = fc
    .integer({ min: 1, max: 60 })
    .chain((trials) => fc.record({ trials: fc.constant(trials), hits: fc.integer({ min: 0, max: trials }) }));

  test('lies between ends at which the tails are just what was asked', () => {
    fc.assert(
      fc.property(seen, fc.constantFrom(0.9, 0.95, 0.99), ({ hits, trials }, level) => {
        const [low, high] = exactShare(hits, trials, level);
        if (hits > 0) expect(shareTest(hits, trials, low, 'greater')).toBeCloseTo((1 - level) / 2, 9);
        if (hits < trials) expect(shareTest(hits, trials, high, 'less')).toBeCloseTo((1 - level) / 2, 9);
      }),
    );
  });

  test('has an exact interval about the corrected, and Jeffreys’ within the exact', () => {
    fc.assert(
      fc.property(seen, ({ hits, trials }) => {
        const [[low, high], [inLow, inHigh]] = [exactShare(hits, trials), jeffreysShare(hits, trials)];
        expect(low).toBeLessThanOrEqual(inLow);
        expect(high).toBeGreaterThanOrEqual(inHigh);
        const [c, w] = [wilsonCorrected(hits, trials), wilsonInterval(hits, trials)];
        expect(c[1] - c[0]).toBeGreaterThanOrEqual(w[1] - w[0] - 1e-12);
        const [a, b] = agrestiCoull(hits, trials);
        expect((a + b) / 2).toBeCloseTo((w[0] === 0 || w[1] === 1 ? a + b : w[0] + w[1]) / 2, 6);
      }),
    );
  });

  test('tested at one half is symmetric, and one side and the other share the outcome seen', () => {
    expect(shareTest(7, 10, 0.5)).toBeCloseTo(shareTest(3, 10, 0.5), 12);
    // 2 (1 + 10 + 45 + 120)/1024.
    expect(shareTest(3, 10, 0.5)).toBeCloseTo(352 / 1024, 12);
    expect(shareTest(3, 10, 0.5, 'less') + shareTest(4, 10, 0.5, 'greater')).toBeCloseTo(1, 12);
  });

  test('is refused where it cannot be one', () => {
    expect(() => exactShare(3, 2)).toThrow(RangeError);
    expect(() => exactShare(1, 2, 1)).toThrow(RangeError);
  });
});

describe('a rate', () => {
  // Garwood 1936, Table 1.
  test.each([
    [0, 0, 3.689],
    [1, 0.0253, 5.572],
    [10, 4.795, 18.39],
  ])('of %i events lies between %f and %f', (events, low, high) => digits(exactRate(events, 1), [low, high], high > 10 ? 2 : 3));

  test('tested worked by hand: none where one was to be expected leaves 1, four leave the upper tail alone', () => {
    expect(rateTest(0, 1, 1)).toBeCloseTo(1, 12);
    expect(rateTest(4, 1, 1)).toBeCloseTo(1 - Math.exp(-1) * (1 + 1 + 1 / 2 + 1 / 6), 12);
    // With 2 to be expected none (0.1353) is likelier than four (0.0902), so four or more count alone; seen none, four or more count too.
    expect(rateTest(4, 1, 2)).toBeCloseTo(1 - Math.exp(-2) * (1 + 2 + 2 + 4 / 3), 12);
    expect(rateTest(0, 1, 2)).toBeCloseTo(Math.exp(-2) + 1 - Math.exp(-2) * (1 + 2 + 2 + 4 / 3), 12);
  });

  test('tested is the sum of all outcomes that are not likelier, one by one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.double({ min: 0.2, max: 25, noNaN: true }), (events, mean) => {
        const masses = [Math.exp(-mean)];
        for (let x = 1; x < 200; x += 1) masses.push((masses[x - 1]! * mean) / x);
        const all = masses.filter((mass) => mass <= masses[events]! * (1 + 1e-7)).reduce((sum, mass) => sum + mass, 0);
        expect(rateTest(events, 1, mean)).toBeCloseTo(all, 9);
      }),
    );
  });

  test('divided by another turns over with them', () => {
    const [one, other] = [rateRatio([11, 800], [23, 1011]), rateRatio([23, 1011], [11, 800])];
    expect(one.ratio! * other.ratio!).toBeCloseTo(1, 12);
    expect(one.interval[0] * other.interval[1]).toBeCloseTo(1, 9);
    expect(one.pValue).toBeCloseTo(other.pValue, 12);
    expect(rateRatio([3, 1], [0, 1]).ratio).toBe(Number.POSITIVE_INFINITY);
    expect(rateRatio([0, 1], [0, 1])).toMatchObject({ ratio: undefined, pValue: 1 });
  });
});

describe('two shares', () => {
  // Newcombe 1998, Statistics in Medicine 17:873, Table II, method 10.
  test.each([
    [56, 70, 48, 80, [0.0524, 0.3339]],
    [9, 10, 3, 10, [0.1705, 0.809]],
    [5, 56, 0, 29, [-0.0381, 0.1926]],
  ] as const)('%i of %i less %i of %i by Newcombe', (a, m, b, n, hybrid) =>
    digits(newcombe({ hits: a, trials: m }, { hits: b, trials: n }), hybrid, 4),
  );

  /** The likeliest shares at a difference by trying 20,000 of them: the other way to the score. */
  const scoreAt = (difference: number, [a, m]: readonly [number, number], [b, n]: readonly [number, number]): number => {
    let [best, at] = [Number.NEGATIVE_INFINITY, 0];
    const log = (count: number, chance: number): number => (count === 0 ? 0 : count * Math.log(chance));
    const [low, high] = [Math.max(0, difference), Math.min(1, 1 + difference)];
    for (let i = 0; i <= 20_000; i += 1) {
      const p = low + ((high - low) * i) / 20_000;
      const q = p - difference;
      const likelihood = log(a, p) + log(m - a, 1 - p) + log(b, q) + log(n - b, 1 - q);
      if (likelihood > best) [best, at] = [likelihood, p];
    }
    const q = at - difference;
    const variance = (((at * (1 - at)) / m + (q * (1 - q)) / n) * (m + n)) / (m + n - 1);
    return (a / m - b / n - difference) / Math.sqrt(variance);
  };

  test.each([
    [
      [56, 70],
      [48, 80],
    ],
    [
      [9, 10],
      [3, 10],
    ],
    [
      [5, 56],
      [0, 29],
    ],
  ] as const)('%j less %j: at the ends of the score interval the score is 1.96 either way', (one, other) => {
    const [low, high] = scoreDifference({ hits: one[0], trials: one[1] }, { hits: other[0], trials: other[1] });
    expect(scoreAt(low, one, other)).toBeCloseTo(1.96, 2);
    expect(scoreAt(high, one, other)).toBeCloseTo(-1.96, 2);
  });

  const groups = fc.tuple(
    ...[0, 1].map(() =>
      fc
        .integer({ min: 1, max: 30 })
        .chain((trials) => fc.record({ trials: fc.constant(trials), hits: fc.integer({ min: 0, max: trials }) })),
    ),
  );

  test('change sign when they change places, and stay within −1 and 1', () => {
    fc.assert(
      fc.property(groups, ([one, other]) => {
        for (const method of [newcombe, scoreDifference]) {
          const [low, high] = method(one!, other!);
          const [turnedLow, turnedHigh] = method(other!, one!);
          expect(low).toBeCloseTo(-turnedHigh, 8);
          expect(high).toBeCloseTo(-turnedLow, 8);
          const off = one!.hits / one!.trials - other!.hits / other!.trials;
          expect(low).toBeLessThanOrEqual(off + 1e-9);
          expect(high).toBeGreaterThanOrEqual(off - 1e-9);
          expect(low).toBeGreaterThanOrEqual(-1 - 1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('that are alike have χ² 0, and a table without hits has none', () => {
    expect(chiSquare({ hits: 3, trials: 10 }, { hits: 6, trials: 20 })).toEqual({ value: 0, pValue: 1 });
    expect(chiSquare({ hits: 0, trials: 10 }, { hits: 0, trials: 20 })).toBeUndefined();
    expect(waldDifference({ hits: 10, trials: 10 }, { hits: 0, trials: 20 })).toEqual([1, 1]);
  });

  test('by Fisher: the lady who told three of four cups with milk first', () => {
    const [milk, tea] = [
      { hits: 3, trials: 4 },
      { hits: 1, trials: 4 },
    ];
    const found = fisherExact(milk, tea);
    // 2 (16 + 1)/70 of the tables; conditional estimate and lower end as in the manual of R's `fisher.test`, there at 95 % of one side.
    expect(found.pValue).toBeCloseTo(34 / 70, 12);
    expect(found.oddsRatio).toBeCloseTo(6.408309, 4);
    expect(fisherExact(milk, tea, 0.9).interval[0]).toBeCloseTo(0.3135693, 5);
  });

  test('by Fisher: the package’s search ends near where the exact one does, and the ends of the margins are 0 and without bound', () => {
    const [one, other] = [
      { hits: 9, trials: 10 },
      { hits: 3, trials: 10 },
    ];
    const [exact, there] = [fisherExact(one, other), fisherExact(one, other, 0.95, { search: 'package' })];
    // scipy 1.17, `contingency.odds_ratio`.
    expect(exact.oddsRatio).toBeCloseTo(17.2690339, 6);
    digits(exact.interval, [1.3871135, 1047.83998], 4);
    expect(Math.abs(there.oddsRatio! / exact.oddsRatio! - 1)).toBeLessThan(0.01);
    const full = fisherExact({ hits: 10, trials: 10 }, { hits: 0, trials: 20 });
    expect([full.oddsRatio, full.interval[1]]).toEqual([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(fisherExact({ hits: 0, trials: 3 }, { hits: 0, trials: 4 }).oddsRatio).toBeUndefined();
  });
});
