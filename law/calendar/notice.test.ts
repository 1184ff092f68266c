import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day } from '#law/ground';
import { type CalendarYear, calendarOf, daysThatDiffer, withNotices } from './index.ts';

const base = calendarOf({
  calendar: 'cn',
  title: { en: 'cn', zh: 'cn' },
  week: ['mon', 'tue', 'wed', 'thu', 'fri'],
  years: { 2026: { published: true, notice: 'the first', off: ['2026-10-01/2026-10-07'], worked: ['2026-10-10'] } },
});
const newYear: CalendarYear = { published: true, notice: 'the second', off: ['2027-01-01/2027-01-03'], worked: ['2027-01-09'] };

test('a year that was assumed is published by a notice', () => {
  const after = withNotices(base, [{ calendar: 'cn', year: 2027, from: '2026-11-20' as Day, days: newYear }]);
  expect([base.published(2027), after.published(2027)]).toEqual([false, true]);
  expect([base.kind('2027-01-01' as Day), after.kind('2027-01-01' as Day)]).toEqual(['assumedWorking', 'off']);
  expect(after.kind('2027-01-09' as Day)).toBe('working');
  expect(daysThatDiffer(base, after, 2027)).toEqual(['2027-01-01', '2027-01-09']);
});

test('days that are gone stay as they were counted', () => {
  const late = withNotices(base, [{ calendar: 'cn', year: 2027, from: '2027-01-04' as Day, days: newYear }]);
  expect(late.kind('2027-01-01' as Day)).toBe('working');
  expect(late.kind('2027-01-09' as Day)).toBe('working');
  expect(daysThatDiffer(base, late, 2027)).toEqual(['2027-01-09']);
});

test('a later notice of the same year takes the place of an earlier one, from its own day on', () => {
  const first = {
    calendar: 'cn',
    year: 2026,
    from: '2026-01-10' as Day,
    days: { published: true, notice: 'a', off: ['2026-01-20/2026-01-24'] },
  };
  const second = { calendar: 'cn', year: 2026, from: '2026-01-22' as Day, days: { published: true, notice: 'b', off: ['2026-01-28'] } };
  const after = withNotices(base, [first, second]);
  expect(['2026-01-20', '2026-01-21', '2026-01-22', '2026-01-23', '2026-01-28'].map((day) => after.kind(day as Day))).toEqual([
    'off',
    'off',
    'working',
    'working',
    'off',
  ]);
});

test('a notice of another calendar changes nothing', () => {
  expect(withNotices(base, [{ calendar: 'hk', year: 2027, from: '2026-01-01' as Day, days: newYear }])).toBe(base);
});

test('whatever a notice says, no day before its own changes', () =>
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 364 }),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 360 }), fc.integer({ min: 0, max: 4 }), fc.boolean()), { maxLength: 12 }),
      (start, spans) => {
        const from = addDays('2026-01-01' as Day, start);
        const lists = { off: [] as string[], worked: [] as string[] };
        for (const [at, length, off] of spans) {
          const first = addDays('2026-01-01' as Day, at);
          lists[off ? 'off' : 'worked'].push(`${first}/${addDays(first, length)}`);
        }
        const after = withNotices(base, [{ calendar: 'cn', year: 2026, from, days: { published: true, notice: 'x', ...lists } }]);
        expect(daysThatDiffer(base, after, 2026).filter((day) => day < from)).toEqual([]);
      },
    ),
  ));
