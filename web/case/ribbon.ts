import { weekdayOf } from '#web/ui';
import type { DayCell, Span } from './shapes.ts';

/** A ribbon longer than this folds its quiet weeks. */
const foldBeyondDays = 70;
/** And if it still has more columns than this, runs of quiet weeks fold to one. */
const columnsAtMost = 84;

/** A day, or a week or more folded to one cell, at its column. */
export interface RibbonItem {
  readonly cells: readonly DayCell[];
  readonly column: number;
  readonly columns: number;
  /** 0: a single day. */
  readonly weeks: number;
}

/** Monday is 0. */
export const weekdayFromMonday = (day: string): number => (weekdayOf(day) + 6) % 7;

/** Longer than ten weeks: weeks without an event fold to one item with their count. */
export const foldWeeks = (cells: readonly DayCell[]): readonly RibbonItem[] => {
  if (cells.length <= foldBeyondDays) return placed(cells.map((cell) => [cell]));
  const folded = byWeek(cells).flatMap((week) => (quiet(week) ? [week] : week.map((cell) => [cell])));
  const columns = folded.reduce((sum, group) => sum + (group.length > 1 ? 3 : 1), 0);
  return placed(columns <= columnsAtMost ? folded : joined(folded));
};

const byWeek = (cells: readonly DayCell[]): readonly (readonly DayCell[])[] => {
  const weeks: DayCell[][] = [];
  for (const cell of cells) {
    const last = weeks.at(-1);
    if (last === undefined || weekdayFromMonday(cell.day) === 0) weeks.push([cell]);
    else last.push(cell);
  }
  return weeks;
};

const plainKinds: ReadonlySet<string> = new Set(['counted', 'to-come', 'added']);

/** A whole week whose days all count alike, without today, a holiday that does not count, a pause or a turn. */
const quiet = (week: readonly DayCell[]): boolean => {
  if (week.length !== 7 || week.some((cell) => cell.today || cell.madeUp || cell.due || (cell.holiday && cell.kind === 'off')))
    return false;
  const kinds = new Set(week.filter((cell) => cell.kind !== 'off').map((cell) => cell.kind));
  return kinds.size === 1 && plainKinds.has([...kinds][0]!) && new Set(week.map((cell) => cell.provisional === true)).size === 1;
};

const joined = (groups: readonly (readonly DayCell[])[]): readonly (readonly DayCell[])[] => {
  const result: DayCell[][] = [];
  for (const group of groups) {
    const last = result.at(-1);
    const alike =
      last !== undefined &&
      last.length > 1 &&
      group.length > 1 &&
      last[0]!.kind === group[0]!.kind &&
      last[0]!.provisional === group[0]!.provisional;
    if (alike) last.push(...group);
    else result.push([...group]);
  }
  return result;
};

const placed = (groups: readonly (readonly DayCell[])[]): readonly RibbonItem[] => {
  let column = 1;
  return groups.map((cells) => {
    const weeks = Math.round(cells.length / 7);
    const columns = weeks === 0 ? 1 : weeks === 1 ? 3 : 6;
    const item = { cells, column, columns, weeks };
    column += columns;
    return item;
  });
};

export const columnsOf = (items: readonly RibbonItem[]): number => {
  const last = items.at(-1);
  return last === undefined ? 0 : last.column + last.columns - 1;
};

export interface MonthMark {
  readonly month: number;
  readonly year: number;
  readonly from: number;
  /** The column after the last. */
  readonly to: number;
}

/** Where each month begins and ends, in columns. */
export const monthMarks = (items: readonly RibbonItem[]): readonly MonthMark[] => {
  const marks: MonthMark[] = [];
  for (const item of items) {
    const day = item.cells[0]!.day;
    const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
    const last = marks.at(-1);
    const to = item.column + item.columns;
    if (last?.year === year && last.month === month) marks[marks.length - 1] = { ...last, to };
    else marks.push({ year, month, from: item.column, to });
  }
  return marks;
};

export interface Bracket {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
}

/** The columns that each span covers; one that still lasts reaches to the end. */
export const brackets = (items: readonly RibbonItem[], spans: readonly Span[]): readonly Bracket[] =>
  spans.flatMap((span) => {
    const covered = items.filter((item) => item.cells.at(-1)!.day >= span.from && (span.to === undefined || item.cells[0]!.day <= span.to));
    const [first, last] = [covered[0], covered.at(-1)];
    return first === undefined || last === undefined ? [] : [{ span, from: first.column, to: last.column + last.columns }];
  });

const looksByKind: Readonly<Record<DayCell['kind'], string>> = {
  start: 'start',
  counted: 'used',
  'to-come': 'left',
  added: 'added',
  paused: 'pause',
  'not-counted': 'pause',
  off: 'off',
  late: 'over',
  missed: 'used end missed',
};

/** The classes of one day's drawing. An added day that is past is counted like any other. */
export const looksOf = (cell: DayCell, today: string | undefined): string => {
  const kind = cell.kind === 'added' && today !== undefined && cell.day <= today ? 'counted' : cell.kind;
  const stands = cell.kind === 'paused' || cell.kind === 'not-counted';
  const rests = stands && !cell.madeUp && (cell.holiday === true || weekdayFromMonday(cell.day) > 4);
  return [
    'd',
    looksByKind[kind],
    rests && 'off',
    cell.holiday && 'hol',
    cell.madeUp && 'make',
    cell.due && cell.kind !== 'missed' && 'end',
    cell.today && 'today',
    cell.provisional && 'about',
  ]
    .filter(Boolean)
    .join(' ');
};
