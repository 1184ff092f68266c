import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type Day, dayNumber, text } from '#law/ground';
import { type CalendarData, type CalendarYear, calendarFaults, calendarOf, weekdays, workingDaysBetween } from './index.ts';

const data: CalendarData = {
  calendar: 'cn',
  title: text('Working days', '工作日'),
  week: ['mon', 'tue', 'wed', 'thu', 'fri'],
  years: {
    2026: { published: true, notice: 'https://example.org/notice', off: ['2026-10-01/2026-10-07', '2026-01-01'], worked: ['2026-10-10'] },
    2027: { published: false, off: ['2027-01-04'] },
  },
};
const cn = calendarOf(data);
const on = (day: string) => [cn.kind(day as Day), cn.why(day as Day)];

describe('a calendar', () => {
  test('counts working days after one day up to another, and backwards below zero', () => {
    const between = (from: string, to: string) => workingDaysBetween(cn, from as Day, to as Day);
    expect(between('2026-09-30', '2026-10-12')).toBe(4);
    expect(between('2026-10-12', '2026-09-30')).toBe(-4);
    expect(between('2026-10-12', '2026-10-12')).toBe(0);
  });

  test('knows its days and why they are what they are', () => {
    expect(on('2026-09-30')).toEqual(['working', 'weekday']);
    expect(on('2026-10-01')).toEqual(['off', 'holiday']);
    expect(on('2026-10-03')).toEqual(['off', 'holiday']);
    expect(on('2026-10-07')).toEqual(['off', 'holiday']);
    expect(on('2026-10-08')).toEqual(['working', 'weekday']);
    expect(on('2026-10-10')).toEqual(['working', 'make-up']);
    expect(on('2026-10-11')).toEqual(['off', 'weekend']);
  });

  test('assumes the usual week in a year that is not published or missing, whatever it lists', () => {
    expect(on('2027-01-04')).toEqual(['assumedWorking', 'weekday']);
    expect(on('2031-03-01')).toEqual(['assumedOff', 'weekend']);
    expect([cn.published(2026), cn.published(2027), cn.published(1999)]).toEqual([true, false, false]);
  });

  test('answers in any order of days', () => {
    expect(cn.kindOf(dayNumber('2026-10-01' as Day))).toBe('off');
    expect(cn.kindOf(dayNumber('1969-12-31' as Day))).toBe('assumedWorking');
    expect(cn.kindOf(dayNumber('2026-10-10' as Day))).toBe('working');
  });

  test('has a week of its own choosing', () => {
    const gulf = calendarOf({ ...data, week: ['sun', 'mon', 'tue', 'wed', 'thu'], years: { 2026: { published: true } } });
    expect(gulf.kind('2026-03-06' as Day)).toBe('off');
    expect(gulf.kind('2026-03-08' as Day)).toBe('working');
  });

  test('weekdays has every year published', () =>
    expect([weekdays.kind('2031-03-03' as Day), weekdays.kind('2026-10-03' as Day)]).toEqual(['working', 'off']));

  test('agrees with every day that the notices of 2007 to 2026 name', () => {
    const rows = readFileSync(new URL('../../test/golden/clock/holidays-cn.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .slice(1);
    const named = rows.map((row) => row.split(',')).map(([day, , off]) => ({ day: day as Day, off: off === 'true' }));
    const years: Record<string, CalendarYear> = {};
    for (const year of new Set(named.map(({ day }) => day.slice(0, 4)))) {
      const list = (off: boolean) => named.filter((item) => item.day.startsWith(year) && item.off === off).map(({ day }) => day);
      years[year] = { published: true, notice: 'holiday-cn', off: list(true), worked: list(false) };
    }
    const full = { ...data, years };
    expect(calendarFaults(full)).toEqual([]);
    const calendar = calendarOf(full);
    for (const { day, off } of named) expect([day, calendar.kind(day)]).toEqual([day, off ? 'off' : 'working']);
  });
});

describe('the faults of a calendar', () => {
  const faults = (year: CalendarYear, more: Partial<CalendarData> = {}) =>
    calendarFaults({ ...data, ...more, years: { 2026: year } }).map(({ code, text }) => [code, text.en]);

  test('none in a sound one', () => expect(calendarFaults(data)).toEqual([]));

  test('each is named, all at once', () => {
    expect(faults({ published: true })).toEqual([['calendar/notice', '2026 is published, but no notice is named']]);
    expect(faults({ published: false, off: ['2026-12-30/2027-01-02', '2026-02-30', '2026-03-05/2026-03-01'] })).toEqual([
      ['calendar/year', '`2026-12-30/2027-01-02` leaves the year 2026'],
      ['calendar/year', '`2026-02-30` is neither a day nor a range of days'],
      ['calendar/year', '`2026-03-05/2026-03-01` ends before it begins'],
    ]);
    expect(faults({ published: false, off: ['2026-10-01/2026-10-07'], worked: ['2026-10-05'] })).toEqual([
      ['calendar/twice', '2026-10-05 stands in `off` already'],
    ]);
    expect(faults({ published: false }, { week: [] })).toEqual([['calendar/week', 'the week has no working day']]);
  });
});
