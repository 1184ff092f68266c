import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Ranking, ranking, type Scored } from './ranking.ts';

type Golden = Scored & {
  readonly id: string;
  readonly expect: Ranking;
  readonly accept?: readonly { readonly rank50: readonly (readonly number[])[]; readonly rank90: readonly (readonly number[])[] }[];
};

const { cases } = JSON.parse(readFileSync(new URL('../../test/golden/promotion/ranking.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Golden[];
};

describe('rankings with their uncertainty', () => {
  test.each(cases)('$id', (one) => {
    const got = ranking(one);
    const wanted = one.expect;
    if (!('ranking' in wanted) || !('ranking' in got)) {
      expect(got).toEqual(wanted);
      return;
    }
    expect({ ...got, ranking: [] }).toEqual({ ...wanted, overallMean: expect.closeTo(wanted.overallMean, 9), ranking: [] });
    expect(got.ranking.map(({ proposal }) => proposal)).toEqual(wanted.ranking.map(({ proposal }) => proposal));
    // The reference is exact to about 1e-5; the scale of the scores carries over to theta.
    const width = (one.scale.high - one.scale.low) / 5;
    for (const [at, row] of got.ranking.entries()) {
      const other = wanted.ranking[at]!;
      expect(Math.abs(row.er - other.er), `${row.proposal} er`).toBeLessThanOrEqual(1e-4);
      expect(Math.abs(row.pcer - other.pcer), `${row.proposal} pcer`).toBeLessThanOrEqual(5e-3);
      expect(Math.abs(row.theta - other.theta) / width, `${row.proposal} theta`).toBeLessThanOrEqual(1e-4);
      const accepted = one.accept?.[at];
      for (const level of ['rank50', 'rank90'] as const)
        for (const end of [0, 1])
          if (accepted !== undefined) expect(accepted[level][end], `${row.proposal} ${level}`).toContain(row[level]![end]);
    }
  });
});
