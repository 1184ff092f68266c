import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  characteristic,
  constantLevel,
  type Look,
  poissonPath,
  posterior,
  posteriorRule,
  proportionTest,
  stopChance,
  truncatedTest,
} from './index.ts';

/** Every row of harmed and unharmed people one by one: slow, and nothing to get wrong. */
const byEveryRow = (looks: readonly Look[], p: number, end: number): { readonly stops: number; readonly size: number } => {
  let [stops, size] = [0, 0];
  for (let row = 0; row < 2 ** end; row += 1) {
    const harmed = Array.from({ length: end }, (_, i) => (row >> i) & 1);
    const count = (after: number): number => harmed.slice(0, after).reduce((sum, one) => sum + one, 0);
    const look = looks.find(({ after, stopsAt = Infinity, clearsAt = -1 }) => count(after) >= stopsAt || count(after) <= clearsAt);
    const chance = p ** count(end) * (1 - p) ** (end - count(end));
    size += chance * (look?.after ?? end);
    if (look !== undefined && count(look.after) >= (look.stopsAt ?? Infinity)) stops += chance;
  }
  return { stops, size };
};

const sum = (chances: readonly number[]): number => chances.reduce((all, chance) => all + chance, 0);

const rules = fc
  .array(fc.record({ more: fc.integer({ min: 1, max: 4 }), stopsAt: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }) }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => {
    let after = 0;
    return parts.map(({ more, stopsAt }): Look => {
      after += more;
      return { after, stopsAt };
    });
  });
const chances = fc.double({ min: 0, max: 1, noNaN: true });

describe('a rule over planned looks', () => {
  test('of two looks worked by hand: 2 of 3 or 3 of 6 stop, and every second person is harmed', () => {
    // First look 1/2. Going on with none (1/8) it takes three of three, with one (3/8) two of three: 1/64 + 12/64.
    const found = characteristic(
      [
        { after: 3, stopsAt: 2 },
        { after: 6, stopsAt: 3 },
      ],
      0.5,
    );
    expect(found.stops).toEqual([expect.closeTo(1 / 2, 14), expect.closeTo(13 / 64, 14)]);
    expect(found.runsOut).toBeCloseTo(19 / 64, 14);
    expect(found.expectedSize).toBeCloseTo(4.5, 13);
  });

  // Simon 1989, Controlled Clinical Trials 10:1, Table 1: error 0.05 and 0.20; chance to end early and people on average under p0.
  test.each([
    [0.05, 0.25, [9, 0], [17, 2], 0.63, 12.0],
    [0.1, 0.3, [10, 1], [29, 5], 0.74, 15.0],
    [0.2, 0.4, [13, 3], [43, 12], 0.75, 20.6],
  ] as const)('two stages of Simon for %f against %f have the printed figures', (p0, p1, [n1, r1], [n, r], early, size) => {
    const looks: readonly Look[] = [
      { after: n1, clearsAt: r1 },
      { after: n, clearsAt: r, stopsAt: r + 1 },
    ];
    const under = characteristic(looks, p0);
    expect(under.clears[0]).toBeCloseTo(early, 2);
    expect(under.expectedSize).toBeCloseTo(size, 1);
    expect(stopChance(looks, p0)).toBeLessThanOrEqual(0.05);
    expect(stopChance(looks, p1)).toBeGreaterThanOrEqual(0.8);
  });

  test('gives what every single row of people adds up to', () => {
    fc.assert(
      fc.property(rules, chances, fc.integer({ min: 0, max: 2 }), (looks, p, more) => {
        const end = looks.at(-1)!.after + more;
        const { stops, size } = byEveryRow(looks, p, end);
        const found = characteristic(looks, p, { end });
        expect(sum(found.stops)).toBeCloseTo(stops, 12);
        expect(found.expectedSize).toBeCloseTo(size, 10);
        expect(sum(found.stops) + sum(found.clears) + found.runsOut).toBeCloseTo(1, 12);
      }),
      { numRuns: 60 },
    );
  });

  test('stops the oftener the more are harmed, and the oftener the fewer harms it takes', () => {
    fc.assert(
      fc.property(rules, chances, chances, (looks, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)];
        expect(stopChance(looks, less)).toBeLessThanOrEqual(stopChance(looks, more) + 1e-12);
        const stricter = looks.map((look) => (look.stopsAt === undefined ? look : { ...look, stopsAt: look.stopsAt - 1 }));
        expect(stopChance(stricter, one)).toBeGreaterThanOrEqual(stopChance(looks, one) - 1e-12);
      }),
    );
  });

  test('played by chance with seed 20261129 rings as often as said', () => {
    let state = 20261129;
    // A linear congruential generator (Numerical Recipes, ranqd1).
    const draw = (): number => {
      state = (state * 1_664_525 + 1_013_904_223) >>> 0;
      return state / 2 ** 32;
    };
    const looks: readonly Look[] = [
      { after: 20, stopsAt: 3 },
      { after: 40, stopsAt: 4 },
      { after: 60, stopsAt: 6 },
    ];
    const plays = 20_000;
    let stopped = 0;
    for (let play = 0; play < plays; play += 1) {
      let [harms, people] = [0, 0];
      for (const { after, stopsAt } of looks) {
        for (; people < after; people += 1) harms += Number(draw() < 0.05);
        if (harms < stopsAt!) continue;
        stopped += 1;
        break;
      }
    }
    expect(Math.abs(stopped / plays - stopChance(looks, 0.05))).toBeLessThan(0.01);
  });

  test('with thousands of people keeps its chances to one', () => {
    const looks = Array.from({ length: 10 }, (_, i) => ({ after: 500 * (i + 1), stopsAt: 20 * (i + 1) }));
    const found = characteristic(looks, 0.03);
    expect(sum(found.stops) + found.runsOut).toBeCloseTo(1, 9);
  });

  test('is refused where its looks are out of order, or where a run would end before the last', () => {
    expect(() => characteristic([{ after: 5 }, { after: 5 }], 0.1)).toThrow(RangeError);
    expect(() => characteristic([{ after: 5 }], 0.1, { end: 4 })).toThrow(RangeError);
    expect(() => characteristic([{ after: 5, stopsAt: 1.5 }], 0.1)).toThrow(RangeError);
    expect(() => characteristic([{ after: 5 }], 1.1)).toThrow(RangeError);
  });
});

