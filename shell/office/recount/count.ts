// Counts a statutory period a third time, day after day, on the reader's own machine: `recount-page.ts` writes these functions into
// the page as they stand, so they use nothing but themselves and each other. Rules: docs/methods/clocks.md.

/** As `clock derive` reads it, with the days of the calendar in it. */
export interface CountInput {
  readonly rule: {
    readonly within: number;
    readonly unit: string;
    readonly start?: string;
    readonly roll?: string;
    readonly extend?: { readonly by: number; readonly times: number; readonly unit?: string } | null;
  };
  readonly calendar: {
    readonly week: readonly string[];
    readonly years: Readonly<
      Record<string, { readonly published: boolean; readonly off?: readonly string[]; readonly worked?: readonly string[] }>
    >;
  };
  readonly from: string;
  readonly ledger: readonly CountEntry[];
  readonly asOf: string;
}

interface CountEntry {
  readonly kind: string;
  readonly on?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface CountAnswer {
  readonly due: string | null;
  readonly provisional: boolean;
  readonly remaining: number;
  readonly state: string;
  readonly late: boolean;
  /** One a day from the start to the due day; none for clocks in hours. */
  readonly days: readonly CountedDay[];
}

export interface CountedDay {
  readonly day: string;
  /** Its number, if it counts. */
  readonly n?: number;
  readonly why: 'counts' | 'made-up' | 'assumed' | 'weekend' | 'holiday' | 'left-out' | 'rolled';
}

/** The answer, or the first entry of the ledger that contradicts those before it. */
export function recount(input: CountInput): CountAnswer | { readonly refused: { readonly entry: number; readonly code: string } } {
  for (let entry = 0; entry < input.ledger.length; entry += 1) {
    const code = contradiction(input, input.ledger.slice(0, entry), input.ledger[entry]!);
    if (code !== '') return { refused: { entry, code } };
  }
  return standing(input, input.ledger);
}

function contradiction(input: CountInput, before: readonly CountEntry[], entry: CountEntry): string {
  const hours = input.rule.unit === 'hours';
  const at = point(entry.on ?? entry.from ?? '', hours);
  const last = before[before.length - 1];
  if (!['paused', 'resumed', 'extended', 'interrupted', 'tolled', 'outage', 'met'].includes(entry.kind)) return 'unknownKind';
  if (at < point(input.from, hours)) return 'beforeStart';
  if (last !== undefined && at < point(last.on ?? last.from ?? '', hours)) return 'outOfOrder';
  if (entry.to !== undefined && point(entry.to, hours) < at) return 'outOfOrder';
  if (before.some((other) => other.kind === 'met')) return 'afterMet';
  const { due } = standing(input, before);
  const moves = ['paused', 'extended', 'interrupted'].includes(entry.kind);
  if (moves && due !== null && at > point(due, hours)) return 'afterExpiry';
  if (entry.kind === 'paused' && openPause(before) !== undefined) return 'pausedTwice';
  if (entry.kind === 'resumed' && openPause(before) === undefined) return 'resumedWithoutPause';
  const since = sinceInterruption(before).filter((other) => other.kind === 'extended').length;
  return entry.kind === 'extended' && since >= (input.rule.extend?.times ?? 0) ? 'extendedTooOften' : '';
}

function standing(input: CountInput, ledger: readonly CountEntry[]): CountAnswer {
  const hours = input.rule.unit === 'hours';
  const interruption = ledger.filter((entry) => entry.kind === 'interrupted').pop();
  const base = interruption?.on ?? input.from;
  const extensions = sinceInterruption(ledger).filter((entry) => entry.kind === 'extended').length;
  const met = ledger.find((entry) => entry.kind === 'met')?.on;
  const until = met ?? input.asOf;
  const counted = hours ? countHours(input, ledger, base, extensions, until) : countDays(input, ledger, base, extensions, until);
  const open = openPause(ledger) !== undefined;
  const due = open ? null : counted.due;
  const over = due !== null && point(input.asOf, hours) > point(due, hours);
  return {
    due,
    provisional: counted.provisional,
    remaining: counted.remaining,
    state: met !== undefined ? 'met' : open ? 'paused' : over ? 'expired' : 'running',
    late: met !== undefined && due !== null && point(met, hours) > point(due, hours),
    days: counted.days,
  };
}

function countDays(input: CountInput, ledger: readonly CountEntry[], base: string, extensions: number, until: string) {
  const { rule } = input;
  const budget = budgetOf(rule, base, extensions);
  const open = openPause(ledger);
  const days: CountedDay[] = [];
  let day = point(base, false) + (rule.start === 'same-day' ? -1 : 0);
  let counted = 0;
  let used = 0;
  let provisional = false;
  const most = day + 400_000;
  while (counted < budget && day < most) {
    day += 1;
    const written = printDay(day);
    if (open !== undefined && written >= open) break;
    if (leftOut(ledger, written)) {
      days.push({ day: written, why: 'left-out' });
      continue;
    }
    const kind = kindOfDay(input.calendar, day);
    if (rule.unit === 'working-days' && (kind === 'weekend' || kind === 'holiday')) {
      days.push({ day: written, why: kind });
      continue;
    }
    counted += 1;
    if (written <= until) used += 1;
    if (input.calendar.years[written.slice(0, 4)]?.published !== true) provisional = true;
    days.push({
      day: written,
      n: counted,
      why: rule.unit === 'working-days' && kind !== 'weekend' && kind !== 'holiday' ? kind : 'counts',
    });
  }
  while (open === undefined && rule.unit !== 'working-days' && rule.roll !== 'none' && day < most) {
    const written = printDay(day);
    const kind = kindOfDay(input.calendar, day);
    const out = leftOut(ledger, written);
    if (!out && input.calendar.years[written.slice(0, 4)]?.published !== true) provisional = true;
    if (!out && kind !== 'weekend' && kind !== 'holiday') break;
    day += 1;
    days.push({ day: printDay(day), why: 'rolled' });
  }
  return { due: printDay(day) as string | null, provisional, remaining: budget - used, days: days as readonly CountedDay[] };
}

function budgetOf(rule: CountInput['rule'], base: string, extensions: number): number {
  const more = extensions * (rule.extend?.by ?? 0);
  if (rule.unit !== 'months') return rule.within + more;
  const inDays = rule.extend?.unit === 'days';
  const months = rule.within + (inDays ? 0 : more);
  const [year = 0, month = 1, dayOfMonth = 1] = base.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  const end = Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastOfMonth)) / 86_400_000;
  return end - point(base, false) + (inDays ? more : 0);
}

