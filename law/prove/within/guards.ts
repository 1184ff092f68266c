import type { OrderDef, Pack } from '#law/pack';
import type { Layout } from '../paths/layout.ts';
import { slotsOf } from '../paths/slots.ts';
import { comparedLeft } from '../replay/clock-rows.ts';
import type { Measure } from './time-found.ts';

/**
 * Whether all that the guards of an order leave open depends on answers that are given with it: anyone who gives it chooses them. That answers exist
 * which its guards let pass is an assumption, told with the result.
 */
export const isLeftToTheGiver = (pack: Pack, layout: Layout, { guards, needs }: OrderDef): boolean => {
  const asked = new Set(needs.map(({ fact }) => fact));
  const rests = (fact: string, seen: ReadonlySet<string>): boolean => {
    if (asked.has(fact)) return true;
    const source = pack.facts[fact]?.source;
    if (source === undefined || seen.has(fact)) return false;
    const behind =
      source.kind === 'formula'
        ? source.is.reads.map(([name]) => name!)
        : source.kind === 'table'
          ? (pack.tables[source.table]?.table.reads ?? [])
          : [];
    return behind.some((name) => rests(name, new Set([...seen, fact])));
  };
  return guards.every((guard) => {
    const slots = slotsOf(guard.if, layout);
    if (slots === undefined) return false;
    return slots.every(({ name, field }) => field !== undefined || rests(name, new Set()));
  });
};

/** When an order may come by what its guards say of the days left of one clock. */
export interface Window {
  readonly clock: string;
  /** The clock runs, and so many days are left; missing where it must have run out. */
  readonly left?: { readonly min: number; readonly max: number };
}

/**
 * The windows of an order. Days left are days of the calendar: where a stretch is measured in working days, no more of these are left than days, so an upper
 * end holds and a lower one, but for nought, is left aside. What is left aside only allows more.
 */
export const windowsOf = ({ guards }: OrderDef, measure: Measure): readonly Window[] => {
  const byClock = new Map<string, { min: number; max: number }>();
  for (const guard of guards) {
    for (const { clock, operator, days } of comparedLeft(guard.if.ast)) {
      const here = byClock.get(clock) ?? { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
      if (operator === '<') here.max = Math.min(here.max, days - 1);
      if (operator === '<=' || operator === '=') here.max = Math.min(here.max, days);
      if (operator === '>') here.min = Math.max(here.min, days + 1);
      if (operator === '>=' || operator === '=') here.min = Math.max(here.min, days);
      byClock.set(clock, here);
    }
  }
  return [...byClock].flatMap(([clock, { min, max }]): readonly Window[] => {
    if (max < 0) return [{ clock }];
    const floor = measure === 'days' ? Math.max(0, min) : 0;
    // What may come before the clock has run out as well as after it is no window.
    return min < 0 ? [] : [{ clock, left: { min: floor, max } }];
  });
};
