/** A procedure with days: a flat statechart whose clocks count whole calendar days. Its meaning is written out in `docs/methods/time.md`. */
export interface TimedProcedure {
  readonly start: string;
  readonly states: readonly TimedState[];
  /** In the order in which they run out on one evening. */
  readonly clocks: readonly TimedClock[];
  readonly orders: readonly TimedOrder[];
}

export type Side = 'office' | 'party' | 'outside';

export interface TimedState {
  readonly name: string;
  readonly waits?: Side;
  readonly final: boolean;
}

/** From the fewest to the most days; the two are equal where the number is fixed. */
export interface Days {
  readonly least: number;
  readonly most: number;
}

export interface TimedClock {
  readonly name: string;
  readonly within: Days;
  readonly runs: readonly string[];
  readonly paused: readonly string[];
  readonly extend?: { readonly by: Days; readonly times: number };
  /** Orders by law, of which the first lawful one follows; empty for `nothing`. */
  readonly silence: readonly string[];
}

export interface TimedOrder {
  readonly name: string;
  readonly by: readonly (Side | 'law')[];
  /** `open` means every state that is not final. */
  readonly from: 'open' | readonly string[];
  /** Missing where the case stays. */
  readonly to?: string;
  readonly atMost?: number;
  /** Orders each given before in this case. */
  readonly after: readonly string[];
  readonly restarts: readonly string[];
  readonly extends: readonly string[];
  /** The clock runs, and so many days are left to its due day. */
  readonly left?: { readonly clock: string; readonly min: number; readonly max: number };
  /** These clocks have run out. */
  readonly late: readonly string[];
  /** Clocks that start with it count from the day on which the case entered the state it leaves. */
  readonly backdated: boolean;
}

/** Who is assumed to do what in time. */
export interface Assumptions {
  readonly officeKeepsClocks: boolean;
  readonly partyKeepsClocks: boolean;
  /** Days after which somebody outside has answered; `null` if that may take for ever. */
  readonly externalWithin: number | null;
}

interface Stretch {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Whether only the first time counts at which `from` is entered, or each. */
  readonly time: 'first' | 'each';
}

export type TimeQuestion = { readonly id: string; readonly assume: Assumptions } & (
  | (Stretch & { readonly ask: 'longest' | 'shortest' })
  | (Stretch & { readonly ask: 'within'; readonly limit: number })
  | { readonly ask: 'reachableBy'; readonly state: string; readonly day: number }
  | { readonly ask: 'never'; readonly state: string }
);

/** One order of a run, or (`order: null`) the numbers drawn on day 0. */
export interface TimedStep {
  readonly day: number;
  readonly order: string | null;
  readonly by?: Side | 'law';
  /** For an order by law: the clock that ran out. */
  readonly clock?: string;
  /** Days drawn by this step for clocks without a fixed number. */
  readonly draws?: Readonly<Record<string, number>>;
}

/** A run that shows an answer. It can be replayed day by day. */
export interface TimeWitness {
  readonly steps: readonly TimedStep[];
  /** The day on which `from` is entered. */
  readonly entered?: number;
  /** The last steps come again every `to - from` days. */
  readonly repeats?: { readonly from: number; readonly to: number; readonly steps: number };
  /** The day to which the run is told. */
  readonly through: number;
}

/** States in which a case can wait for ever, and states on a round that can be repeated for ever and takes at least a day. */
export interface ForEver {
  readonly waiting: readonly string[];
  readonly cycle: readonly string[];
}

export type TimeResult =
  | { readonly days: number; readonly witness: TimeWitness }
  | { readonly days: 'unbounded'; readonly reason: ForEver; readonly witness: TimeWitness }
  | { readonly days: 'never' | 'never-entered' }
  | { readonly holds: boolean; readonly vacuous?: true; readonly witness?: TimeWitness }
  | { readonly reachable: boolean; readonly witness?: TimeWitness }
  | { readonly never: false; readonly witness: TimeWitness }
  | { readonly never: true; readonly untimed: 'reachable' | 'unreachable' }
  /** The search was ended before everything was seen. */
  | { readonly undecided: string; readonly configurations: number };
