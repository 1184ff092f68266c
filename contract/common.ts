import { Type } from 'typebox';
import { Count, Day, Due, Id, list, maybe, Name, named, type Of, oneOf, Standing, Text, Value } from './schema.ts';

/** The quiet mark beside a rule: what it rests on, and how firmly. */
export const Mark = named('Mark', {
  article: Type.String({ description: 'as `sz.44(2)`' }),
  label: Text,
  standing: Standing,
  note: maybe(Text),
});
export type Mark = Of<typeof Mark>;

export const Marks = list(Mark);

/** One line of a reason, with what carries it. */
export const Line = named('Line', { text: Text, marks: Marks });
export type Line = Of<typeof Line>;

/** An answer to "why": one sentence, one reason a line, and every smallest set of facts that would change it. */
export const Answer = named('Answer', {
  sentence: Text,
  because: list(Line),
  whatWouldChange: list(
    named('Change', { text: Text, facts: list(Name), result: Value, words: Text, step: maybe(Name), marks: maybe(Marks) }),
  ),
  /** The weakest of all that the answer used. */
  standing: Standing,
  note: maybe(Text),
  proof: maybe(Line),
});
export type Answer = Of<typeof Answer>;

/** A ranked option, as a risk tier: three bars and a word. */
export const Ranked = named('Ranked', {
  value: Type.String(),
  title: Text,
  rank: Type.Integer({ minimum: 1, description: '1 is lowest' }),
  of: Type.Integer({ minimum: 1 }),
  /** No last word: there are questions that can still change it. */
  soFar: maybe(Type.Boolean()),
});
export type Ranked = Of<typeof Ranked>;

export const Tone = oneOf('in-force', 'waiting', 'warning', 'to-come', 'ended');

export const EndingKind = oneOf(
  'granted',
  'refused',
  'withdrawn',
  'lapsed',
  'expired',
  'revoked',
  'sanctioned',
  'referred',
  'answered',
  'merged',
  'closed',
);

/** Where a case or a row stands, with its shape and colour. */
export const Status = named('Status', { name: Type.String(), title: Text, tone: Tone, ending: maybe(EndingKind) });
export type Status = Of<typeof Status>;

export const Titled = named('Titled', { name: Type.String(), title: Text });
export type Titled = Of<typeof Titled>;

/** A named value, ready to be shown. */
export const Cell = named('Cell', {
  name: Type.String(),
  title: Text,
  value: maybe(Value),
  words: Text,
  /** Of a list: the words of each row. */
  rows: maybe(list(Text)),
  /** Where a cell leads, as `/products/SZAI-2026-00012`. */
  href: maybe(Type.String()),
  mark: maybe(Mark),
});
export type Cell = Of<typeof Cell>;

/** One thing that happened, in a sentence. */
export const StoryLine = named('StoryLine', {
  on: Day,
  at: maybe(Type.String({ description: 'time of day, `09:14`' })),
  /** Set where the law counts it from another day. */
  countsFrom: maybe(Day),
  label: maybe(Text),
  text: Text,
  marks: Marks,
  tone: maybe(Tone),
  /** The event in the case; missing for what is no event of it. */
  seq: maybe(Count),
  order: maybe(Name),
  /** Who did it, as this reader may know it. */
  by: maybe(Text),
  href: maybe(Type.String()),
});
export type StoryLine = Of<typeof StoryLine>;

/** Why an order is not lawful, as shown beside it. */
export const RefusalView = named('RefusalView', {
  refusal: Type.String(),
  /** A short reason, bold on the page. */
  text: Text,
  wayOut: maybe(Text),
  marks: Marks,
  /** Facts, roles or counts that were looked at. */
  about: maybe(Type.Record(Type.String(), Value)),
  facts: maybe(list(Name)),
});
export type RefusalView = Of<typeof RefusalView>;

/** Another case, in a line. */
export const CaseRef = named('CaseRef', {
  id: maybe(Id),
  number: Type.String(),
  procedure: Titled,
  title: Text,
  status: Status,
  opened: Day,
  ended: maybe(Day),
  due: maybe(Due),
  href: maybe(Type.String()),
});
export type CaseRef = Of<typeof CaseRef>;

export const LetterRef = named('LetterRef', {
  number: Type.String(),
  letter: Titled,
  on: Day,
  served: maybe(Day),
  to: Text,
  code: maybe(Type.String()),
  read: maybe(Type.String()),
  marks: Marks,
});
export type LetterRef = Of<typeof LetterRef>;

export const FileRef = named('FileRef', {
  digest: Type.String({ description: '`sha256:` with 64 hex digits' }),
  name: Type.String(),
  type: Type.String(),
  bytes: Count,
  on: maybe(Day),
  fact: maybe(Name),
  by: maybe(Text),
});
export type FileRef = Of<typeof FileRef>;

/** Nothing to say but that it was done. */
export const Done = named('Done', { done: Type.Literal(true) });
