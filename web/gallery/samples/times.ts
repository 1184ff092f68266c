import type { TimeRow } from '#web/case';
import { licensing, regulation, text } from '../clocks.ts';

// Invented people, companies and products. Nothing here is real.

const spread = (counts: readonly number[], from = 1) =>
  counts.map((cases, at) => ({ days: from + at, cases })).filter(({ cases }) => cases > 0);
const clockName = { name: 'decision', title: text('decision', '决定') };
export const times: readonly TimeRow[] = [
  {
    procedure: { name: 'disclosure', title: text('Disclosure', '事前披露') },
    clock: clockName,
    unit: 'working-days',
    limit: text('20', '20'),
    limitCount: 20,
    n: 412,
    p10: 3,
    q1: 5,
    median: 8,
    q3: 13,
    p90: 19,
    late: 2,
    of: 412,
    distribution: [...spread([20, 25, 30, 36, 40, 44, 40, 36, 30, 26, 20, 15, 12, 10, 8, 6, 5, 4, 3]), { days: 22, cases: 2 }],
    lateNow: [],
    mark: licensing(42),
  },
  {
    procedure: { name: 'assessment', title: text('Assessment', '事前评估') },
    clock: clockName,
    unit: 'working-days',
    limit: text('30', '30'),
    limitCount: 30,
    n: 38,
    median: 17,
    p90: 29,
    late: 1,
    of: 38,
    distribution: [...spread([1, 1, 0, 2, 3, 2, 4, 5, 3, 4, 2, 3, 1, 2, 1, 1, 0, 1, 1, 0, 0], 9), { days: 33, cases: 1 }],
    lateNow: [1],
    mark: licensing(42),
  },
  {
    procedure: { name: 'trial', title: text('Trial first', '先行先试') },
    clock: clockName,
    unit: 'working-days',
    limit: text('30', '30'),
    limitCount: 30,
    n: 4,
    late: 0,
    of: 4,
    distribution: spread([1, 0, 0, 1, 0, 2], 12),
    lateNow: [],
    mark: regulation(44),
  },
  {
    procedure: { name: 'complaint', title: text('Complaint', '投诉') },
    clock: { name: 'answer', title: text('first answer', '首次答复') },
    unit: 'working-days',
    limit: text('15', '15'),
    limitCount: 15,
    n: 52,
    median: 9,
    p90: 16,
    late: 7,
    of: 52,
    distribution: spread([0, 2, 3, 4, 5, 4, 6, 5, 4, 3, 4, 2, 1, 1, 1, 3, 2, 1, 1], 1),
    lateNow: [],
    mark: regulation(70),
  },
];
