/** A day by its number since 1970-01-01. */
export type DayNumber = number;

const perDay = 86_400_000;

/** Reads `2026-03-02`; nothing for what is no day of the calendar. */
export const readDay = (text: string): DayNumber | undefined => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const ms = Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3]));
  return new Date(ms).toISOString().slice(0, 10) === text ? ms / perDay : undefined;
};

export const printDay = (day: DayNumber): string => new Date(day * perDay).toISOString().slice(0, 10);

/** The same day so many months later; the last of the month where it is shorter. */
export const monthsLater = (day: DayNumber, months: number): DayNumber => {
  const at = new Date(day * perDay);
  const first = Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1);
  const next = new Date(first);
  const last = new Date(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 0)).getUTCDate();
  return first / perDay + Math.min(at.getUTCDate(), last) - 1;
};

/** The working days of a place, as its file of the pack says. */
export interface Days {
  isWorking(day: DayNumber): boolean;
  /** Are the holidays of its year announced? */
  isPublished(day: DayNumber): boolean;
}

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const mondayToFriday = ['mon', 'tue', 'wed', 'thu', 'fri'];

/** Reads `calendars/NAME.yaml`; a year that is missing or not published is Monday to Friday. */
export const daysOf = (file: unknown): Days => {
  const { week = mondayToFriday, years = {} } = file as { readonly week?: string | string[]; readonly years?: Record<string, YearFile> };
  const usual = listOf(week);
  const read = new Map<string, { readonly published: boolean; readonly off: ReadonlySet<string>; readonly worked: ReadonlySet<string> }>();
  for (const [year, { published, off, worked }] of Object.entries(years))
    read.set(year, { published: published === 'yes', off: spread(listOf(off)), worked: spread(listOf(worked)) });
  return {
    isPublished: (day) => read.get(printDay(day).slice(0, 4))?.published === true,
    isWorking: (day) => {
      const written = printDay(day);
      const year = read.get(written.slice(0, 4));
      const name = names[new Date(day * perDay).getUTCDay()]!;
      if (year?.published !== true) return mondayToFriday.includes(name);
      return year.worked.has(written) || (usual.includes(name) && !year.off.has(written));
    },
  };
};

interface YearFile {
  readonly published?: string;
  readonly off?: string | string[];
  readonly worked?: string | string[];
}

const listOf = (value: string | string[] | undefined): readonly string[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

/** Days and ranges `2026-10-01/2026-10-07` as single days. */
const spread = (written: readonly string[]): ReadonlySet<string> => {
  const all = new Set<string>();
  for (const each of written) {
    const [first = '', last = first] = each.split('/');
    const [from, to] = [readDay(first), readDay(last)];
    for (let day = from ?? 0; from !== undefined && to !== undefined && day <= to; day += 1) all.add(printDay(day));
  }
  return all;
};
