import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  baselineOf,
  casesToAlarm,
  cusum,
  ears,
  type FarringtonOptions,
  farringtonFlexible,
  gammaPoisson,
  likelihoodRatio,
  neverSeen,
  type Transform,
} from './index.ts';
import { fitQuasiPoisson } from './quasi-poisson.ts';

describe('the quasi-Poisson fit', () => {
  const ones = (n: number): number[] => new Array<number>(n).fill(1);
  const zeros = (n: number): number[] => new Array<number>(n).fill(0);

  test('of a level alone is the mean, and its dispersion Pearson worked by hand', () => {
    const counts = [1, 3, 2, 6];
    const fit = fitQuasiPoisson(
      counts,
      counts.map(() => [1]),
      ones(4),
      zeros(4),
    )!;
    expect(fit.means[0]).toBeCloseTo(3, 8);
    expect(fit.leverages[0]).toBeCloseTo(1 / 4, 10);
    // (4 + 0 + 1 + 9) / 3 over 3 degrees
    expect(fit.dispersion).toBeCloseTo(14 / 9, 6);
  });

  test('of two groups is the mean of each', () => {
    const counts = [2, 4, 10, 20, 30];
    const fit = fitQuasiPoisson(
      counts,
      counts.map((_, i) => [1, i < 2 ? 0 : 1]),
      ones(5),
      zeros(5),
    )!;
    expect(fit.means[0]).toBeCloseTo(3, 8);
    expect(fit.means[4]).toBeCloseTo(20, 8);
  });

  test('is none where columns cannot be told apart, or where there are as many columns as counts', () => {
    expect(
      fitQuasiPoisson(
        [1, 2, 3],
        [
          [1, 2],
          [1, 2],
          [1, 2],
        ],
        ones(3),
        zeros(3),
      ),
    ).toBeUndefined();
    expect(fitQuasiPoisson([1], [[1]], [1], [0])).toBeUndefined();
  });
});

describe('the baseline', () => {
  const shape = { yearsBack: 2, halfWindow: 1, periods: 1, weeksLeftOut: 1 };

  test('without dates goes back by 52 weeks', () => {
    expect(baselineOf(110, shape, undefined)!.weeks).toEqual([5, 6, 7, 57, 58, 59]);
  });

  test('with dates goes back to the nearest same weekday: 53 weeks over the long year 2015', () => {
    const first = Date.UTC(2013, 0, 7) / 86_400_000;
    const days = Array.from({ length: 200 }, (_, week) => first + 7 * week);
    // Week 156 begins on Monday 2016-01-04; a year earlier the nearest Monday is 2015-01-05, two years earlier 2014-01-06.
    expect(baselineOf(156, shape, days)!.weeks).toEqual([51, 52, 53, 103, 104, 105]);
    // 2017-01-02 is the Monday nearest to 2016-01-02 less two days: 2016-01-04, 52 weeks back; and to 2015-01-02: 2015-01-05.
    expect(baselineOf(208 - 0, shape, [...days, ...Array.from({ length: 20 }, (_, week) => first + 7 * (200 + week))])!.weeks).toEqual([
      103, 104, 105, 155, 156, 157,
    ]);
  });

  test('is none where the series does not go back so far', () => expect(baselineOf(100, shape, undefined)).toBeUndefined());
});

