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

const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads `calendars/NAME.yaml`. A year that is missing is published where its rules tell all of its holidays; any other has the week and its rules.
 * @param weekend the free days of the place, for a calendar that names no week
 */
export const daysOf = (file: unknown, weekend: readonly string[]): Days => {
  const { week, years = {}, rules = {} } = file as CalendarFile;
  const worked =
    week === undefined ? names.filter((name) => !weekend.includes(name)) : names.filter((name) => listOf(week).includes(name.slice(0, 3)));
  const told = Object.values(rules);
  const off = new Map<number, ReadonlySet<string>>();
  const offIn = (year: number): ReadonlySet<string> => off.get(year) ?? off.set(year, freeDays(told, year)).get(year)!;
  const listed = new Map(
    Object.entries(years).map(([year, of]) => [year, { off: spread(listOf(of.off)), worked: spread(listOf(of.worked)) }] as const),
  );
  const isPublished = (written: string): boolean => {
    const year = years[written.slice(0, 4)];
    return year === undefined ? covers(told, Number(written.slice(0, 4))) : year.published === 'yes';
  };
  return {
    isPublished: (day) => isPublished(printDay(day)),
    isWorking: (day) => {
      const written = printDay(day);
      const year = isPublished(written) ? listed.get(written.slice(0, 4)) : undefined;
      if (year?.worked.has(written) === true) return true;
      if (year?.off.has(written) === true || offIn(Number(written.slice(0, 4))).has(written)) return false;
      return worked.includes(names[new Date(day * perDay).getUTCDay()]!);
    },
  };
};

interface CalendarFile {
  readonly week?: string | string[];
  readonly years?: Readonly<Record<string, YearFile>>;
  readonly rules?: Readonly<Record<string, RuleFile>>;
}

interface RuleFile {
  readonly on?: string;
  readonly easter?: string;
  readonly nth?: { readonly week: string; readonly day: string; readonly month: string };
  readonly table?: string | string[];
  readonly moved?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly until?: string;
}

/** The days off by rule in a year. A rule is tried on every day from the year before to the year after, so that nothing is computed backwards. */
const freeDays = (rules: readonly RuleFile[], year: number): ReadonlySet<string> => {
  const free = new Set<string>();
  for (let day = readDay(`${year - 1}-12-01`)!; day <= readDay(`${year + 1}-01-31`)!; day += 1)
    for (const rule of rules) {
      const at = printDay(day);
      const its = Number(at.slice(0, 4));
      if (its < Number(rule.from ?? 0) || its > Number(rule.until ?? 9999) || !fallsOn(rule, day)) continue;
      const name = names[new Date(day * perDay).getUTCDay()]!;
      const moved = printDay(day + Number(rule.moved?.[name] ?? 0));
      if (moved.startsWith(String(year))) free.add(moved);
    }
  return free;
};

const fallsOn = (rule: RuleFile, day: DayNumber): boolean => {
  const at = printDay(day);
  if (rule.on !== undefined) return at.slice(5) === rule.on;
  if (rule.easter !== undefined) return day - Number(rule.easter) === easter(Number(printDay(day - Number(rule.easter)).slice(0, 4)));
  if (rule.nth === undefined) return spread(listOf(rule.table)).has(at);
  const { week, day: name, month } = rule.nth;
  if (Number(at.slice(5, 7)) !== Number(month) || names[new Date(day * perDay).getUTCDay()] !== name) return false;
  const last = printDay(day + 7).slice(5, 7) !== at.slice(5, 7);
  return week === '-1' ? last : Math.ceil(Number(at.slice(8)) / 7) === Number(week);
};

/** Easter Sunday by Gauss: the spring full moon, and the Sunday after it. */
const easter = (year: number): DayNumber => {
  const [k, a] = [Math.floor(year / 100), year % 19];
  const m = 15 + Math.floor((3 * k + 3) / 4) - Math.floor((8 * k + 13) / 25);
  const d = (19 * a + m) % 30;
  const r = Math.floor((d + Math.floor(a / 11)) / 29);
  const og = 21 + d - r;
  const s = 2 - Math.floor((3 * k + 3) / 4);
  const sz = 7 - ((((year + Math.floor(year / 4) + s) % 7) + 7) % 7);
  const oe = 7 - ((((og - sz) % 7) + 7) % 7);
  return readDay(`${year}-03-01`)! + og + oe - 1;
};

const covers = (rules: readonly RuleFile[], year: number): boolean => {
  const held = rules.filter(({ from, until }) => year >= Number(from ?? 0) && year <= Number(until ?? 9999));
  const inYear = ({ table }: RuleFile): boolean => [...spread(listOf(table))].some((day) => day.startsWith(String(year)));
  return held.length > 0 && held.every((rule) => rule.table === undefined || inYear(rule));
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
