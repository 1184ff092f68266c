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

export const TimesPage = named('TimesPage', {
  from: Day,
  to: Day,
  sentence: Text,
  definitions: list(Text),
  rows: list(TimeRow),
});
export type TimesPage = Of<typeof TimesPage>;
