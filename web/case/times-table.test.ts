import { expect, test } from 'vitest';
import { axisEnd, type TimeRow } from './times-table.tsx';

const text = { en: '', zh: '' };
const row = (own: Partial<TimeRow>): TimeRow => ({
  procedure: { name: 'p', title: text },
  clock: { name: 'c', title: text },
  unit: 'working-days',
  limit: text,
  n: 0,
  late: 0,
  of: 0,
  distribution: [],
  lateNow: [],
  ...own,
});

test('the axis reaches past the farthest limit', () => {
  expect(axisEnd([row({ limitCount: 20 }), row({ limitCount: 30 })])).toBe(35);
});

test('a few very late cases do not flatten the rest', () => {
  const distribution = [
    { days: 10, cases: 200 },
    { days: 400, cases: 1 },
  ];
  expect(axisEnd([row({ limitCount: 20, p90: 12, distribution })])).toBe(25);
});

test('one term of a year does not flatten seven short ones', () => {
  const short = Array.from({ length: 7 }, () => row({ limitCount: 20 }));
  expect(axisEnd([...short, row({ limitCount: 365 })])).toBe(25);
});

test('without any case there is still an axis', () => {
  expect(axisEnd([row({})])).toBeGreaterThan(0);
});
