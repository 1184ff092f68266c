import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Panel } from './conflicts.ts';
import { type Expertise, type Staffed, staff } from './staff.ts';

type Golden = Panel & { readonly id: string; readonly expertise: Expertise; readonly expect: Staffed };

const { cases } = JSON.parse(readFileSync(new URL('../../test/golden/promotion/conflicts.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly Golden[];
};

describe('conflicts and panels', () => {
  test.each(cases)('$id', (one) => {
    const { assignment, ...rest } = staff(one, one.expertise);
    const { assignment: wanted, ...expected } = one.expect;
    expect(rest).toEqual(expected);
    expect(assignment === null).toBe(wanted === null);
    if (assignment !== null) isRight(one, assignment, rest);
  });
});

/** Any assignment with the same two sums is right, so it is checked against the rules and not against another. */
const isRight = (
  panel: Golden,
  assignment: NonNullable<Staffed['assignment']>,
  { conflicts, totalExpertise, sumOfSquaredLoads }: Omit<Staffed, 'assignment'>,
) => {
  const loads = new Map<string, number>();
  let sum = 0;
  for (const { proposal, reviewers } of assignment) {
    expect(new Set(reviewers).size).toBe(panel.proposals.find(({ id }) => id === proposal)!.needs);
    for (const reviewer of reviewers) {
      expect(conflicts.some((one) => one.blocked && one.proposal === proposal && one.reviewer === reviewer)).toBe(false);
      loads.set(reviewer, (loads.get(reviewer) ?? 0) + 1);
      sum += panel.expertise.find(([who, what]) => who === reviewer && what === proposal)?.[2] ?? 0;
    }
  }
  for (const { id, maxLoad } of panel.reviewers) expect(loads.get(id) ?? 0).toBeLessThanOrEqual(maxLoad);
  expect(sum).toBe(totalExpertise);
  expect([...loads.values()].reduce((total, load) => total + load * load, 0)).toBe(sumOfSquaredLoads);
};
