import { expect, test } from 'vitest';
import { judged, type Minute } from './half-of-peak.ts';

const flat: Minute = { requests: 6000, p50Ms: 5, p99Ms: 40, rssMb: 400, heapMb: 120, loopP99Ms: 12, diskMb: 50, failed: 0 };
const hour = (change: (minute: number) => Partial<Minute>): readonly Minute[] =>
  Array.from({ length: 60 }, (_, at) => ({ ...flat, ...change(at) }));

test('an hour that stays as it was is flat', () => {
  expect(judged(hour((at) => ({ p99Ms: 40 + (at % 7), rssMb: 400 + (at % 5) * 10 })))).toEqual([]);
});

test('memory that grows by the minute, a p99 that doubles and a request that failed are told', () => {
  expect(judged(hour((at) => ({ rssMb: 400 + at * 8 })))).toEqual([expect.stringContaining('memory')]);
  expect(judged(hour((at) => ({ p99Ms: at < 30 ? 40 : 90 })))).toEqual([expect.stringContaining('p99')]);
  expect(judged(hour((at) => ({ failed: at === 3 ? 2 : 0 })))).toEqual(['2 requests failed']);
});