function countHours(input: CountInput, ledger: readonly CountEntry[], base: string, extensions: number, until: string) {
  const hour = 3_600_000;
  const budget = (input.rule.within + extensions * (input.rule.extend?.by ?? 0)) * hour;
  const spans = spansOf(ledger).map(({ from, to }) => [Date.parse(from), to === '' ? Number.POSITIVE_INFINITY : Date.parse(to)] as const);
  spans.sort((a, b) => a[0] - b[0]);
  const start = Date.parse(base);
  const end = Date.parse(until);
  let at = start;
  let left = budget;
  // What stands still at the very instant at which the time is used up moves it on: that instant still belonged to the person.
  for (const [from, to] of spans) {
    if (to <= at) continue;
    if (from > at + left) break;
    left -= Math.max(0, from - at);
    at = to;
  }
  let elapsed = Math.max(0, end - start);
  let covered = start;
  for (const [from, to] of spans) {
    elapsed -= Math.max(0, Math.min(to, end) - Math.max(from, covered));
    covered = Math.max(covered, to);
  }
  const used = Math.min(budget, Math.max(0, elapsed));
  const due = Number.isFinite(at) ? printInstant(at + left, input.from) : null;
  return { due, provisional: false, remaining: (budget - used) / hour, days: [] as readonly CountedDay[] };
}

/** What is left out, both ends included; an open pause has no end. */
function spansOf(ledger: readonly CountEntry[]): { readonly from: string; readonly to: string }[] {
  const spans: { from: string; to: string }[] = [];
  let paused = '';
  for (const { kind, on = '', from = '', to = '' } of ledger) {
    if (kind === 'tolled' || kind === 'outage') spans.push({ from, to });
    if (kind === 'paused') paused = on;
    if (kind === 'resumed' && paused !== '') {
      spans.push({ from: paused, to: on });
      paused = '';
    }
  }
  if (paused !== '') spans.push({ from: paused, to: '' });
  return spans;
}

function leftOut(ledger: readonly CountEntry[], day: string): boolean {
  return spansOf(ledger).some(({ from, to }) => from <= day && (to === '' || day <= to));
}

function openPause(ledger: readonly CountEntry[]): string | undefined {
  const last = ledger.filter((entry) => entry.kind === 'paused' || entry.kind === 'resumed').pop();
  return last?.kind === 'paused' ? last.on : undefined;
}

function sinceInterruption(ledger: readonly CountEntry[]): readonly CountEntry[] {
  let from = 0;
  ledger.forEach((entry, index) => {
    if (entry.kind === 'interrupted') from = index + 1;
  });
  return ledger.slice(from);
}

/** What the calendar says of a day: `worked` beats `off`, `off` beats the week; a year not published has the week alone, assumed. */
function kindOfDay(calendar: CountInput['calendar'], number: number): 'counts' | 'made-up' | 'assumed' | 'weekend' | 'holiday' {
  const day = printDay(number);
  const name = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][new Date(number * 86_400_000).getUTCDay()]!;
  const year = calendar.years[day.slice(0, 4)];
  if (year?.published !== true) return calendar.week.includes(name) ? 'assumed' : 'weekend';
  const lists = (ranges: readonly string[] | undefined): boolean =>
    (ranges ?? []).some((range) => {
      const [first = '', last = first] = range.split('/');
      return first <= day && day <= last;
    });
  const weekday = calendar.week.includes(name);
  if (lists(year.worked)) return weekday ? 'counts' : 'made-up';
  if (lists(year.off)) return 'holiday';
  return weekday ? 'counts' : 'weekend';
}

/** A day as its number since 1970, an instant in milliseconds. */
function point(written: string, hours: boolean): number {
  return hours ? Date.parse(written) : Date.parse(`${written}T00:00:00Z`) / 86_400_000;
}

function printDay(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** An instant with the offset of another one. */
function printInstant(ms: number, like: string): string {
  const offset = /([+-])(\d\d):(\d\d)$/.exec(like);
  if (offset === null) return new Date(ms).toISOString();
  const minutes = (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3]));
  return `${new Date(ms + minutes * 60_000).toISOString().slice(0, 19)}${offset[0]}`;
}

/** All of it, for the page: each function under its own name. */
export const countingFunctions = {
  recount,
  contradiction,
  standing,
  countDays,
  budgetOf,
  countHours,
  spansOf,
  leftOut,
  openPause,
  sinceInterruption,
  kindOfDay,
  point,
  printDay,
  printInstant,
};
