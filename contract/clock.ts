import { Type } from 'typebox';
import { Mark, Marks } from './common.ts';
import { Count, Day, Due, list, maybe, Name, named, type Of, oneOf, Text, Value } from './schema.ts';

/** One day of the ribbon. */
export const DayCell = named('DayCell', {
  day: Day,
  /** `off`: no working day. `start`: the day of the event, not counted itself. `missed`: the due day that went by. */
  kind: oneOf('start', 'counted', 'to-come', 'added', 'paused', 'off', 'late', 'missed', 'not-counted'),
  /** Number of the day counted, or of the day late. */
  n: maybe(Count),
  madeUp: maybe(Type.Boolean()),
  holiday: maybe(Type.Boolean()),
  due: maybe(Type.Boolean()),
  today: maybe(Type.Boolean()),
  provisional: maybe(Type.Boolean()),
});
export type DayCell = Of<typeof DayCell>;

/** One line of the recount. */
export const ClockStep = named('ClockStep', {
  from: Due,
  to: maybe(Due),
  text: Text,
  counted: maybe(Value),
  of: maybe(Value),
  marks: Marks,
});
export type ClockStep = Of<typeof ClockStep>;

export const ClockView = named('ClockView', {
  clock: Name,
  title: Text,
  run: Count,
  /** `late`: it has run out and the law gives no effect. `open`: what runs is the reader's own time to challenge. */
  state: oneOf('running', 'paused', 'met', 'expired', 'late'),
  /** Whose time it is. */
  whose: oneOf('you', 'party', 'office', 'committee', 'nobody'),
  kind: oneOf('clock', 'challenge'),
  /** The answer: "Decide by Thursday 2 April 2026". */
  sentence: Text,
  /** "16 working days left of 30". */
  leftWords: Text,
  left: maybe(Type.Integer({ description: 'days left of the clock’s own unit, negative where late' })),
  unit: oneOf('working-days', 'days', 'months', 'hours'),
  within: Count,
  used: Count,
  /** Missing while it stands still: nobody can know it. */
  due: maybe(Due),
  provisional: Type.Boolean(),
  why: maybe(Text),
  /** What its silence brings about. */
  silence: Text,
  /** When reminders of it go out; missing where none is ahead. */
  reminders: maybe(Text),
  /** Without pause → with pause → with extension. */
  chain: list(
    named('ChainLink', { what: oneOf('without-pause', 'with-pause', 'with-extension', 'interrupted'), due: maybe(Due), words: Text }),
  ),
  steps: list(ClockStep),
  days: list(DayCell),
  spans: list(
    named('Span', {
      from: Day,
      to: maybe(Day),
      kind: oneOf('counted', 'paused', 'extended', 'late', 'provisional', 'not-counted'),
      text: Text,
    }),
  ),
  /** With which order a party challenges while this time runs; missing where it goes to another body. */
  door: maybe(named('ChallengeDoor', { procedure: Name, order: Name })),
  mark: maybe(Mark),
});
export type ClockView = Of<typeof ClockView>;

/** The small file with which anyone counts a date again, offline. */
export const Recount = named('Recount', {
  file: Type.String(),
  case: Type.String(),
  clock: Name,
  /** As `ordinance clock derive` reads it. */
  input: Value,
  result: Value,
  command: Type.String(),
});
export type Recount = Of<typeof Recount>;
