import { Type } from 'typebox';
import { CaseRef, Marks } from './common.ts';
import { Count, Day, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

/** One kind of entry that a stream counts apart. */
export const WatchStratum = named('WatchStratum', {
  title: Text,
  /** Entries in each of the stream's stretches. */
  counts: list(Count),
  /** In the stretch that is not over. */
  running: Count,
  state: oneOf('alarm', 'quiet', 'too-few', 'not-converged'),
  /** Of the last stretch that is over: how many were expected, and the most that does not alarm. */
  expected: maybe(Type.Number()),
  bound: maybe(Count),
  /** With too few stretches: from this day on it is judged. */
  until: maybe(Day),
});
export type WatchStratum = Of<typeof WatchStratum>;

export const WatchStream = named('WatchStream', {
  name: Name,
  title: Text,
  /** What it looks for and how often it is wrong. */
  says: list(Text),
  note: maybe(Text),
  marks: Marks,
  every: oneOf('day', 'week', 'month'),
  /** First days of the stretches shown, the last of them over; and of the one that runs. */
  periods: list(Day),
  runs: Day,
  /** Those that alarm first, then by how many there were. */
  strata: list(WatchStratum),
  /** The latest alarms and the cases that they opened. */
  alarms: list(
    named('WatchAlarm', { case: CaseRef, on: Day, title: Text, count: Count, expected: Type.Number(), bound: Count, open: Type.Boolean() }),
  ),
});
export type WatchStream = Of<typeof WatchStream>;

/** What the figures say today. */
export const WatchStreams = named('WatchStreams', {
  today: Day,
  sentence: Text,
  /** All streams together: how often they ring by chance. */
  wrong: Text,
  streams: list(WatchStream),
});
export type WatchStreams = Of<typeof WatchStreams>;