describe('Farrington', () => {
  const flat = (length: number, count: number): number[] => new Array<number>(length).fill(count);
  const plain: FarringtonOptions = { periods: 1, weeksLeftOut: 3, trend: false, reweight: false, bound: 'quantile' };

  test('expects the mean of the baseline and bounds it by the Poisson quantile', () => {
    // P(Y ≥ 10 | 4) = 0.0081 > 0.005 and P(Y ≥ 11 | 4) = 0.0028: 10 is the most that is not remarkable.
    const counts = [...flat(264, 4), 11];
    const judged = farringtonFlexible({ counts }, 264, plain);
    expect(judged).toMatchObject({ kind: 'judged', bound: 10, alarm: true, dispersion: 1 });
    expect(judged).toHaveProperty('expected', expect.closeTo(4, 6));
    expect(farringtonFlexible({ counts: [...flat(264, 4), 10] }, 264, plain)).toMatchObject({ alarm: false });
  });

  test('says how many weeks are missing, and never alarms on too few', () => {
    expect(farringtonFlexible({ counts: [...flat(200, 1), 99] }, 200, plain)).toEqual({ kind: 'tooFew', missing: 63 });
  });

  test('does not alarm below the least number of cases, however unlikely', () => {
    const counts = [...flat(260, 0), 0, 0, 0, 0, 4];
    counts[100] = 1;
    counts[104] = 1;
    counts[108] = 1;
    const rare = { ...plain, halfWindow: 5 };
    expect(farringtonFlexible({ counts: [...flat(8, 0), ...counts] }, 272, rare)).toMatchObject({
      kind: 'judged',
      enough: false,
      alarm: false,
    });
    expect(farringtonFlexible({ counts: [...flat(8, 0), ...counts] }, 272, { ...rare, least: [1, 4] })).toMatchObject({
      enough: true,
      alarm: true,
    });
  });

  test('a hazard never seen before alarms by its own rule, whatever the least number of cases', () => {
    const counts = [...flat(264, 0), 1];
    expect(farringtonFlexible({ counts }, 264, { ...plain, alpha: 0.02 })).toMatchObject({ kind: 'neverSeen', alarm: true, bound: 0 });
    expect(farringtonFlexible({ counts }, 264, { ...plain, alpha: 0.005 })).toMatchObject({ kind: 'neverSeen', alarm: false, bound: 1 });
    expect(
      farringtonFlexible({ counts }, 264, {
        ...plain,
        reweight: true,
        bound: 'uncertain-mean',
        dispersion: 'package',
        neverSeen: 'package',
      }),
    ).toMatchObject({
      kind: 'notConverged',
    });
  });

  test('a week that is not known gives no alarm, and weeks of the baseline that are not known are left out', () => {
    const counts: (number | null)[] = [...flat(264, 4), null];
    expect(farringtonFlexible({ counts }, 264, plain)).toMatchObject({ kind: 'judged', alarm: false, pValue: undefined });
    counts[212] = null;
    counts[264] = 30;
    expect(farringtonFlexible({ counts }, 264, plain)).toMatchObject({ alarm: true });
  });

  test('one case more never takes an alarm away, and dispersion of either kind is at least 1', () => {
    const series = fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 264, maxLength: 264 });
    fc.assert(
      fc.property(series, fc.integer({ min: 0, max: 40 }), fc.constantFrom('pearson', 'package'), (before, count, dispersion) => {
        const at = (last: number) => farringtonFlexible({ counts: [...before, last] }, 264, { dispersion: dispersion as 'pearson' });
        const [less, more] = [at(count), at(count + 1)];
        if (less.kind !== 'judged' || more.kind !== 'judged') return;
        expect(more.dispersion).toBeGreaterThanOrEqual(1);
        if (less.alarm) expect(more.alarm).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  test('refuses what cannot be a series', () => {
    expect(() => farringtonFlexible({ counts: [1, -1] }, 1)).toThrow(RangeError);
    expect(() => farringtonFlexible({ counts: [1] }, 3)).toThrow(RangeError);
    expect(() => farringtonFlexible({ counts: [1] }, 0, { alpha: 0 })).toThrow(RangeError);
  });
});

describe('after weeks without any case', () => {
  test('the chance of a first one is 1 − √(n/(n + 1)), by the prior of Jeffreys', () => {
    for (const weeks of [1, 10, 200]) expect(neverSeen(weeks, 1, 0.01).pValue).toBeCloseTo(1 - Math.sqrt(weeks / (weeks + 1)), 10);
  });

  test('the longer nothing came, the fewer cases alarm', () => {
    const bounds = [4, 20, 100, 1000].map((weeks) => neverSeen(weeks, 0, 0.001).bound);
    expect(bounds).toEqual(bounds.toSorted((a, b) => b - a));
    expect(bounds.at(-1)).toBe(0);
  });
});

describe('by the recent weeks alone', () => {
  test('one case in ten weeks lets a second week of two be remarkable at one in fifty, worked by hand', () => {
    // Size 3/2, probability 10/11: P(Y = 0) = (10/11)^1.5 = 0.8668, P(Y = 1) = 1.5 · 0.8668 / 11 = 0.1182, P(Y ≥ 2) = 0.0150.
    const counts = [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2];
    const judged = gammaPoisson(counts, 12, { alpha: 0.02 });
    expect(judged).toMatchObject({ kind: 'judged', bound: 1, alarm: true, pValue: expect.closeTo(0.015, 3), expected: 0.15 });
  });

  test('the two weeks before are not learned from, and too few weeks are said', () => {
    const counts = [1, 1, 1, 1, 1, 1, 1, 1, 50, 50, 1];
    expect(gammaPoisson(counts, 10)).toHaveProperty('expected', 8.5 / 8);
    expect(gammaPoisson(counts, 9)).toEqual({ kind: 'tooFew', missing: 1 });
  });
});

describe('EARS', () => {
  test('C1 is the mean and the normal multiple of the deviation of the seven before', () => {
    // 1 to 7: mean 4, variance 28/6.
    expect(ears([1, 2, 3, 4, 5, 6, 7, 10.7], { alpha: 0.001 }).at(-1)).toEqual({
      kind: 'judged',
      bound: expect.closeTo(4 + 3.090232306 * Math.sqrt(28 / 6), 8),
      alarm: true,
    });
  });

  test('points without enough before them are said, not judged', () => {
    expect(ears([5, 5, 5], { method: 'C3' })[0]).toEqual({ kind: 'tooFew', missing: 11 });
  });

  test('C3 alarms on three days each two deviations high, where C2 does not', () => {
    const calm = [1, 2, 3, 4, 5, 6, 7, 1, 7, 4];
    const rising = [...calm, 8.2, 8.4, 8.6];
    expect(ears(rising, { method: 'C2' }).at(-1)).toMatchObject({ alarm: false });
    expect(ears(rising, { method: 'C3' }).at(-1)).toMatchObject({ alarm: true });
  });

  test('a baseline without spread leaves C3 undefined, and that is said', () => {
    expect(ears(new Array<number>(12).fill(3), { method: 'C3' }).at(-1)).toEqual({ kind: 'notConverged' });
  });
});

describe('CUSUM', () => {
  const transforms: readonly Transform[] = ['rossi', 'standard', 'anscombe', 'anscombe2nd', 'pearsonNegBin', 'none'];

  test('alarms exactly at the bound that it names', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.constantFrom(...transforms), (seen, transform) => {
        const options = { transform, alpha: 0.2, k: transform === 'none' ? 6 : 1.04 };
        const means = seen.map(() => 5);
        const points = cusum(seen, means, options);
        const { bound } = points.at(-1)!;
        const last = (count: number) => cusum([...seen.slice(0, -1), count], means, options).at(-1)!.alarm;
        expect(last(Math.ceil(bound + 1e-9))).toBe(true);
        if (bound >= 1) expect(last(Math.ceil(bound - 1e-9) - 1)).toBe(false);
      }),
    );
  });
});

