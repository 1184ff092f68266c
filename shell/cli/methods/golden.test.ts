import { describe, expect, test } from 'vitest';
import { cusumCase, earsCase, glrCase } from './charts.ts';
import { farringtonCase } from './farrington.ts';
import { goldenCases, near } from './golden.fixture.ts';
import { groupSequentialCase } from './group-sequential.ts';
import { intervalsCase } from './intervals.ts';
import type { Placed } from './reading.ts';
import { stoppingCase } from './stopping.ts';

type Column = readonly (number | boolean | null)[];
interface Case {
  readonly id: string;
  readonly result: Readonly<Record<string, Column>>;
}

const misses = (
  want: Column,
  got: readonly unknown[],
  relative: number,
  absolute: number,
  which = (_: number) => true,
): readonly string[] =>
  want.flatMap((value, i) =>
    which(i) && !near(got[i] as number | null, value as number | null, relative, absolute) ? [`${i}: ${got[i]} for ${value}`] : [],
  );

describe('farrington-flexible gives what surveillance 1.24.1 gives', () => {
  const cases = goldenCases<Case & { readonly control: { readonly thresholdMethod: string } }>('farrington-flexible');
  test.skipIf(cases.length === 0).each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const { result, control } = one;
    const got = farringtonCase({ at: 'case', value: one });
    const sound = (i: number): boolean => result['degenerate_baseline']![i] === false;
    expect(got['alarm']).toEqual(result['alarm']);
    expect(got['trend_used']).toEqual(result['trend_used']);
    expect(got['degenerate_baseline']).toEqual(result['degenerate_baseline']);
    expect(got['enough_cases']!.filter((_, i) => sound(i))).toEqual(result['enough_cases']!.filter((_, i) => sound(i)));
    const boundWithin = control.thresholdMethod === 'delta' ? 1e-6 : 0;
    for (const [name, relative, absolute] of [
      ['expected', 1e-6, 0],
      ['upperbound', boundWithin, 0],
      ['phi', 1e-6, 0],
      ['score', 1e-6, 1e-8],
      ['pvalue', 0, 1e-8],
      ['trend_coef', 1e-5, 1e-10],
      ['mu0Vector', 1e-5, 0],
    ] as const)
      expect({ [name]: misses(result[name]!, got[name]!, relative, absolute, sound) }).toEqual({ [name]: [] });
  });
});

type Sheet = Readonly<Record<string, Column>>;

const compared = (
  cases: readonly Case[],
  run: (given: Placed) => Readonly<Record<string, readonly unknown[]>>,
  tolerances: (one: Case) => readonly (readonly [name: string, relative: number, absolute: number])[],
): void => {
  test.skipIf(cases.length === 0).each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const got = run({ at: 'case', value: one }) as Sheet;
    expect(Object.keys(got).toSorted()).toEqual(Object.keys(one.result).toSorted());
    expect(got['alarm']).toEqual(one.result['alarm']);
    for (const [name, relative, absolute] of tolerances(one))
      expect({ [name]: misses(one.result[name]!, got[name]!, relative, absolute) }).toEqual({ [name]: [] });
  });
};

describe('ears gives what surveillance 1.24.1 gives', () => compared(goldenCases('ears'), earsCase, () => [['upperbound', 1e-9, 0]]));

describe('cusum gives what surveillance 1.24.1 gives', () =>
  compared(goldenCases('cusum'), cusumCase, ({ id }) => [
    ['m_used', id.endsWith('glm') ? 1e-6 : 1e-12, 0],
    ['cusum', 0, id.endsWith('glm') ? 1e-6 : 1e-9],
    ['upperbound', id.endsWith('glm') ? 1e-6 : 1e-8, 0],
  ]));

