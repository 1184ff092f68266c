/** The weeks that a week is compared with: which they are, and which part of the year each belongs to. Indices count from 0. */
export interface Baseline {
  readonly weeks: readonly number[];
  /** Of each week 1 to `periods`; the last is the time of year of the week that is judged. */
  readonly seasons: readonly number[];
}

export interface BaselineShape {
  readonly yearsBack: number;
  readonly halfWindow: number;
  readonly periods: number;
  readonly weeksLeftOut: number;
}

/**
 * The baseline of week `at` (Noufaily et al. 2013, section 2.2): windows of 2w + 1 weeks about the same week of each earlier year and, where
 * there are more periods than one, the stretches between them, cut into periods − 1 near-equal blocks, the first ones a week longer.
 * The last `weeksLeftOut` weeks and the week itself stay out. `undefined` where the series does not go back so far.
 * @param days first day of each week, counted from 1970-01-01; without it a year is 52 weeks
 */
export const baselineOf = (
  at: number,
  { yearsBack, halfWindow, periods, weeksLeftOut }: BaselineShape,
  days: readonly number[] | undefined,
): Baseline | undefined => {
  const references: number[] = [];
  for (let years = yearsBack; years >= 0; years -= 1) references.push(sameWeek(at, years, days));
  if (references[0]! - halfWindow < 0) return undefined;
  const weeks: number[] = [];
  const seasons: number[] = [];
  const last = at - weeksLeftOut - 1;
  const take = (week: number, season: number): void => {
    if (week > last) return;
    weeks.push(week);
    seasons.push(season);
  };
  for (const [index, reference] of references.entries()) {
    for (let week = reference - halfWindow; week <= reference + halfWindow; week += 1) take(week, periods);
    const next = references[index + 1];
    if (next === undefined || periods === 1) continue;
    const from = reference + halfWindow + 1;
    const between = next - halfWindow - from;
    for (let week = 0; week < between; week += 1) take(from + week, blockOf(week, between, periods - 1));
  }
  return { weeks, seasons };
};

/** Of `length` weeks cut into `blocks`, the remainder going to the first blocks: the block of one, from 1. */
const blockOf = (week: number, length: number, blocks: number): number => {
  const short = Math.floor(length / blocks);
  const longer = length % blocks;
  const inLonger = longer * (short + 1);
  return week < inLonger ? Math.floor(week / (short + 1)) + 1 : longer + Math.floor((week - inLonger) / Math.max(1, short)) + 1;
};

/** The week so many calendar years earlier that begins on the nearest day of the same weekday; not 52 weeks back, not the ISO number. */
const sameWeek = (at: number, years: number, days: readonly number[] | undefined): number => {
  if (years === 0) return at;
  if (days === undefined) return at - 52 * years;
  const day = days[at]!;
  const target = yearsEarlier(day, years);
  return at - Math.round((day - target) / 7);
};

/** A 29 February becomes 1 March. */
const yearsEarlier = (day: number, years: number): number => {
  const date = new Date(day * dayLength);
  return Date.UTC(date.getUTCFullYear() - years, date.getUTCMonth(), date.getUTCDate()) / dayLength;
};

const dayLength = 86_400_000;
