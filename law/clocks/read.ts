import { type Calendar, type CalendarData, calendarFaults, calendarOf } from '#law/calendar';
import { fail, nearest, ok, parseDay, parseInstant, type Result, type Value } from '#law/ground';
import type { ClockInput, ClockRule, ClockUnit, Derivation, LedgerEntry, LedgerKind, Moment } from './types.ts';

export interface BadInput {
  readonly message: string;
}

/** Reads the input of `clock derive`. An unknown kind of entry is let through: `derive` refuses it with its place in the ledger. */
export const readClockInput = (value: Value, calendars: (name: string) => Calendar | undefined): Result<ClockInput, BadInput> => {
  try {
    return ok(inputFrom(value, calendars));
  } catch (error) {
    if (error instanceof Unreadable) return fail({ message: error.message });
    throw error;
  }
};

// Never leaves this file: it carries the first fault out of nested readers.
class Unreadable extends Error {}

const bad = (message: string): never => {
  throw new Unreadable(message);
};

const inputFrom = (value: Value, calendars: (name: string) => Calendar | undefined): ClockInput => {
  const whole = record(value, 'the input', undefined);
  // A recount file has it under `input`, beside what the office says came out.
  const input = whole['rule'] === undefined && whole['input'] !== undefined ? record(whole['input'], '`input`', undefined) : whole;
  const rule = ruleFrom(input['rule']);
  const calendar = calendarFrom(input['calendar'], calendars);
  const moment = rule.unit === 'hours' ? instant : day;
  const { ledger } = input;
  if (ledger === undefined) return bad('`ledger` is missing; write [] where nothing happened');
  if (!Array.isArray(ledger)) return bad('`ledger` is a list');
  return {
    rule,
    calendar,
    from: moment(input['from'], '`from`'),
    ledger: ledger.map((entry: Value, i) => entryFrom(entry, `\`ledger[${i}]\``, moment)),
    asOf: moment(input['asOf'], '`asOf`'),
  };
};

/** By its name, or with its days written out, as a recount file has it. */
const calendarFrom = (value: Value | undefined, calendars: (name: string) => Calendar | undefined): Calendar => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const name = string(value, '`calendar`');
    return calendars(name) ?? bad(`there is no calendar \`${name}\``);
  }
  const tree = record(value, '`calendar`', ['calendar', 'title', 'week', 'years']);
  const name = string(tree['calendar'], '`calendar.calendar`');
  const years = Object.entries(record(tree['years'] ?? {}, '`calendar.years`', undefined)).map(([year, given]) => {
    const what = `\`calendar.years.${year}\``;
    const { published, notice, off, worked } = record(given, what, ['published', 'notice', 'off', 'worked']);
    if (typeof published !== 'boolean') return bad(`${what} says whether it is \`published\`: true or false`);
    const days = (list: Value | undefined) => (list === undefined ? [] : names(list, what));
    return [year, { published, notice: days(notice), off: days(off), worked: days(worked) }] as const;
  });
  const data = {
    calendar: name,
    title: { en: name, zh: name },
    week: names(tree['week'] ?? bad('`calendar.week` is missing'), '`calendar.week`') as CalendarData['week'],
    years: Object.fromEntries(years),
  };
  const [fault] = calendarFaults(data);
  return fault === undefined ? calendarOf(data) : bad(`${fault.text.en}; ${fault.wayOut.en}`);
};

const ruleFrom = (value: Value | undefined): ClockRule => {
  const rule = record(value, '`rule`', ['within', 'unit', 'start', 'roll', 'extend', 'silence', 'basis']);
  const unit = oneOf(units, rule['unit'], '`rule.unit`');
  const within = count(rule['within'], '`rule.within`', 1);
  const extend = rule['extend'] === undefined || rule['extend'] === null ? undefined : extendFrom(rule['extend'], unit);
  const basis = rule['basis'] === undefined ? undefined : names(rule['basis'], '`rule.basis`');
  return {
    within: within * longest[unit] <= mostDays ? within : bad(`\`rule.within\` is more than ${mostYears} years`),
    unit,
    start: oneOf(['day-after', 'same-day'], rule['start'] ?? 'day-after', '`rule.start`'),
    roll: oneOf(['next-working-day', 'none'], rule['roll'] ?? 'next-working-day', '`rule.roll`'),
    ...(extend && { extend }),
    ...(rule['silence'] !== undefined && { silence: rule['silence'] }),
    ...(basis && { basis }),
  };
};

const units = ['working-days', 'days', 'months', 'hours'] as const satisfies readonly ClockUnit[];

// So that a slip of the pen (20000 for 20) cannot keep the count busy.
const mostYears = 1000;
const mostDays = mostYears * 366;
const longest: Readonly<Record<ClockUnit, number>> = { 'working-days': 1, days: 1, months: 30, hours: 1 / 24 };

