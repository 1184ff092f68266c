import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalCdf } from '#methods/distributions';
import {
  classicalBounds,
  conditionalPower,
  crossings,
  lowerBounds,
  maxSprtCritical,
  maxSprtSignal,
  maxSprtUntil,
  type Spending,
  spendingBounds,
  spent,
} from './index.ts';

const sum = (chances: readonly number[]): number => chances.reduce((all, chance) => all + chance, 0);

describe('the Poisson maximised test', () => {
  // Kulldorff et al. 2011, Sequential Analysis 30:58, Table 1.
  test.each([
    [1, 0.05, 2.853937],
    [5, 0.05, 3.297183],
    [10, 0.05, 3.467952],
    [10, 0.01, 5.260513],
  ])('up to %f expected at error %f has the critical value %f', (upTo, alpha, critical) =>
    expect(maxSprtCritical({ upTo }, alpha)).toBeCloseTo(critical, 6),
  );

  test('of one event alone signals with 1 − e^−t, worked by hand', () => {
    // Up to one half expected and with a critical value that two events reach only before t = 0: here the first event decides.
    const critical = 10;
    const until = maxSprtUntil(1, critical);
    expect(Math.log(1 / until) - (1 - until)).toBeCloseTo(critical, 10);
    expect(maxSprtSignal({ upTo: until }, critical)).toBeCloseTo(1 - Math.exp(-until), 12);
  });

  test('keeps its error, and signals the oftener the more comes', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 15, noNaN: true }), fc.integer({ min: 1, max: 4 }), (upTo, least) => {
        const critical = maxSprtCritical({ upTo, least });
        const signal = (ratio: number): number => maxSprtSignal({ upTo, least }, critical, ratio);
        if (critical > 0) expect(signal(1)).toBeCloseTo(0.05, 9);
        expect(signal(1)).toBeLessThan(signal(1.5));
        expect(signal(1.5)).toBeLessThan(signal(3));
      }),
      { numRuns: 20 },
    );
  });

  test('needs no critical value where so many events are rare enough by themselves', () =>
    expect(maxSprtCritical({ upTo: 0.1, least: 4 })).toBe(0));
});

describe('spending', () => {
  const families: readonly Spending[] = [
    { family: 'obrien-fleming' },
    { family: 'pocock' },
    { family: 'hwang-shih-decani', gamma: -4 },
    { family: 'hwang-shih-decani', gamma: 0 },
    { family: 'power', rho: 3 },
  ];
  test.each(families)('by $family begins with nothing, rises, and ends with all', (spending) => {
    const upTo = [0, 0.1, 0.4, 0.7, 1].map((share) => spent(spending, 0.025, share));
    expect(upTo[0]).toBe(0);
    expect(upTo).toEqual(upTo.toSorted((a, b) => a - b));
    expect(upTo.at(-1)).toBeCloseTo(0.025, 12);
  });

  test.each(families)('by $family is what the bounds let through, at any looks', (spending) => {
    const shares = fc
      .uniqueArray(fc.integer({ min: 10, max: 99 }), { minLength: 1, maxLength: 4 })
      .map((percents) => [...percents.toSorted((a, b) => a - b).map((p) => p / 100), 1]);
    fc.assert(
      fc.property(shares, fc.constantFrom('one-sided' as const, 'two-sided' as const), (at, sides) => {
        const two = sides === 'two-sided';
        const bounds = spendingBounds(at, 0.05, spending, sides);
        const { upper, lower } = crossings(
          at,
          bounds.map((z) => ({ upper: z, lower: two ? -z : undefined })),
        );
        expect(sum(upper) + sum(lower)).toBeCloseTo(0.05, 9);
        if (two) for (const [i, chance] of upper.entries()) expect(lower[i]).toBeCloseTo(chance, 12);
      }),
      { numRuns: 8 },
    );
  });

  // DeMets & Lan 1994, Statistics in Medicine 13:1341: five equal looks, 0.05 on both sides together.
  test('like O’Brien and Fleming gives the printed bounds', () => {
    const bounds = spendingBounds([0.2, 0.4, 0.6, 0.8, 1], 0.05, { family: 'obrien-fleming' }, 'two-sided');
    for (const [i, z] of [4.877, 3.357, 2.68, 2.29, 2.031].entries()) expect(bounds[i]).toBeCloseTo(z, 3);
  });
});

