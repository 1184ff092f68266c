import { expect, test } from 'vitest';
import { brackets, columnsOf, foldWeeks, looksOf, monthMarks, weekdayFromMonday } from './ribbon.ts';
import type { DayCell } from './shapes.ts';

const nextDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** Working days from a start, numbered, with whatever a day has of its own. */
const run = (from: string, days: number, own: Readonly<Record<string, Partial<DayCell>>> = {}): readonly DayCell[] => {
  const cells: DayCell[] = [];
  let n = 0;
  for (let day = from, at = 0; at < days; at += 1, day = nextDay(day)) {
    const off = weekdayFromMonday(day) > 4;
    if (!off && at > 0) n += 1;
    cells.push({ day, kind: at === 0 ? 'start' : off ? 'off' : 'to-come', ...(off || at === 0 ? {} : { n }), ...own[day] });
  }
  return cells;
};

test('weeks begin on Monday', () => {
  expect(weekdayFromMonday('2026-11-23')).toBe(0);
  expect(weekdayFromMonday('2026-11-29')).toBe(6);
});

test('up to ten weeks every day is drawn', () => {
  const items = foldWeeks(run('2026-02-03', 59));
  expect(items).toHaveLength(59);
  expect(items.every((item) => item.weeks === 0)).toBe(true);
  expect(columnsOf(items)).toBe(59);
});

test('beyond ten weeks, weeks without an event fold to one cell with their count', () => {
  // Wednesday 21 October 2026 to Thursday 14 January 2027, as in the guide of the pages.
  const cells = run('2026-10-21', 86, {
    '2026-11-02': { today: true },
    '2027-01-01': { holiday: true, kind: 'off' },
    '2027-01-14': { due: true },
  });
  const items = foldWeeks(cells);
  const folded = items.filter((item) => item.weeks > 0);
  // The weeks of 26 October and from 9 November on are quiet; those of today, of New Year and of the due day are not.
  expect(folded.map((item) => item.cells[0]!.day)).toEqual([
    '2026-10-26',
    '2026-11-09',
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
    '2026-12-21',
    '2027-01-04',
  ]);
  expect(folded.every((item) => item.cells.filter((cell) => cell.n !== undefined).length === 5)).toBe(true);
});

test('no day is lost by folding, and columns follow each other', () => {
  const cells = run('2026-01-05', 400);
  const items = foldWeeks(cells);
  expect(items.flatMap((item) => item.cells)).toEqual(cells);
  let column = 1;
  for (const item of items) {
    expect(item.column).toBe(column);
    column += item.columns;
  }
});

test('a year of quiet weeks folds to one cell', () => {
  const items = foldWeeks(run('2026-01-05', 400));
  expect(Math.max(...items.map((item) => item.weeks))).toBeGreaterThan(50);
  expect(columnsOf(items)).toBeLessThanOrEqual(84);
});

test('each month is marked once, over its own columns', () => {
  expect(monthMarks(foldWeeks(run('2026-02-03', 59)))).toEqual([
    { year: 2026, month: 2, from: 1, to: 27 },
    { year: 2026, month: 3, from: 27, to: 58 },
    { year: 2026, month: 4, from: 58, to: 60 },
  ]);
});

test('a span covers its days; one that lasts reaches to the end', () => {
  const items = foldWeeks(run('2026-02-03', 59));
  const text = { en: '', zh: '' };
  expect(brackets(items, [{ from: '2026-02-10', to: '2026-02-26', kind: 'paused', text }]).map(({ from, to }) => [from, to])).toEqual([
    [8, 25],
  ]);
  expect(brackets(items, [{ from: '2026-03-20', kind: 'extended', text }]).map(({ from, to }) => [from, to])).toEqual([[46, 60]]);
});

test('a day looks as what it is', () => {
  const today = '2026-03-11';
  expect(looksOf({ day: '2026-03-11', kind: 'counted', n: 14, today: true }, today)).toBe('d used today');
  expect(looksOf({ day: '2026-02-28', kind: 'counted', n: 6, madeUp: true }, today)).toBe('d used make');
  expect(looksOf({ day: '2026-04-02', kind: 'added', n: 30, due: true }, today)).toBe('d added end');
  expect(looksOf({ day: '2026-03-10', kind: 'added', n: 21 }, today)).toBe('d used');
  expect(looksOf({ day: '2026-02-16', kind: 'paused', holiday: true }, today)).toBe('d pause off hol');
  expect(looksOf({ day: '2026-02-14', kind: 'paused', madeUp: true }, today)).toBe('d pause make');
  expect(looksOf({ day: '2026-02-28', kind: 'missed', n: 20, due: true }, today)).toBe('d used end missed');
  expect(looksOf({ day: '2027-01-14', kind: 'to-come', n: 60, due: true, provisional: true }, today)).toBe('d left end about');
});