describe('the likelihood ratio chart', () => {
  test('of one point is x log(x/m) − (x − m)', () => {
    expect(likelihoodRatio([5], [2])[0]!.value).toBeCloseTo(5 * Math.log(2.5) - 3, 12);
    expect(likelihoodRatio([1], [2])[0]!.value).toBe(0);
    expect(likelihoodRatio([1], [2], { direction: 'down' })[0]!.value).toBeCloseTo(Math.log(0.5) + 1, 12);
  });

  test('with hardly any overdispersion is the Poisson chart', () => {
    const counts = [2, 5, 9, 1, 7];
    const means = [3, 4, 4, 3, 3];
    const nearly = likelihoodRatio(counts, means, { overdispersion: 1e-7, threshold: 99 });
    for (const [i, { value }] of likelihoodRatio(counts, means, { threshold: 99 }).entries())
      expect(nearly[i]!.value).toBeCloseTo(value, 4);
  });

  test('starts again after an alarm', () => {
    const points = likelihoodRatio([30, 2], [2, 2]);
    expect(points[0]!.alarm).toBe(true);
    expect(points[1]!.value).toBe(0);
  });

  test('the cases that it would take do alarm, and one fewer does not', () => {
    const counts = [3, 1, 4, 6, 2];
    const means = [2, 2, 3, 3, 2];
    const needed = casesToAlarm(counts, means, { threshold: 6 });
    for (const [i, { cases }] of needed.entries()) {
      const last = (count: number) =>
        likelihoodRatio([...counts.slice(0, i), count], means.slice(0, i + 1), { threshold: 6 }).at(-1)!.alarm;
      expect([last(cases), last(cases - 1)]).toEqual([true, false]);
    }
  });
});
