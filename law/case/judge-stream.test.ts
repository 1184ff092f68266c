import { describe, expect, test } from 'vitest';
import { addDays, type Day } from '#law/ground';
import type { Stream } from '#law/pack';
import { alphaOf, countStream, judgeStream, type StreamEntry } from './judge-stream.ts';
import { shenzhen } from './pack.fixture.ts';
import { periodOf, periodsBetween } from './stream-periods.ts';

const stream = (change: Partial<Stream> = {}): Stream => ({
  ...shenzhen.streams[0]!,
  by: ['purpose'],
  every: 'week',
  method: 'farrington',
  ...change,
});
const recent = stream({ method: 'gamma-poisson' });

const entry = (on: string, purpose: string | null = 'health'): StreamEntry => ({ on: on as Day, values: [purpose], count: 1 });

describe('the stretches of a stream', () => {
  test('a week begins on Monday, a month on its first', () => {
    expect(periodOf('week', '2026-03-08' as Day)).toBe('2026-03-02');
    expect(periodOf('week', '2026-03-02' as Day)).toBe('2026-03-02');
    expect(periodsBetween('month', '2025-11-01' as Day, '2026-02-01' as Day)).toEqual([
      '2025-11-01',
      '2025-12-01',
      '2026-01-01',
      '2026-02-01',
    ]);
  });
});

describe('counting', () => {
  test('begins with the first whole week and ends with the last that is over; the running one stands apart', () => {
    const entries = [entry('2026-03-04'), entry('2026-03-09'), entry('2026-03-15', 'city'), entry('2026-03-17')];
    const { periods, strata, running } = countStream(recent, shenzhen, entries, '2026-03-18' as Day);
    expect(periods).toEqual(['2026-03-09']);
    expect(strata.filter(({ counts }) => counts[0]! > 0).map(({ values }) => values[0])).toEqual(['health', 'city']);
    expect(running[strata.findIndex(({ values }) => values[0] === 'health')]).toBe(1);
  });

  test('has a stratum for every value a fact may take and for none, whether it came or not', () => {
    const { strata } = countStream(recent, shenzhen, [], '2026-03-18' as Day);
    expect(strata.map(({ values }) => values[0])).toEqual(['health', 'transport', 'education', 'finance', 'city', 'other', null]);
  });

  test('does not know what came after the day', () => {
    const { running } = countStream(recent, shenzhen, [entry('2026-03-20')], '2026-03-18' as Day);
    expect(running.every((count) => count === 0)).toBe(true);
  });
});

describe('judging', () => {
  const weekly = (counts: readonly number[], from = '2020-01-06'): readonly StreamEntry[] => [
    entry(addDays(from as Day, -7)),
    ...counts.flatMap((count, week) => Array.from({ length: count }, () => entry(addDays(from as Day, 7 * week + 2)))),
  ];
  const judged = (of: Stream, counts: readonly number[]) => {
    const all = countStream(of, shenzhen, weekly(counts), addDays('2020-01-06' as Day, 7 * counts.length));
    return judgeStream(of, all, all.strata[0]!, counts.length - 1);
  };

  test('too few weeks is said, with the day from which on more can be said, and is never an alarm (signal-detection-tool#110, #215)', () => {
    expect(judged(recent, [0, 0, 0, 9])).toEqual({ kind: 'tooFew', until: '2020-03-16' });
    expect(judged(stream(), [...Array<number>(60).fill(0), 30])).toEqual({ kind: 'tooFew', until: '2022-02-07' });
  });

  test('two years are enough for the seasons, and a rise alarms', () => {
    const quiet = Array.from({ length: 120 }, (_, week) => [2, 3, 1, 2][week % 4]!);
    expect(judged(stream(), [...quiet, 3])).toMatchObject({ kind: 'judged', count: 3, alarm: false });
    expect(judged(stream(), [...quiet, 14])).toMatchObject({ kind: 'judged', count: 14, alarm: true });
  });

  test('the first case of a new hazard counts as one, and the third in a week alarms', () => {
    expect(judged(recent, [...Array<number>(20).fill(0), 1])).toMatchObject({ alarm: false });
    expect(judged(recent, [...Array<number>(20).fill(0), 3])).toMatchObject({ alarm: true });
  });
});

describe('how often a stream is wrong', () => {
  test('what it puts up with is shared by all strata and stretches of a year', () => {
    expect(alphaOf(recent, 7)).toBeCloseTo(1 / (7 * 52.1775), 6);
    expect(alphaOf({ ...recent, falseAlarms: '2 per quarter' }, 7)).toBeCloseTo(8 / (7 * 52.1775), 6);
    expect(alphaOf({ ...recent, every: 'month', falseAlarms: '0.5 per year' }, 1)).toBeCloseTo(0.5 / 12, 8);
  });

  // Nothing happens but chance. The seed is part of the result: the docs give these very figures.
  const alarmsAYear = (of: Stream, years: number, learning: number, rates: readonly number[], seed: number): number => {
    const next = mulberry(seed);
    const weeks = learning + Math.round(years * 52.1775);
    const strata = rates.map((rate) => ({ values: [null], counts: Array.from({ length: weeks }, () => poisson(rate, next)) }));
    const periods = periodsBetween('week', '2000-01-03' as Day, addDays('2000-01-03' as Day, 7 * (weeks - 1)));
    let alarms = 0;
    for (const stratum of strata)
      for (let week = learning; week < weeks; week += 1) {
        const verdict = judgeStream(of, { periods, strata, running: [] }, stratum, week);
        if (verdict.kind === 'judged' && verdict.alarm) alarms += 1;
      }
    return alarms / years;
  };

  test('by chance alone `gamma-poisson` over seven strata alarms no more often than it says, and not far less', () => {
    const rate = alarmsAYear(recent, 300, 60, [0.05, 0.2, 0.5, 1, 2, 5, 0.1], 7);
    expect(rate).toBeLessThan(1.1);
    expect(rate).toBeGreaterThan(0.25);
    console.info(`gamma-poisson: ${rate.toFixed(2)} false alarms a year, 1 put up with (seed 7, 300 years)`);
  });

  test('by chance alone `farrington` alarms no more often than it says, and not far less', () => {
    const rate = alarmsAYear(stream({ falseAlarms: '4 per year' }), 18, 270, [2], 11);
    expect(rate).toBeLessThan(4.4);
    expect(rate).toBeGreaterThan(1);
    console.info(`farrington: ${rate.toFixed(1)} false alarms a year, 4 put up with (seed 11, 18 years)`);
  });
});

/** A generator of 32 bits by Tommy Ettinger (mulberry32), good enough to count alarms with. */
const mulberry = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const poisson = (rate: number, next: () => number): number => {
  let count = 0;
  for (let product = next(); product > Math.exp(-rate); product *= next()) count += 1;
  return count;
};