// Jennison & Turnbull 2000, Tables 2.1 and 2.3, error 0.05 on both sides together.
test.each([
  [2, 2.178, 1.977],
  [3, 2.289, 2.004],
  [4, 2.361, 2.024],
  [5, 2.413, 2.04],
])('with %i looks the constants of Pocock and of O’Brien and Fleming are %f and %f', (looks, pocock, obrienFleming) => {
  expect(classicalBounds(looks, 0.05, 'pocock', 'two-sided').constant).toBeCloseTo(pocock, 3);
  expect(classicalBounds(looks, 0.05, 'obrien-fleming', 'two-sided').constant).toBeCloseTo(obrienFleming, 3);
});

describe('crossings', () => {
  test('of one look are the tails of the normal', () => {
    const { upper, lower } = crossings([0.4], [{ upper: 1.3, lower: -0.7 }], 0.5);
    expect(upper[0]).toBeCloseTo(normalCdf(0.5 * Math.sqrt(0.4) - 1.3), 12);
    expect(lower[0]).toBeCloseTo(normalCdf(-0.7 - 0.5 * Math.sqrt(0.4)), 12);
  });

  test.each([0, 1.5])('at 2 and 2, after 0.3 and after all, with drift %f are what a fine sum by hand gives', (drift) => {
    // P(Z₁ < 2, Z₂ ≥ 2) as a sum of 40,000 strips over Z₁; Z₂ given Z₁ is normal about Z₁√0.3 + 0.7 drift with variance 0.7.
    let second = 0;
    const width = 10 / 40_000;
    for (let i = 0; i < 40_000; i += 1) {
      const z = -8 + (i + 0.5) * width;
      const off = z - drift * Math.sqrt(0.3);
      const going = (width * Math.exp((-off * off) / 2)) / Math.sqrt(2 * Math.PI);
      second += going * normalCdf((z * Math.sqrt(0.3) + drift * 0.7 - 2) / Math.sqrt(0.7));
    }
    expect(crossings([0.3, 1], [{ upper: 2 }, { upper: 2 }], drift).upper[1]).toBeCloseTo(second, 7);
  });

  test('are refused where shares do not rise', () => expect(() => crossings([0.5, 0.5], [])).toThrow(RangeError));
});

test('a lower bound that may be overruled leaves the upper one as it was, and the power as asked', () => {
  const shares = [0.3, 0.6, 1];
  for (const spends of ['futility', { underNull: 0.1 }] as const) {
    const found = lowerBounds(shares, {
      alpha: 0.025,
      beta: 0.1,
      upper: { family: 'obrien-fleming' },
      lower: { family: 'pocock' },
      spends,
    });
    expect(found.upper).toEqual(spendingBounds(shares, 0.025, { family: 'obrien-fleming' }));
    expect(sum(found.with.upper)).toBeCloseTo(0.9, 9);
    expect(sum(found.without.upper)).toBeLessThan(0.025);
    expect(found.inflation).toBeGreaterThan(1);
    if (spends === 'futility') expect(found.lower.at(-1)).toBe(found.upper.at(-1));
    else expect(sum(found.without.lower)).toBeCloseTo(0.1, 9);
  }
});

test('conditional power half way at Z = 1.2, worked by hand', () => {
  // B = 1.2 · √½ = 0.8485; with the trend going on 1.6971 is to be expected, and Φ((1.6971 − 1.96)/√½) = Φ(−0.372) = 0.355.
  expect(conditionalPower(1.2, 0.5, 1.96, 1.2 / Math.SQRT1_2)).toBeCloseTo(0.355, 3);
  expect(conditionalPower(1.2, 0.5, 1.96, 0)).toBeCloseTo(normalCdf((0.84853 - 1.96) / Math.SQRT1_2), 5);
  expect(() => conditionalPower(1, 1, 1.96, 0)).toThrow(RangeError);
});
