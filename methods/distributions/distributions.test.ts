import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  betaQuantile,
  binomialMasses,
  binomialTail,
  type CountModel,
  countBound,
  countTail,
  fastNormalCdf,
  gammaQuantile,
  logChoose,
  logGamma,
  normalCdf,
  normalQuantile,
  regularBeta,
  regularGamma,
  rootOf,
  studentTwoSided,
} from './index.ts';

test('log Γ is that of factorials and of a half', () => {
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 13);
  let factorial = 1;
  for (let n = 1; n <= 20; n += 1) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
    factorial *= n;
  }
});

// Abramowitz & Stegun, tables 26.1 and 26.2.
test.each([
  [0.975, 1.959963984540054],
  [0.5, 0],
  [0.999, 3.090232306167813],
  [1e-12, -7.034483825301132],
])('the normal quantile at %f is %f', (share, z) => {
  expect(normalQuantile(share)).toBeCloseTo(z, 11);
  expect(normalCdf(z) / share).toBeCloseTo(1, 11);
});

// Abramowitz & Stegun, table 26.10.
test.each([
  [12.706, 1, 0.05],
  [2.228, 10, 0.05],
  [2.75, 30, 0.01],
])('t = %f with %i degrees has the two-sided p-value %f', (t, degrees, p) => expect(studentTwoSided(t, degrees)).toBeCloseTo(p, 4));

const term = ({ mean, dispersion }: CountModel, k: number): number => {
  if (dispersion === 1) return Math.exp(k * Math.log(mean) - mean - logGamma(k + 1));
  const size = mean / (dispersion - 1);
  return Math.exp(
    logGamma(k + size) - logGamma(size) - logGamma(k + 1) + size * Math.log(1 / dispersion) + k * Math.log(1 - 1 / dispersion),
  );
};

const models = fc.record({
  mean: fc.double({ min: 0.01, max: 200, noNaN: true }),
  dispersion: fc.oneof(fc.constant(1), fc.double({ min: 1.01, max: 8, noNaN: true })),
});

test('the tail of a count is what is left when the smaller ones are added up', () => {
  fc.assert(
    fc.property(models, fc.integer({ min: 0, max: 300 }), (model, count) => {
      let below = 0;
      for (let k = 0; k < count; k += 1) below += term(model, k);
      expect(countTail(model, count)).toBeCloseTo(1 - below, 9);
    }),
  );
});

test('the bound is the smallest count that is passed rarely enough', () => {
  fc.assert(
    fc.property(models, fc.double({ min: 1e-9, max: 0.4, noNaN: true }), (model, alpha) => {
      const bound = countBound(model, alpha);
      expect(countTail(model, bound + 1)).toBeLessThanOrEqual(alpha * (1 + 1e-9));
      if (bound > 0) expect(countTail(model, bound)).toBeGreaterThan(alpha);
    }),
  );
});

test('what has no meaning is an error of the person who asked', () => {
  expect(() => normalQuantile(1)).toThrow(RangeError);
  expect(() => logGamma(0)).toThrow(RangeError);
  expect(() => regularBeta(2, 1, 1)).toThrow(RangeError);
  expect(() => regularGamma(1, -1)).toThrow(RangeError);
  expect(() => countTail({ mean: 1, dispersion: 0.5 }, 1)).toThrow(RangeError);
});

test('binomial chances are those of five coins, and their tail is their sum', () => {
  expect([...binomialMasses(5, 0.5)].map((mass) => Math.round(mass * 32))).toEqual([1, 5, 10, 10, 5, 1]);
  expect(Math.exp(logChoose(52, 5))).toBeCloseTo(2_598_960, 4);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 80 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, x, p) => {
      const masses = binomialMasses(n, p);
      expect(masses.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 11);
      expect(binomialTail(x, n, p)).toBeCloseTo(
        masses.subarray(Math.min(x, n + 1)).reduce((sum, mass) => sum + mass, 0),
        11,
      );
    }),
  );
  expect(() => binomialMasses(2.5, 0.5)).toThrow(RangeError);
});

test('quantiles of beta and gamma lead back to their shares', () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.001, max: 0.999, noNaN: true }),
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      fc.double({ min: 0.5, max: 300, noNaN: true }),
      (share, a, b) => {
        expect(regularBeta(betaQuantile(share, a, b), a, b)).toBeCloseTo(share, 9);
        expect(regularGamma(a, gammaQuantile(share, a))[0]).toBeCloseTo(share, 9);
      },
    ),
  );
  expect(() => gammaQuantile(1, 2)).toThrow(RangeError);
});

test('a root is found to the last digits, also where halving would take long, and refused where nothing crosses', () => {
  expect(rootOf((x) => x * x - 2, 0, 2)).toBeCloseTo(Math.SQRT2, 15);
  expect(rootOf((x) => x - 1e-9, 0, 1) / 1e-9).toBeCloseTo(1, 12);
  let asked = 0;
  rootOf(
    (x) => {
      asked += 1;
      return Math.exp(x) - 5;
    },
    -10,
    100,
  );
  expect(asked).toBeLessThan(40);
  expect(() => rootOf((x) => x * x + 1, -1, 1)).toThrow(RangeError);
});

test('the fast normal distribution function differs from the exact one by less than 1e-14', () => {
  for (let z = -40; z <= 40; z += 0.0625) expect(Math.abs(fastNormalCdf(z) - normalCdf(z)), `at ${z}`).toBeLessThan(1e-14);
});
