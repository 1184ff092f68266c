import { type Asked, type Look, listIn, orderOf, shown, stateOf } from './asked.ts';
import { type ClockText, dueOf, type Entry, type Run, runAfter } from './clock.ts';
import { type Days, readDay } from './days.ts';
import { isObject, type Json } from './json.ts';
import { isRatio, type Ratio } from './number.ts';
import { at, type Element, type Raw, textOf, textsOf } from './text.ts';

/** Every clock of the procedure: what the order did to it, and its last day, counted again. */
export const clockFaults = (asked: Asked): readonly Look[] => [
  () => {
    const strange = listIn(asked.decision['clocks']).find((each) => !isObject(each) || !asked.procedure.clocks.has(String(each['clock'])));
    return strange === undefined ? undefined : `the text has no such clock: ${shown(strange)}`;
  },
  ...[...asked.procedure.clocks].map(
    ([name, element]): Look =>
      () =>
        oneFault(asked, name, element),
  ),
];

const oneFault = (asked: Asked, name: string, element: Element): string | undefined => {
  const kept = listIn(asked.decision['clocks']).find((each) => isObject(each) && each['clock'] === name);
  const text = clockText(asked, element.raw);
  const { before, after } = stateOf(asked);
  const runs = text.runs.includes(after) || text.runs.includes(before ?? '');
  if (!isObject(kept)) return runs ? `the clock \`${name}\` runs, and the receipt does not tell of it` : undefined;
  const days = asked.law.calendars.get(text.calendar);
  if (days === undefined) return `the text has no calendar \`${text.calendar}\``;
  return ruleFault(name, kept, text) ?? runFault(asked, name, kept, text, element, days);
};

interface OwnClock extends ClockText {
  readonly calendar: string;
  /** Cases that make it stand still while they are open. */
  readonly heldBy: readonly string[];
}

const clockText = ({ law, procedure }: Asked, raw: Raw): OwnClock => {
  const paused = textsOf(at(raw, 'paused'));
  const extend = at(raw, 'extend');
  const [by = '', unit = ''] = (textOf(at(extend, 'by')) ?? '').split(' ');
  return {
    unit: inMonths(textOf(at(raw, 'within'))?.split(' ')[1] ?? ''),
    start: textOf(at(raw, 'start')) ?? 'day-after',
    roll: textOf(at(raw, 'roll')) ?? 'next-working-day',
    calendar: textOf(at(raw, 'calendar')) ?? law.calendar,
    ...(extend === undefined
      ? {}
      : { extend: { by: Number(by) * (isYears(unit) ? 12 : 1), unit: inMonths(unit), times: Number(textOf(at(extend, 'times')) ?? 1) } }),
    runs: textsOf(at(raw, 'runs')),
    paused: paused.filter((each) => !procedure.cases.has(each)),
    heldBy: paused.filter((each) => procedure.cases.has(each)),
  };
};

const plural: Readonly<Record<string, string>> = { 'working-day': 'working-days', day: 'days', month: 'months', hour: 'hours' };
const isYears = (unit: string): boolean => unit === 'years' || unit === 'year';
const inMonths = (unit: string): string => (isYears(unit) ? 'months' : (plural[unit] ?? unit));

const ruleFault = (name: string, kept: Readonly<Record<string, Json>>, text: OwnClock): string | undefined => {
  for (const key of ['unit', 'start', 'roll', 'calendar'] as const)
    if (kept[key] !== text[key]) return `the ${key} of the clock \`${name}\` is \`${text[key]}\``;
  const extend = isObject(kept['extend']) ? kept['extend'] : undefined;
  const same = (key: 'by' | 'times'): boolean => wholeOf(extend?.[key]) === text.extend?.[key];
  if (
    (extend === undefined) !== (text.extend === undefined) ||
    (extend !== undefined && !(same('by') && same('times') && extend['unit'] === text.extend!.unit))
  )
    return `the clock \`${name}\` is extended otherwise`;
  const open = isObject(kept['open']) ? Object.keys(kept['open']).toSorted().join() : '';
  return open === text.heldBy.toSorted().join() ? undefined : `the clock \`${name}\` stands still for other cases`;
};

