import type { DayReason } from '#law/calendar';
import { type Day, dayOf } from '#law/ground';
import { type Axis, axisOf } from './axis.ts';
import { budgetOf, firstDay, reachOf } from './count.ts';
import { runOf, startOf, withEntry } from './ledger.ts';
import type { ExcludedSpan, Run } from './run.ts';
import type { ClockInput } from './types.ts';

/** What a day is to a clock. `void`: counted, but before an interruption. `rolled`: between the full budget and the last day. */
export type CellKind = 'start' | 'counted' | 'coming' | 'void' | 'off' | 'paused' | 'tolled' | 'outage' | 'rolled' | 'late';

/** One cell of the ribbon of days. */
export interface DayCell {
  readonly day: Day;
  readonly kind: CellKind;
  /** The how-manieth day counted; of a late day, the how-manieth day late. */
  readonly number?: number;
  /** What the calendar says of the day. */
  readonly calendar: DayReason;
  readonly due?: true;
  /** `asOf`. */
  readonly today?: true;
  /** Counted only because of an extension. */
  readonly added?: true;
  /** The holidays of its year are not announced. */
  readonly provisional?: true;
}

/**
 * The days of a clock from its start to its last day, or as far as it is late, or to `asOf` while a pause is open.
 * Empty for a clock in hours, and for a ledger that contradicts itself.
 */
export const dayCells = (input: ClockInput): readonly DayCell[] => {
  const axis = axisOf(input);
  const read = runOf(input, axis);
  if (axis.hours || !read.ok) return [];
  const run = read.value;
  const { due, provisional } = reachOf(input, axis, run);
  const asOf = axis.at(input.asOf);
  const done = run.met ?? asOf;
  const last = Math.max(due ?? run.openSince ?? done, done);
  const stretches = stretchesOf(input, axis);
  const cells: DayCell[] = [];
  let stretch: Stretch | undefined;
  let number = 0;
  for (let day = axis.at(input.from); day <= last; day += 1) {
    const current = stretches.findLast(({ base }) => base <= day)!;
    if (current !== stretch || day - 1 === due) number = 0;
    stretch = current;
    const workday = input.calendar.kindOf(day);
    const counts = input.rule.unit !== 'working-days' || workday === 'working' || workday === 'assumedWorking';
    const kind = kindOn(day, counts);
    const numbered = kind === 'counted' || kind === 'coming' || kind === 'void' || kind === 'late';
    if (numbered) number += 1;
    cells.push({
      day: dayOf(day),
      kind,
      calendar: input.calendar.whyOf(day),
      ...(numbered && { number }),
      ...(numbered && kind !== 'late' && number > stretch.plain && { added: true }),
      ...(day === due && { due: true }),
      ...(day === asOf && { today: true }),
      ...(provisional && workday.startsWith('assumed') && { provisional: true }),
    });
  }
  return cells;

  function kindOn(day: number, counts: boolean): CellKind {
    if (due !== undefined && day > due) return counts ? 'late' : 'off';
    const excluded = excludedBy(run, day);
    if (excluded !== undefined) return excluded;
    if (day < firstDay(input, stretch!.base)) return 'start';
    if (number >= stretch!.budget) return 'rolled';
    if (!counts) return 'off';
    return stretch!.last ? (day <= done ? 'counted' : 'coming') : 'void';
  }
};

/** The count from one base: the start, then each interruption. */
interface Stretch {
  readonly base: number;
  readonly budget: number;
  /** The budget without extensions. */
  readonly plain: number;
  readonly last: boolean;
}

const stretchesOf = (input: ClockInput, axis: Axis): readonly Stretch[] => {
  const ends: Run[] = [];
  let run = startOf(input, axis);
  for (const entry of input.ledger) {
    if (entry.kind === 'interrupted') ends.push(run);
    run = withEntry(run, axis, entry);
  }
  return [...ends, run].map(({ base, extensions }, i) => ({
    base,
    budget: budgetOf(input, { base, extensions }),
    plain: budgetOf(input, { base, extensions: 0 }),
    last: i === ends.length,
  }));
};

/** A pause is named before a span that it overlaps. */
const excludedBy = ({ openSince, spans }: Run, day: number): ExcludedSpan['kind'] | undefined => {
  const around = spans.filter(({ from, until }) => from <= day && day < until);
  const open = openSince !== undefined && day >= openSince;
  return open ? 'paused' : (around.find(({ kind }) => kind === 'paused') ?? around[0])?.kind;
};