const extendFrom = (value: Value, unit: ClockUnit): ClockRule['extend'] => {
  const extend = record(value, '`rule.extend`', ['by', 'times', 'unit', 'basis']);
  const own = extend['unit'] === undefined ? unit : oneOf(units, extend['unit'], '`rule.extend.unit`');
  if (own !== unit && !(unit === 'months' && own === 'days')) return bad(`a clock in ${unit} cannot be extended by ${own}`);
  const by = count(extend['by'], '`rule.extend.by`', 1);
  if (by * longest[own] > mostDays) return bad(`\`rule.extend.by\` is more than ${mostYears} years`);
  const basis = extend['basis'] === undefined ? undefined : names(extend['basis'], '`rule.extend.basis`');
  return { by, times: count(extend['times'], '`rule.extend.times`', 0), ...(own !== unit && { unit: own }), ...(basis && { basis }) };
};

type ReadMoment = (value: Value | undefined, what: string) => Moment;

const entryFrom = (value: Value, what: string, moment: ReadMoment): LedgerEntry => {
  const entry = record(value, what, undefined);
  const kind = string(entry['kind'], `${what}: \`kind\``) as LedgerKind;
  const why = entry['why'] === undefined || entry['why'] === null ? {} : { why: string(entry['why'], `${what}: \`why\``) };
  const basis = entry['basis'] === undefined || entry['basis'] === null ? {} : { basis: names(entry['basis'], `${what}: \`basis\``) };
  if (kind === 'tolled' || kind === 'outage') {
    const [from, to] = [moment(entry['from'], `${what}: \`from\``), moment(entry['to'], `${what}: \`to\``)];
    return { kind, from, to, ...why, ...basis };
  }
  const known = pointKinds.has(kind);
  return { kind, on: known ? moment(entry['on'], `${what}: \`on\``) : ((entry['on'] ?? entry['from'] ?? '') as Moment), ...why, ...basis };
};

const pointKinds: ReadonlySet<string> = new Set(['paused', 'resumed', 'extended', 'interrupted', 'met']);

const day: ReadMoment = (value, what) => {
  const written = string(value, what);
  return (
    parseDay(written) ??
    bad(
      `${what} is a day, as 2026-03-02, not \`${written}\`${parseInstant(written) === undefined ? '' : ': only clocks in hours look at the time'}`,
    )
  );
};

const instant: ReadMoment = (value, what) => {
  const written = string(value, what);
  return parseInstant(written) ?? bad(`${what} is an instant with its offset, as 2026-06-01T09:00:00+08:00, not \`${written}\``);
};

/** An object; with a list of its keys, no others, so that a mistyped one is not passed over in silence. */
const record = (
  value: Value | undefined,
  what: string,
  keys: readonly string[] | undefined,
): { readonly [key: string]: Value | undefined } => {
  if (value === undefined) return bad(`${what} is missing`);
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.getPrototypeOf(value) !== Object.prototype) {
    return bad(`${what} is an object`);
  }
  const strange = keys === undefined ? undefined : Object.keys(value).find((key) => !keys.includes(key));
  if (strange !== undefined) {
    const near = nearest(strange, keys ?? []);
    return bad(`${what} has an unknown key \`${strange}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
  }
  return value as { readonly [key: string]: Value };
};

const string = (value: Value | undefined, what: string): string =>
  typeof value === 'string' && value !== '' ? value : bad(`${what} ${value === undefined ? 'is missing' : 'is a text'}`);

const names = (value: Value, what: string): readonly string[] => {
  const list = Array.isArray(value) ? (value as readonly Value[]) : [value];
  return list.map((item) => string(item, what));
};

const count = (value: Value | undefined, what: string, least: number): number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least
    ? value
    : bad(`${what} ${value === undefined ? 'is missing' : `is a whole number of at least ${least}`}`);

const oneOf = <T extends string>(known: readonly T[], value: Value | undefined, what: string): T => {
  const found = known.find((name) => name === value);
  if (found !== undefined) return found;
  if (typeof value !== 'string') return bad(`${what} ${value === undefined ? 'is missing' : 'is a text'}`);
  const near = nearest(value, known);
  return bad(`${what} is one of ${known.join(', ')}, not \`${value}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`);
};

/** The answer of `clock derive` as the command line prints it, no key more. */
export const clockJson = ({ due, provisional, remaining, state, late, steps }: Derivation) => ({
  due,
  provisional,
  remaining,
  state,
  late,
  steps: steps.map(({ date, counted, left, why, basis }) => ({ date, counted, left, why, ...(basis && { basis }) })),
});
