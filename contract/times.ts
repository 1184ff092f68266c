import { Type } from 'typebox';
import { Mark, Titled } from './common.ts';
import { LateRow } from './law.ts';
import { Count, Day, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** A share with its interval. */
export const Share = named('Share', { value: Type.Number(), low: Type.Number(), high: Type.Number() });

/** How long one clock of one procedure took. Days are those that the clock counts; lawful pauses are not counted. */
export const TimeRow = named('TimeRow', {
  procedure: Titled,
  clock: Titled,
  /** The office's own period, at whose end a case is decided; the others are intakes, reports, terms. */
  decides: Type.Boolean(),
  unit: oneOf('working-days', 'days', 'months', 'hours'),
  limit: Text,
  /** In the row's unit; missing where it is read from a fact of each case. */
  limitCount: maybe(Count),
  /** Finished in the window. */
  n: Count,
  /** Missing where there are too few to say. */
  p10: maybe(Type.Number()),
  q1: maybe(Type.Number()),
  median: maybe(Type.Number()),
  q3: maybe(Type.Number()),
  /** The middle in calendar days, where the clock counts working days. */
  medianCalendarDays: maybe(Type.Number()),
  p90: maybe(Type.Number()),
  /** From when it is counted, what stands still, what is added, and what follows at its end. */
  definition: Text,
  /** Finished late, and those still open that are: the two below together. */
  late: Count,
  lateDone: Count,
  lateOpen: Count,
  of: Count,
  share: maybe(Share),
  /** One entry a length: so many cases took so many days. */
  distribution: list(named('Taken', { days: Count, cases: Count })),
  open: Count,
  lateNow: list(LateRow),
  mark: maybe(Mark),
});
export type TimeRow = Of<typeof TimeRow>;

/** One way through a procedure, in calendar days from the filing to the day on which what was asked for holds. */
const WayTime = named('WayTime', {
  /** The order by which a party takes it. */
  order: Titled,
  limit: Text,
  /** Done in the window. */
  n: Count,
  median: maybe(Type.Number()),
  p90: maybe(Type.Number()),
  distribution: list(named('WayTaken', { days: Count, cases: Count })),
});

/** The way on a commitment beside the ordinary one. */
export const WaysRow = named('WaysRow', {
  procedure: Titled,
  ordinary: WayTime,
  commitment: WayTime,
  /** Begun on a commitment and done the ordinary way: they count for neither. */
  left: Count,
  /** The middle of all differences, ordinary less commitment, with its interval at 95 %. Missing where one way was measured too little. */
  saved: maybe(named('Saved', { days: Type.Number(), low: Type.Number(), high: Type.Number() })),
  mark: maybe(Mark),
});
export type WaysRow = Of<typeof WaysRow>;

/** How often the office was late, by the definition of the page of times: the one figure of the front page. */
export const Lateness = named('Lateness', {
  sentence: Text,
  from: Day,
  to: Day,
  /** Decisions made, and those that are late and still open. */
  of: Count,
  late: Count,
  /** Of the late ones: still waiting. */
  waiting: Count,
});
export type Lateness = Of<typeof Lateness>;

export const TimesPage = named('TimesPage', {
  from: Day,
  to: Day,
  sentence: Text,
  definitions: list(Text),
  rows: list(TimeRow),
  /** Of the procedures that offer a way on a commitment. */
  ways: list(WaysRow),
});
export type TimesPage = Of<typeof TimesPage>;