describe('rules that are made', () => {
  test('by the posterior: three of three from a flat prior leave 1 − 0.3⁴ above three in ten', () => {
    expect(posterior(3, 3, 0.3, [1, 1])).toBeCloseTo(0.9919, 12);
    expect(posteriorRule([3], 0.3, [1, 1], 0.9918)).toEqual([{ after: 3, stopsAt: 3 }]);
    expect(posteriorRule([3], 0.3, [1, 1], 0.9919)).toEqual([{ after: 3 }]);
  });

  test('at one level throughout keep their error, and the next larger level would not', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.5, noNaN: true }), fc.integer({ min: 3, max: 20 }), (p0, most) => {
        const found = constantLevel(p0, most, 0.1);
        if (found === undefined) {
          // Not even that everybody is harmed is rare enough to stop for.
          expect(p0 ** most).toBeGreaterThan(0.1 - 1e-12);
          return;
        }
        expect(found.overall).toBeLessThanOrEqual(0.1);
        if (found.overallAtNext !== undefined) expect(found.overallAtNext).toBeGreaterThan(0.1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the test of Wald', () => {
  test('cut off stops exactly where the likelihood ratio is beyond its thresholds', () => {
    const wald = proportionTest(0.1, 0.3);
    expect(wald.upper).toBeCloseTo(Math.log(18), 12);
    for (const { after, stopsAt, clearsAt } of truncatedTest(wald, 5, 60))
      for (let events = 0; events <= after; events += 1) {
        const ratio = events * wald.perEvent + (after - events) * wald.perOther;
        expect([events >= stopsAt!, events <= clearsAt!]).toEqual([ratio >= wald.upper, ratio <= wald.lower]);
      }
  });

  test('of Poisson counts adds x log(ratio) less what was expected beyond once', () => {
    const path = poissonPath([0, 9], [1, 2], 2);
    expect(path.ratios).toEqual([-1, expect.closeTo(9 * Math.log(2) - 3, 12)]);
    expect(path.firstUpper).toBe(1);
    expect(path.firstLower).toBeUndefined();
  });

  test('is refused for chances that are not in order, and for errors that leave no room', () => {
    expect(() => proportionTest(0.3, 0.3)).toThrow(RangeError);
    expect(() => proportionTest(0.1, 0.3, { alpha: 0.5, beta: 0.5 })).toThrow(RangeError);
    expect(() => poissonPath([1], [1], 1)).toThrow(RangeError);
  });
});
