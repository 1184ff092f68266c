import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarOf, type HolidayRule, weekdayNames } from '#law/calendar';
import { text } from '#law/ground';
import { daysOf } from './days.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const two = (number: number): string => String(number).padStart(2, '0');

/** A rule as the engine holds it, and as a file writes it. */
interface Both {
  readonly rule: HolidayRule;
  readonly file: Readonly<Record<string, unknown>>;
}

const falls: fc.Arbitrary<Both> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 })).map(([month, day]) => ({
    rule: { falls: { kind: 'fixed' as const, month, day } },
    file: { on: `${two(month)}-${two(day)}` },
  })),
  fc.integer({ min: -60, max: 70 }).map((days) => ({ rule: { falls: { kind: 'easter' as const, days } }, file: { easter: String(days) } })),
  fc.tuple(fc.constantFrom(1, 2, 3, 4, 5, -1), fc.nat(6), fc.integer({ min: 1, max: 12 })).map(([week, day, month]) => ({
    rule: { falls: { kind: 'nth' as const, week, weekday: weekdayNames[day]!, month } },
    file: { nth: { week: String(week), day: days[day], month: String(month) } },
  })),
);

const rules = fc.array(
  fc.tuple(falls, fc.nat(6), fc.integer({ min: -3, max: 3 }), fc.integer({ min: 1990, max: 2030 })).map(([both, day, by, from]) => ({
    rule: { ...both.rule, moved: { [weekdayNames[day]!]: by }, from },
    file: { ...both.file, moved: { [days[day]!]: String(by) }, from: String(from) },
  })),
  { maxLength: 6 },
);

test('two readings of a calendar by rule, written apart, agree on every day of a year', () => {
  fc.assert(
    fc.property(
      rules,
      fc.subarray([...days], { minLength: 1, maxLength: 6 }),
      fc.integer({ min: 1985, max: 2040 }),
      (both, weekend, year) => {
        const calendar = calendarOf({
          calendar: 'here',
          title: text('Here', '此处'),
          week: weekdayNames.filter((_, at) => !weekend.includes(days[at]!)),
          years: {},
          rules: both.map(({ rule }) => rule),
        });
        const second = daysOf({ rules: Object.fromEntries(both.map(({ file }, at) => [`rule-${at}`, file])) }, weekend);
        const first = Date.UTC(year, 0, 1) / 86_400_000;
        for (let day = first; day < first + 365; day += 1) {
          const kind = calendar.kindOf(day);
          expect([day, kind === 'working' || kind === 'assumedWorking']).toEqual([day, second.isWorking(day)]);
          expect([day, calendar.published(year)]).toEqual([day, second.isPublished(day)]);
        }
      },
    ),
    { numRuns: 60 },
  );
});
