import { expect, test } from 'vitest';
import { wilsonInterval } from './wilson-interval.ts';

// Newcombe 1998, Statistics in Medicine 17:857, Table I, method 3 (score without continuity correction).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('%i of %i lies between %f and %f', (hits, trials, low, high) => {
  const [least, most] = wilsonInterval(hits, trials);
  expect(least).toBeCloseTo(low, 4);
  expect(most).toBeCloseTo(high, 4);
});

test('of the other side it is the mirror image, and it never leaves 0 to 1', () => {
  for (const [hits, trials] of [
    [0, 1],
    [1, 1],
    [3, 7],
    [50, 50],
  ] as const) {
    const [low, high] = wilsonInterval(hits, trials);
    const [otherLow, otherHigh] = wilsonInterval(trials - hits, trials);
    expect(low).toBeCloseTo(1 - otherHigh, 12);
    expect(high).toBeCloseTo(1 - otherLow, 12);
    expect(low).toBeGreaterThanOrEqual(0);
    expect(high).toBeLessThanOrEqual(1);
  }
});
