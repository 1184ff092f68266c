import { Type } from 'typebox';
import { Cell, Line, Marks, Ranked, Status, StoryLine, Titled } from './common.ts';
import { Count, Day, Due, Instant, list, maybe, named, type Of, Text } from './schema.ts';
import { StopRule } from './stopping.ts';

/** A file that was handed in, by its digest; the file itself is not public. */
export const FileRecorded = named('FileRecorded', { title: Text, digest: Type.String(), marks: Marks });
export type FileRecorded = Of<typeof FileRecorded>;

/** What a trial may use, and has used. */
export const Cap = named('Cap', { name: Type.String(), title: Text, used: Count, of: Count, words: Text, marks: Marks });
export type Cap = Of<typeof Cap>;

/** A trial or a test in a hospital as those who take part need to know it. */
export const TrialPage = named('TrialPage', {
  number: Type.String(),
  register: Titled,
  title: Text,
  /** The answer: how far it is, and of how much at most. */
  sentence: Text,
  lede: maybe(Text),
  procedure: Titled,
  status: Status,
  since: Day,
  tier: maybe(Ranked),
  warnings: list(Line),
  caps: list(Cap),
  days: maybe(named('TrialDays', { used: Count, of: Count, until: maybe(Due), stands: Type.Boolean(), marks: Marks })),
  /** Looks that were planned before the start: of how many people, and harms so far of how many that would stop it. */
  looks: maybe(
    named('TrialLooks', {
      rows: list(
        named('TrialLook', {
          /** People in the trial when it is made. */
          at: Count,
          /** People of this row alone. */
          of: Count,
          used: Count,
          stops: Count,
          harms: maybe(Count),
          /** The day on which so many people were in. */
          on: maybe(Day),
          /** At which person of the row each harm was told. */
          harmAt: list(Count),
        }),
      ),
      harms: Count,
      marks: Marks,
    }),
  ),
  /** How often the rule errs that these looks make. */
  rule: maybe(StopRule),
  plan: named('TrialPlan', {
    /** When it was handed in, and when the trial began. */
    recorded: Instant,
    began: maybe(Day),
    files: list(FileRecorded),
    /** What is measured, when it stops: as it was written before the start. */
    said: list(Cell),
    changes: list(StoryLine),
  }),
  harms: named('TrialHarms', { sentence: Text, rows: list(StoryLine) }),
  leave: named('TrialLeave', { lines: list(Line), left: maybe(Text), askAt: maybe(Text) }),
  glance: list(Cell),
  story: list(StoryLine),
  product: maybe(named('TrialProduct', { number: Type.String(), title: Text, href: Type.String() })),
});
export type TrialPage = Of<typeof TrialPage>;
