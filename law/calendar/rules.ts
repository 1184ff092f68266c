import { civilFromDays, dayOf, daysFromCivil, weekday } from '#law/ground';
import { type CalendarData, type CalendarYear, daysOfRange, type HolidayFalls, type HolidayRule, weekdayNames } from './data.ts';

/**
 * Easter Sunday of the Gregorian calendar as a day number, by the anonymous algorithm that Jones and Meeus print (Astronomical Algorithms, 1991,
 * chapter 8). Valid for every year from 1583 on.
 */
export const easterSunday = (year: number): number => {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return daysFromCivil(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
};

/** Whether the rules tell all holidays of a year: a table has to reach it, and some rule has to hold in it. */
export const rulesCover = (rules: readonly HolidayRule[], year: number): boolean => {
  const held = rules.filter((rule) => holdsIn(rule, year));
  return held.length > 0 && held.every(({ falls }) => falls.kind !== 'table' || daysIn(falls.days, year).length > 0);
};

/** The days off by rule in a year, as day numbers in order. A day that a rule moves into the next or the last year counts there. */
export const holidaysOf = (rules: readonly HolidayRule[], year: number): readonly number[] => {
  const days = new Set<number>();
  for (const rule of rules)
    for (const from of [year - 1, year, year + 1])
      if (holdsIn(rule, from))
        for (const day of fallsOn(rule.falls, from)) days.add(day + (rule.moved?.[weekdayNames[weekday(day)]!] ?? 0));
  return [...days].filter((day) => civilFromDays(day)[0] === year).toSorted((a, b) => a - b);
};

/** The same calendar with the days of its rules written out, year by year: what another program needs to count with it. */
export const writtenOut = (data: CalendarData, from: number, to: number): CalendarData => {
  const { rules = [], ...plain } = data;
  const years: Record<string, CalendarYear> = {};
  for (let year = from; year <= to; year += 1) {
    const known = data.years[year];
    const isPublished = isYearPublished(data, year);
    if (known === undefined && !isPublished) continue;
    const byRule = isPublished ? holidaysOf(rules, year).map(dayOf) : [];
    years[year] = { ...known, published: isPublished, off: [...byRule, ...(known?.off ?? [])] };
  }
  return { ...plain, years };
};

/** A year that the file says nothing of is published where the rules cover it. */
export const isYearPublished = ({ years, rules = [] }: Pick<CalendarData, 'years' | 'rules'>, year: number): boolean =>
  years[year]?.published ?? rulesCover(rules, year);

const holdsIn = ({ from = -Infinity, until = Infinity }: HolidayRule, year: number): boolean => from <= year && year <= until;

const fallsOn = (falls: HolidayFalls, year: number): readonly number[] => {
  switch (falls.kind) {
    case 'fixed': {
      const day = daysFromCivil(year, falls.month, falls.day);
      // 29 February is no day of other years.
      return civilFromDays(day)[1] === falls.month ? [day] : [];
    }
    case 'easter':
      return [easterSunday(year) + falls.days];
    case 'nth': {
      const first = daysFromCivil(year, falls.month, 1);
      const wanted = weekdayNames.indexOf(falls.weekday);
      const inMonth: number[] = [];
      for (let day = first + ((wanted - weekday(first) + 7) % 7); civilFromDays(day)[1] === falls.month; day += 7) inMonth.push(day);
      const found = falls.week < 0 ? inMonth.at(falls.week) : inMonth[falls.week - 1];
      return found === undefined ? [] : [found];
    }
    case 'table':
      return daysIn(falls.days, year);
  }
};

const daysIn = (ranges: readonly string[], year: number): readonly number[] =>
  ranges.flatMap((range) => {
    const [first, last] = daysOfRange(range) ?? [1, 0];
    const days: number[] = [];
    for (let day = first; day <= last; day += 1) if (civilFromDays(day)[0] === year) days.push(day);
    return days;
  });
