import { expect, test } from 'vitest';
import { type Day, dayOf, text } from '#law/ground';
import { type CalendarData, calendarFaults, calendarOf, easterSunday, type HolidayRule, holidaysOf, writtenOut } from './index.ts';

const fixed = (month: number, day: number): HolidayRule => ({ falls: { kind: 'fixed', month, day } });
const easter = (days: number): HolidayRule => ({ falls: { kind: 'easter', days } });

/** Feiertagsgesetz of Baden-Württemberg, section 1. */
const badenWuerttemberg: readonly HolidayRule[] = [
  fixed(1, 1),
  fixed(1, 6),
  easter(-2),
  easter(1),
  fixed(5, 1),
  easter(39),
  easter(50),
  easter(60),
  fixed(10, 3),
  fixed(11, 1),
  fixed(12, 25),
  fixed(12, 26),
];

/** Algemene termijnenwet, article 3, with Good Friday and King's Day. */
const netherlands: readonly HolidayRule[] = [
  fixed(1, 1),
  easter(-2),
  easter(1),
  { ...fixed(4, 27), moved: { sun: -1 }, from: 2014 },
  { ...fixed(4, 30), moved: { sun: -1 }, from: 1980, until: 2013 },
  fixed(5, 5),
  easter(39),
  easter(50),
  fixed(12, 25),
  fixed(12, 26),
];

const daysOff = (rules: readonly HolidayRule[], year: number): string =>
  holidaysOf(rules, year)
    .map((day) => dayOf(day).slice(5))
    .join(' ');

const calendar = (data: Partial<CalendarData>): CalendarData => ({
  calendar: 'here',
  title: text('Here', '此处'),
  week: ['mon', 'tue', 'wed', 'thu', 'fri'],
  years: {},
  ...data,
});

test.each([
  [1818, '1818-03-22'],
  [1943, '1943-04-25'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2038, '2038-04-25'],
  [2100, '2100-03-28'],
])('Easter Sunday of %i is %s', (year, day) => expect(dayOf(easterSunday(year))).toBe(day));

test.each([
  [2024, '01-01 01-06 03-29 04-01 05-01 05-09 05-20 05-30 10-03 11-01 12-25 12-26'],
  [2025, '01-01 01-06 04-18 04-21 05-01 05-29 06-09 06-19 10-03 11-01 12-25 12-26'],
  [2026, '01-01 01-06 04-03 04-06 05-01 05-14 05-25 06-04 10-03 11-01 12-25 12-26'],
])('the holidays of Baden-Württemberg in %i are those that were published', (year, days) =>
  expect(daysOff(badenWuerttemberg, year)).toBe(days),
);

test.each([
  [2013, '01-01 03-29 04-01 04-30 05-05 05-09 05-20 12-25 12-26'],
  // King's Day of 2014 and 2025 would be a Sunday: it is the Saturday before.
  [2014, '01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26'],
  [2025, '01-01 04-18 04-21 04-26 05-05 05-29 06-09 12-25 12-26'],
  [2026, '01-01 04-03 04-06 04-27 05-05 05-14 05-25 12-25 12-26'],
])('the holidays of the Netherlands in %i are those that were published', (year, days) => expect(daysOff(netherlands, year)).toBe(days));

test('a weekday of a month, its last one, and a substitute day that falls into the next year', () => {
  const nth = (week: number, month: number): HolidayRule => ({ falls: { kind: 'nth', week, weekday: 'mon', month } });
  expect(daysOff([nth(1, 5), nth(-1, 5), nth(5, 2)], 2026)).toBe('05-04 05-25');
  const eve: HolidayRule = { ...fixed(12, 31), moved: { sun: 1 } };
  expect([daysOff([eve], 2023), daysOff([eve], 2024)]).toEqual(['', '01-01 12-31']);
});

test('a year that the rules cover is published; one that a table does not reach is assumed with its other rules', () => {
  const rules: readonly HolidayRule[] = [fixed(1, 1), { falls: { kind: 'table', days: ['2026-02-17/2026-02-20'] } }];
  const here = calendarOf(calendar({ rules }));
  expect([here.published(2026), here.published(2027)]).toEqual([true, false]);
  expect(['2026-01-01', '2026-02-20', '2026-02-23'].map((day) => here.kind(day as Day))).toEqual(['off', 'off', 'working']);
  expect(['2027-01-01', '2027-02-17'].map((day) => here.kind(day as Day))).toEqual(['assumedOff', 'assumedWorking']);
});

test('an unpublished year follows the week of the city', () => {
  const gulf = calendarOf(calendar({ week: ['sun', 'mon', 'tue', 'wed', 'thu'] }));
  expect(['2031-03-07', '2031-03-08', '2031-03-09'].map((day) => gulf.kind(day as Day))).toEqual([
    'assumedOff',
    'assumedOff',
    'assumedWorking',
  ]);
});

test('a notice of a year takes a day by rule back and adds others', () => {
  const here = calendarOf(
    calendar({ rules: [fixed(5, 1)], years: { 2026: { published: true, notice: 'n', off: ['2026-05-04'], worked: ['2026-05-01'] } } }),
  );
  expect(['2026-05-01', '2026-05-04'].map((day) => here.kind(day as Day))).toEqual(['working', 'off']);
});

test('a calendar written out counts every day as its rules do', () => {
  const data = calendar({ rules: netherlands });
  const [byRule, plain] = [calendarOf(data), calendarOf(writtenOut(data, 2024, 2027))];
  expect(plain.data.rules).toBeUndefined();
  for (let day = 19_723; day < 19_723 + 1461; day += 1) expect([day, plain.kindOf(day)]).toEqual([day, byRule.kindOf(day)]);
});

test('a rule that names no day, or ends before it begins, is a fault', () => {
  const faults = (rule: HolidayRule) => calendarFaults(calendar({ rules: [rule] })).map(({ code, text: { en } }) => [code, en]);
  expect(faults(fixed(2, 30))).toEqual([['calendar/rule', '`02-30` is no day']]);
  expect(faults({ falls: { kind: 'table', days: ['2026-13-01'] } })).toEqual([['calendar/rule', '`2026-13-01` is no day']]);
  expect(faults({ ...easter(1), from: 2020, until: 2019 })).toEqual([['calendar/rule', 'the rule ends in 2019, before it begins']]);
  expect(faults(fixed(2, 29))).toEqual([]);
});
