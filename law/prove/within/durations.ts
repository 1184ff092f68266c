import { sameText, type Text } from '#law/ground';
import type { ClockDef, Duration, Pack } from '#law/pack';
import { longestOff, monthsSpan, spanOf, workingIn } from '../replay/spans.ts';
import type { Days } from '../time/timed.ts';
import { say } from './say.ts';
import type { Measure } from './time-found.ts';

/** Days that a clock takes from its start, and that an extension adds: any number between the two ends. A text says why that is not known. */
export interface ClockDays {
  readonly within: Days;
  readonly by: Days;
}

/** A clock may not draw from more numbers than these. */
const mostWide = 400;

/**
 * How long a clock is in the measure of a stretch, made wide enough for any year.
 *
 * In working days a clock in working days is exact. So many days hold no more working days than that, and no fewer than in the fullest stretch of
 * holidays. In days a clock in days is exact but for its last day, which may move on past the longest row of days off; one in working
 * days takes what so many take at least and at most in any published year and ten plain ones, and for each time it can stand still once more
 * the longest row of days off.
 * @param pauses how often it can stand still; missing where that has no bound
 */
export const clockDays = (pack: Pack, def: ClockDef, measure: Measure, pauses: number | undefined): ClockDays | Text => {
  const budget = amountOf(pack, def.within);
  if (budget === undefined || budget.most - budget.least > mostWide) return say('clockDays.isAsLongAs', { def: def.name });
  const added = def.extend === undefined ? undefined : amountOf(pack, def.extend.by);
  if (def.extend !== undefined && added === undefined) return say('clockDays.nobodyKnowsHowMuch', { def: def.name });
  const same = def.start === 'same-day' ? 1 : 0;
  const { unit } = def.within;
  if (measure === 'working-days') {
    if (def.calendar !== pack.calendar) return say('clockDays.isCountedByA', { def: def.name });
    const within = inWorkingDays(pack, def, unit, budget);
    const by = added === undefined ? nothing : inWorkingDays(pack, def, def.extend!.by.unit, added);
    return { within: lessOne(within, same), by };
  }
  if (unit === 'working-days' && pauses === undefined) return say('clockDays.isCountedInWorking', { def: def.name });
  // Wide enough for a pause that ends before days off: the rest of the budget may meet other holidays.
  const span = spanOf(pack, def, { within: budget, extensions: 0, pauses: unit === 'working-days' ? (pauses ?? 0) : 0 });
  return {
    within: { least: Math.max(0, span.least), most: span.most },
    by: added === undefined ? nothing : extensionInDays(pack, def, added),
  };
};

const nothing: Days = { least: 0, most: 0 };

const lessOne = ({ least, most }: Days, one: number): Days => ({ least: Math.max(0, least - one), most: Math.max(0, most - one) });

const amountOf = (pack: Pack, { amount }: Duration): Days | undefined => {
  if (typeof amount === 'number') return { least: amount, most: amount };
  const type = pack.facts[amount.fact]?.type;
  if (type?.kind !== 'number' || type.max === undefined) return undefined;
  return { least: Math.max(0, Math.floor(Number(type.min ?? 0))), most: Math.ceil(Number(type.max)) };
};

const inWorkingDays = (pack: Pack, def: ClockDef, unit: Duration['unit'], { least, most }: Days): Days => {
  if (unit === 'working-days') return { least, most };
  const days =
    unit === 'months'
      ? { least: least * 28, most: most * 31 }
      : unit === 'hours'
        ? { least: 0, most: Math.ceil(most / 24) }
        : { least, most };
  const rolled = def.roll === 'none' ? 0 : 1;
  const fewest = workingIn(pack, def.calendar, days.least).least;
  return { least: fewest, most: Math.min(days.most, workingIn(pack, def.calendar, days.most).most + rolled) };
};

/**
 * A last day that moved on may move less, or not at all, once the clock is extended: what an extension adds is smaller by as much. So start and
 * extension together never pass the whole and one move.
 */
const extensionInDays = (pack: Pack, def: ClockDef, added: Days): Days => {
  const { unit } = def.extend!.by;
  const off = def.roll === 'none' ? 0 : longestOff(pack, def.calendar);
  const span = spanOf(
    pack,
    { ...def, within: { amount: added.most, unit }, start: 'day-after', roll: 'none' },
    { within: added, extensions: 0, pauses: 0 },
  );
  return unit === 'working-days' ? span : { least: Math.max(0, span.least - off), most: span.most };
};

const limitUnits: Readonly<Record<string, Text>> = {
  'working-days': say('workingDays.workingDays'),
  days: say('days.days'),
  months: say('months.months'),
  hours: say('hours.hours'),
};

/** `3 months`, 3个月: a limit in the unit in which the promise gives it. */
export const limitInWords = (limit: string): Text => {
  const [amount, unit = ''] = limit.split(' ');
  return say('limitInWords.amountEn', { amount, en: limitUnits[unit] ?? sameText(unit) });
};

/** A limit in the measure in which it is compared: so many months are as short as they can be. */
export const limitIn = (limit: string): { readonly most: number; readonly measure: Measure } | undefined => {
  const [amount, unit] = limit.split(' ');
  const most = Number(amount);
  if (!Number.isSafeInteger(most)) return undefined;
  if (unit === 'working-days' || unit === 'days') return { most, measure: unit };
  if (unit === 'months') return { most: monthsSpan(most).least, measure: 'days' };
  return unit === 'hours' ? { most: Math.floor(most / 24), measure: 'days' } : undefined;
};