const runFault = (
  asked: Asked,
  name: string,
  kept: Readonly<Record<string, Json>>,
  text: OwnClock,
  { raw }: Element,
  days: Days,
): string | undefined => {
  for (const key of ['before', 'after'])
    if (!isWritten(kept[key], text.unit === 'hours')) return `the clock \`${name}\` is not written as a clock is`;
  const [before, after] = [runOf(kept['before']), runOf(kept['after'])];
  const early = before === null ? undefined : dueFault(name, kept['before']!, text, before, days);
  if (early !== undefined) return early;
  const order = orderOf(asked)?.raw;
  const restarts = textsOf(at(order, 'restarts')).includes(name);
  // A number in the text sets no other budget for a run that goes on: a transition keeps what was counted under an earlier text.
  const isReset = restarts && amountOf(raw).number === undefined;
  const inHours = text.unit === 'hours';
  const { decision } = asked;
  const open = isObject(kept['open']) ? Object.values(kept['open']) : [];
  const expected = runAfter(
    text,
    before,
    {
      after: stateOf(asked).after,
      on: String(inHours ? decision['at'] : decision['counts']),
      happened: String(inHours ? decision['at'] : decision['on']),
      restarts,
      extends: textOf(at(order, 'extends')) === name,
      held: open.some((each) => (wholeOf(each) ?? 0) > 0),
      within: before !== null && after !== null && before.from === after.from && !isReset ? before.within : withinOf(asked, raw),
    },
    days,
  );
  if ((expected === null) !== (after === null))
    return `the clock \`${name}\` ${expected === null ? 'does not run' : 'runs'} after the order`;
  if (expected === null || after === null) return undefined;
  const [first, second] = [kept['before'], kept['after']].map((each) => (isObject(each) ? wholeOf(each['run']) : undefined));
  if (second === undefined || (first !== undefined && second !== first + (after.from === before?.from ? 0 : 1)))
    return `the runs of the clock \`${name}\` are not numbered one after the other`;
  if (expected.from !== after.from || expected.within !== after.within)
    return `the clock \`${name}\` counts ${expected.within} from ${expected.from}`;
  if (expected.state !== after.state) return `the clock \`${name}\` is \`${expected.state}\`, and the receipt says \`${after.state}\``;
  if (said(expected.ledger) !== said(after.ledger)) return `the ledger of the clock \`${name}\` is ${said(expected.ledger)}`;
  return dueFault(name, kept['after']!, text, after, days);
};

const said = (ledger: readonly Entry[]): string =>
  ledger.map(({ kind, on, from, to }) => `${kind} ${on ?? `${from}/${to}`}`).join(', ') || 'empty';

const dueFault = (name: string, kept: Json, text: OwnClock, run: Run, days: Days): string | undefined => {
  const { due, provisional } = dueOf(text, run, days);
  const own = isObject(kept) ? kept : {};
  const told = own['due'] ?? null;
  const same = text.unit === 'hours' && typeof told === 'string' ? String(Date.parse(told)) === due : told === due;
  if (!same) return `the last day of the clock \`${name}\` is ${due ?? 'open, for it stands still'}, and the receipt says ${shown(told)}`;
  return own['provisional'] === provisional
    ? undefined
    : `the last day of the clock \`${name}\` is ${provisional ? '' : 'not '}provisional`;
};

/** The budget of a clock that starts: a number, or a fact. */
const withinOf = ({ again }: Asked, raw: Raw): number => {
  const { amount, number } = amountOf(raw);
  if (number !== undefined) return number;
  const value = again.fact(amount);
  return isRatio(value) ? Number(value.top) / Number(value.bottom) : 0;
};

const amountOf = (raw: Raw): { readonly amount: string; readonly number: number | undefined } => {
  const [amount = '', unit = ''] = (textOf(at(raw, 'within')) ?? '').split(' ');
  return { amount, number: /^\d+$/.test(amount) ? Number(amount) * (isYears(unit) ? 12 : 1) : undefined };
};

const wholeOf = (value: Json | undefined): number | undefined =>
  isRatio(value ?? null) ? Number((value as Ratio).top) / Number((value as Ratio).bottom) : undefined;

/** A run whose days can be counted; null is none. */
const isWritten = (value: Json | undefined, inHours: boolean): boolean => {
  if (value === null) return true;
  if (!isObject(value)) return false;
  const isMoment = (each: Json | undefined): boolean =>
    typeof each === 'string' && (inHours ? each.length > 10 && !Number.isNaN(Date.parse(each)) : readDay(each) !== undefined);
  const within = wholeOf(value['within']);
  if (wholeOf(value['run']) === undefined || !['running', 'paused', 'met'].includes(String(value['state']))) return false;
  if (value['due'] === undefined || (value['state'] === 'running' && value['due'] === null)) return false;
  if (!isMoment(value['from']) || within === undefined || within < 0 || within > 100_000 || !Array.isArray(value['ledger'])) return false;
  return listIn(value['ledger']).every((entry) => {
    if (!isObject(entry)) return false;
    const isSpan = entry['kind'] === 'tolled' || entry['kind'] === 'outage';
    if (!isSpan && !points.has(String(entry['kind']))) return false;
    return isSpan ? isMoment(entry['from']) && isMoment(entry['to']) : isMoment(entry['on']);
  });
};

const points: ReadonlySet<string> = new Set(['paused', 'resumed', 'extended', 'interrupted', 'met']);

const runOf = (value: Json | undefined): Run | null => {
  if (!isObject(value)) return null;
  return {
    from: String(value['from']),
    within: wholeOf(value['within']) ?? 0,
    state: String(value['state']),
    ledger: listIn(value['ledger'])
      .filter(isObject)
      .map((entry) => entry as unknown as Entry),
  };
};