describe('glr-poisson-nb gives what surveillance 1.24.1 gives', () => {
  compared(
    goldenCases<Case & { readonly control: { readonly change: string } }>('glr-poisson-nb').filter(
      ({ control }) => control.change !== 'epi',
    ),
    glrCase,
    () => [['value', 0, 1e-6]],
  );

  // Its search for the epidemic's strength often ends beside the maximum (7e-9 where 0.82 is to be had), so the chart of theirs alarms later.
  const epidemic = goldenCases<Case & { readonly control: object }>('glr-poisson-nb').filter(({ id }) => id.endsWith('epi'));
  test.skipIf(epidemic.length === 0)(
    'the epidemic chart finds at least the ratio that the package finds, and the same where its search succeeds',
    () => {
      for (const one of epidemic) {
        const never = { ...one, control: { ...one.control, 'c.ARL': 1e9 } };
        const got = glrCase({ at: 'case', value: never })['value'] as readonly number[];
        const first = one.result['alarm']!.indexOf(1);
        const want = one.result['value'] as readonly number[];
        for (let i = 0; i < first; i += 1) expect(got[i]!).toBeGreaterThanOrEqual(want[i]! - 1e-6);
        expect(got[first]).toBeCloseTo(want[first]!, 6);
      }
    },
  );
});

type Tolerance = readonly [relative: number, absolute: number];

/** Every figure of a result against the one wanted, lists and lists of lists through, each by the tolerance of its field. */
const strayed = (want: unknown, got: unknown, [relative, absolute]: Tolerance, path: string): readonly string[] => {
  if (!Array.isArray(want))
    return near(got as number | null, want as number | null, relative, absolute) ? [] : [`${path}: ${got} for ${want}`];
  const list = (got ?? []) as readonly unknown[];
  if (list.length !== want.length) return [`${path} has ${list.length} for ${want.length}`];
  return want.flatMap((one, i) => strayed(one, list[i], [relative, absolute], `${path}[${i}]`));
};

const figureByFigure = (
  file: string,
  run: (given: Placed) => Readonly<Record<string, unknown>>,
  toleranceOf: (name: string, one: { readonly kind: string }) => Tolerance,
  notOurs: readonly string[] = [],
): void => {
  const cases = goldenCases<{ readonly id: string; readonly kind: string; readonly result: Readonly<Record<string, unknown>> }>(file);
  test.skipIf(cases.length === 0).each(cases.map((one) => [one.id, one] as const))('%s', (_, one) => {
    const got = run({ at: 'case', value: one });
    const wanted = Object.keys(one.result).filter((name) => !notOurs.includes(name));
    expect(Object.keys(got).toSorted()).toEqual(wanted.toSorted());
    expect(wanted.flatMap((name) => strayed(one.result[name], got[name], toleranceOf(name, one), name))).toEqual([]);
  });
};

describe('binomial-stopping-sprt gives what gsDesign and an exact enumeration give', () => {
  const whole = ['stop_at_events', 'looks', 'upper', 'lower', 'n', 'first_upper_1based', 'first_lower_1based'];
  figureByFigure('binomial-stopping-sprt', stoppingCase, (name) => (whole.includes(name) ? [0, 0] : [1e-12, 1e-10]));
});

describe('group-sequential gives what gsDesign gives', () =>
  figureByFigure(
    'group-sequential',
    groupSequentialCase,
    (name, { kind }) => {
      if (/exit|spent|nominal|^cp$/.test(name)) return [0, 1e-6];
      return kind.startsWith('one-sided') ? [0, 1e-5] : [0, 1e-4];
    },
    // What ldbounds found, and how far that is from gsDesign.
    ['z_bounds_ldbounds', 'max_abs_diff_ldbounds'],
  ));

describe('intervals gives what R gives', () => {
  const tolerances: Readonly<Record<string, Tolerance>> = {
    wilson: [0, 1e-12],
    wilson_cc: [0, 1e-12],
    miettinen_nurminen_or_mee_score: [0, 1e-5],
    fisher_or: [1e-5, 0],
    fisher_or_ci: [1e-5, 0],
    exact: [1e-9, 0],
  };
  figureByFigure('intervals', intervalsCase, (name) => tolerances[name] ?? (/p_|_p$|chisq/.test(name) ? [1e-9, 0] : [1e-12, 1e-9]));
});
