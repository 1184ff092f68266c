import type { Calendar } from '#law/calendar';
import type { Day, Instant, Text, Zone } from '#law/ground';

export type ClockUnit = 'working-days' | 'days' | 'months' | 'hours';

/** A day for clocks in days and months, an instant for clocks in hours. */
export type Moment = Day | Instant;

/** How a clock counts (pack language, section 7). */
export interface ClockRule {
  readonly within: number;
  readonly unit: ClockUnit;
  /** The first day counted: the one after the day that starts it, or that day. Hours run from the instant itself. */
  readonly start: 'day-after' | 'same-day';
  /** For days and months: does a last day that is no working day move on? */
  readonly roll: 'next-working-day' | 'none';
  /** What an extension adds, and how often. In the rule's unit; months may also be extended by days. */
  readonly extend?: { readonly by: number; readonly times: number; readonly unit?: ClockUnit; readonly basis?: readonly string[] };
  /** What follows when it runs out; no part of the count. */
  readonly silence?: unknown;
  /** Articles that the steps of the count name. */
  readonly basis?: readonly string[];
}

export type LedgerKind = 'paused' | 'resumed' | 'extended' | 'interrupted' | 'tolled' | 'outage' | 'met';

/** What happened to a clock, in the order of its days. */
export type LedgerEntry = PointEntry | SpanEntry;

export interface PointEntry {
  readonly kind: 'paused' | 'resumed' | 'extended' | 'interrupted' | 'met';
  readonly on: Moment;
  /** Name of what brought it about, as `expert-review`. */
  readonly why?: string;
  readonly basis?: readonly string[];
}

export interface SpanEntry {
  readonly kind: 'tolled' | 'outage';
  /** Both ends are included: of days, neither counts. */
  readonly from: Moment;
  readonly to: Moment;
  readonly why?: string;
  readonly basis?: readonly string[];
}

export interface ClockInput {
  readonly rule: ClockRule;
  readonly calendar: Calendar;
  readonly from: Moment;
  readonly ledger: readonly LedgerEntry[];
  readonly asOf: Moment;
  /** Reads instants as days and days as instants, and prints instants. Without it, an instant is printed with the offset of `from`. */
  readonly zone?: Zone;
  /** The words of a `why`; without them the name is shown, blanks for hyphens. */
  readonly words?: (name: string) => Text | undefined;
}

export type ClockState = 'running' | 'paused' | 'met' | 'expired';

/** Where a clock stands on a day. */
export interface ClockStanding {
  /** The last day in time; none while a pause is open. */
  readonly due: Moment | null;
  /** The date rests on a year whose holidays are not announced. */
  readonly provisional: boolean;
  /** In the rule's unit (days for months). */
  readonly remaining: number;
  readonly state: ClockState;
  /** Met, but after the due day. */
  readonly late: boolean;
}

export interface Derivation extends ClockStanding {
  readonly steps: readonly Step[];
}

export type StepKind =
  | 'start'
  | 'counted'
  | 'coming'
  | 'unused'
  | 'off'
  | 'paused'
  | 'resumed'
  | 'extended'
  | 'interrupted'
  | 'tolled'
  | 'outage'
  | 'rolled'
  | 'due'
  | 'met'
  | 'expired';

/** One line of the recount. */
export interface Step {
  readonly kind: StepKind;
  /** The day, or the first of a span. */
  readonly date: Moment;
  /** The last day of a span. */
  readonly to?: Moment;
  /** How much of the budget is counted when the step is over; starts again at an interruption. */
  readonly counted: number;
  readonly left: number;
  readonly why: Text;
  readonly basis?: readonly string[];
}

export type ClockRefusal =
  | 'unknownKind'
  | 'beforeStart'
  | 'outOfOrder'
  | 'afterMet'
  | 'afterExpiry'
  | 'pausedTwice'
  | 'resumedWithoutPause'
  | 'extendedTooOften';

/** The first ledger entry that contradicts those before it. */
export interface ClockRefused {
  /** Place in the ledger, from 0. */
  readonly entry: number;
  readonly code: ClockRefusal;
  readonly message: Text;
}
