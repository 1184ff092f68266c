import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Day, type Instant, startOfDay, type Zone } from '#law/ground';
import { cn } from './cn.fixture.ts';
import { remindOn } from './index.ts';

const zone: Zone = { name: 'Asia/Shanghai', offsetMinutes: () => 480 };
const on = (due: string, amount: number, unit: Parameters<typeof remindOn>[4]) => remindOn(cn, zone, due as Day, amount, unit);

test('five working days before a Friday is the Friday before', () => {
  expect(on('2026-03-20', 5, 'working-days')).toBe('2026-03-13');
  expect(on('2026-03-20', 1, 'working-days')).toBe('2026-03-19');
});

test('holidays are passed over, and a day worked to make up counts', () => {
  // Spring Festival 2026: off from 15 to 23 February, worked on Saturday 14 and Saturday 28 February.
  expect(on('2026-02-25', 3, 'working-days')).toBe('2026-02-13');
  expect(on('2026-03-02', 1, 'working-days')).toBe('2026-02-28');
});

test('days and months are counted back as they stand, the last of a month where there is no such day', () => {
  expect(on('2026-03-20', 30, 'days')).toBe('2026-02-18');
  expect(on('2026-03-31', 1, 'months')).toBe('2026-02-28');
});

test('hours count from the instant, and of a due day from its end', () => {
  expect(remindOn(cn, zone, '2026-06-04T10:00:00+08:00' as Instant, 24, 'hours')).toBe('2026-06-03T10:00:00+08:00');
  expect(on('2026-06-04', 24, 'hours')).toBe('2026-06-04');
  expect(on('2026-06-04', 48, 'hours')).toBe('2026-06-03');
});

test('a reminder never comes after its date, and one that is longer before never later', () => {
  const units = fc.constantFrom('working-days' as const, 'days' as const, 'months' as const, 'hours' as const);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 60 }), units, (offset, amount, unit) => {
      const due = new Date(startOfDay(zone, '2015-01-01' as Day) + offset * 86_400_000 + 43_200_000).toISOString().slice(0, 10);
      const [one, longer] = [on(due, amount, unit), on(due, amount + 1, unit)];
      return one <= due && longer <= one;
    }),
  );
});
