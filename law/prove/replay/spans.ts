import { addDays, addMonths, type Day, dayNumber, daysFromCivil } from '#law/ground';
import type { ClockDef, Pack } from '#law/pack';

/** How many calendar days a clock takes from its first day to its due day, at least and at most, whenever it begins. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** What a run's length depends on, apart from where it lies in the calendar. */
export interface Length {
  /** Budget at least and at most: they differ where a fact says how long. */
  readonly within: Span;
  readonly extensions: number;
  readonly pauses: number;
}

/**
 * The span of a run over all days on which it may begin: years with a calendar, and ten after them. Days of a pause are left out, save that
 * both of its ends do not count: each pause may so add one day, and the days off around it.
 */
export const spanOf = (pack: Pack, def: ClockDef, { within, extensions, pauses }: Length): Span => {
  const bases = basesOf(pack, def.calendar);
  const { unit } = def.within;
  const added = def.extend === undefined || typeof def.extend.by.amount !== 'number' ? 0 : def.extend.by.amount * extensions;
  const sameUnit = def.extend === undefined || def.extend.by.unit === unit;
  const [least, most] = [
    lengthsOf(pack, def, within.least + (sameUnit ? added : 0)),
    lengthsOf(pack, def, within.most + (sameUnit ? added : 0)),
  ];
  const other = sameUnit ? 0 : added;
  const same = def.start === 'same-day' ? 1 : 0;
  return {
    least: (pauses > 0 ? Math.min(least.least, within.least) : least.least) + other - same,
    most: most.most + other + pauses * (1 + bases.longestOff) + (other > 0 ? bases.longestOff : 0),
  };
};

const lengthsOf = (pack: Pack, def: ClockDef, amount: number): Span => {
  const bases = basesOf(pack, def.calendar);
  const rolled = def.roll === 'none' ? 0 : bases.longestOff;
  switch (def.within.unit) {
    case 'hours':
      return { least: Math.floor(amount / 24), most: Math.ceil(amount / 24) };
    case 'days':
      return { least: amount, most: amount + rolled };
    case 'months':
      return { least: monthsSpan(amount).least, most: monthsSpan(amount).most + rolled };
    case 'working-days':
      return bases.working(amount);
  }
};

/** The longest row of days off between two working days. */
export const longestOff = (pack: Pack, calendar: string): number => basesOf(pack, calendar).longestOff;

/** How many working days there are among so many days, at least and at most, wherever they begin. */
export const workingIn = (pack: Pack, calendar: string, days: number): Span => basesOf(pack, calendar).workingIn(days);

/** The shortest and the longest of so many months, wherever they begin. */
export const monthsSpan = (months: number): Span => {
  const lengths = Array.from({ length: 48 }, (_, month) =>
    [1, 28, 29, 30, 31].map((day) => {
      const from = addDays(addMonths('2023-01-01' as Day, month), day - 1);
      return dayNumber(addMonths(from, months)) - dayNumber(from);
    }),
  ).flat();
  return { least: Math.min(...lengths), most: Math.max(...lengths) };
};

interface Bases {
  readonly longestOff: number;
  readonly working: (amount: number) => Span;
  readonly workingIn: (days: number) => Span;
}

const kept = new WeakMap<Pack, Map<string, Bases>>();

const basesOf = (pack: Pack, name: string): Bases => {
  const known = (kept.get(pack) ?? kept.set(pack, new Map()).get(pack))!;
  return known.get(name) ?? known.set(name, readBases(pack, name)).get(name)!;
};

const readBases = (pack: Pack, name: string): Bases => {
  const calendar = pack.calendars[name]!;
  const years = publishedYears(pack, name);
  const [first, last] = [daysFromCivil(years[0] ?? 2020, 1, 1), daysFromCivil((years.at(-1) ?? 2020) + 11, 1, 1)];
  const working: number[] = [];
  let longestOff = 0;
  for (let day = first; day < last; day += 1) {
    const kind = calendar.kindOf(day);
    if (kind !== 'working' && kind !== 'assumedWorking') continue;
    if (working.length > 0) longestOff = Math.max(longestOff, day - working.at(-1)! - 1);
    working.push(day);
  }
  const spans = new Map<number, Span>();
  const measured = (amount: number): Span => {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    // Counted from the day before a working day at the earliest, from the working day before it at the latest.
    for (let at = 1; at + amount - 1 < working.length; at += 1) {
      const due = working[at + amount - 1]!;
      least = Math.min(least, due - working[at]! + 1);
      most = Math.max(most, due - working[at - 1]!);
    }
    return { least: Math.max(0, Number.isFinite(least) ? least : amount), most: most || amount * 8 };
  };
  /** Per day from the first: how many working days came before it. */
  const before = new Int32Array(last - first + 1);
  for (const day of working) before[day - first + 1] = 1;
  for (let day = 1; day < before.length; day += 1) before[day]! += before[day - 1]!;
  const counted = (days: number): Span => {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (let from = 0; from + days < before.length; from += 1) {
      const here = before[from + days]! - before[from]!;
      least = Math.min(least, here);
      most = Math.max(most, here);
    }
    return { least: Number.isFinite(least) ? least : 0, most: most || days };
  };
  const within = new Map<number, Span>();
  return {
    longestOff,
    workingIn: (days) => within.get(days) ?? within.set(days, counted(days)).get(days)!,
    working: (amount) => spans.get(amount) ?? spans.set(amount, measured(amount)).get(amount)!,
  };
};

/** Years whose days off have been announced, from the first to the last. */
export const publishedYears = (pack: Pack, calendar: string): readonly number[] =>
  Array.from({ length: 120 }, (_, index) => 1990 + index).filter((year) => pack.calendars[calendar]!.published(year));
