import { expect, test } from 'vitest';
import { distributionOf, doneBy } from './durations.ts';

test('equal lengths are counted together, the shortest first', () => {
  expect(
    distributionOf([
      { days: 5, cases: 1 },
      { days: 2, cases: 3 },
      { days: 5, cases: 2 },
    ]),
  ).toEqual([
    { days: 2, cases: 3 },
    { days: 5, cases: 3 },
  ]);
});

test('a share is done by the least length that so many did not exceed', () => {
  const ten = distributionOf([8, 3, 1, 9, 2, 7, 5, 10, 4, 6].map((days) => ({ days, cases: 1 })));
  expect([0.1, 0.25, 0.5, 0.75, 0.9, 1].map((share) => doneBy(ten, share))).toEqual([1, 3, 5, 8, 9, 10]);
  expect(doneBy([{ days: 4, cases: 30 }], 0.1)).toBe(4);
  expect(doneBy([], 0.5)).toBeUndefined();
});
