import fc from 'fast-check';
import { expect, test } from 'vitest';
import { printRatio, ratio, readRatio, roundedTo } from './number.ts';

test.each([
  ['2.5', 0, '2'],
  ['3.5', 0, '4'],
  ['-2.5', 0, '-2'],
  ['-0.125', 2, '-0.12'],
  ['66.666666', 2, '66.67'],
  ['1250', -2, '1200'],
  ['1350', -2, '1400'],
])('%s with %i digits is %s: a half goes to the even one', (text, places, rounded) => {
  expect(printRatio(roundedTo(readRatio(text)!, places))).toBe(rounded);
});

test('a rounded number is never further away than half of its last digit', () => {
  fc.assert(
    fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), fc.bigInt(1n, 10n ** 6n), fc.integer({ min: 0, max: 4 }), (top, bottom, places) => {
      const value = ratio(top, bottom);
      const rounded = roundedTo(value, places);
      const away = rounded.top * value.bottom - value.top * rounded.bottom;
      const size = away < 0n ? -away : away;
      expect(size * 2n * 10n ** BigInt(places) <= value.bottom * rounded.bottom).toBe(true);
    }),
  );
});
