import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, Id, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

export const DutyGroup = oneOf('missed', 'due', 'done');

/** Something that the law wants from an office: a case of its own. */
export const DutyLine = named('DutyLine', {
  case: Id,
  number: Type.String(),
  /** What is to be done. */
  title: Text,
  /** What it is about, if something else. */
  about: maybe(Text),
  procedure: Titled,
  group: DutyGroup,
  /** Whose it is; missing where nobody is waited for any more and the calendar did not open it. */
  office: maybe(Text),
  /** The day on which it fell due to be begun. */
  fell: Day,
  /** The last day in time. */
  due: maybe(Day),
  done: maybe(Day),
  /** Days after the last day: until it was done, or until today. */
  lateDays: maybe(Count),
  /** Days that are left. */
  leftDays: maybe(Count),
  /** What brought it about, and that in words. */
  opener: oneOf('calendar', 'case', 'person'),
  how: Text,
  marks: Marks,
});
export type DutyLine = Of<typeof DutyLine>;

/** What the calendar will open. */
export const ComingDuty = named('ComingDuty', {
  duty: Titled,
  title: Text,
  /** As `2026`, `2026-Q4` or `2026-05`. */
  period: Type.String(),
  on: Day,
  due: maybe(Day),
  every: Text,
  office: Text,
  marks: Marks,
  /** Why the law will not be able to open it, if it hands on too little. */
  refused: maybe(Text),
});
export type ComingDuty = Of<typeof ComingDuty>;

export const DutiesPage = named('DutiesPage', {
  today: Day,
  /** From which day on the calendar is kept here. */
  since: Day,
  sentence: Text,
  /** What was done is shown from this day on. */
  doneSince: Day,
  counts: named('DutyCounts', { missed: Count, due: Count, done: Count }),
  lines: list(DutyLine),
  coming: list(ComingDuty),
});
export type DutiesPage = Of<typeof DutiesPage>;
