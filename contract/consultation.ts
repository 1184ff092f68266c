import { Type } from 'typebox';
import { Line, Marks, Status } from './common.ts';
import { Count, Day, Due, Id, list, maybe, Name, named, type Of, Text } from './schema.ts';

/** A comment as everybody may read it, with what became of it. */
export const CommentView = named('CommentView', {
  case: Id,
  number: Type.String(),
  on: Day,
  /** An organisation by its name, anybody else as a resident. */
  by: Text,
  text: Text,
  /** Why passages of it are blackened. */
  blackened: maybe(Text),
  status: Status,
  answer: maybe(named('CommentAnswer', { on: Day, text: Text, outcome: maybe(Text) })),
  /** By when it must be answered. */
  due: maybe(Due),
  /** Numbers of comments that say the same and were merged into this one. */
  same: list(Type.String()),
  mergedInto: maybe(Type.String()),
  partOf: maybe(Type.String()),
  parts: list(Type.String()),
});
export type CommentView = Of<typeof CommentView>;

export const ClauseView = named('ClauseView', {
  name: Type.String(),
  text: maybe(Type.String()),
  /** As the last draft had it, where it was otherwise; empty where the clause is new. */
  before: maybe(Type.String()),
  /** The draft of today has it no more. */
  deleted: Type.Boolean(),
  comments: list(CommentView),
  /** How many more the office has not read yet, and by when they are shown. */
  unread: maybe(Text),
  answered: Count,
});
export type ClauseView = Of<typeof ClauseView>;

const summary = {
  case: Id,
  number: Type.String(),
  title: Text,
  status: Status,
  /** What a reader may do, and until when. */
  sentence: Text,
  until: maybe(Due),
  comments: Count,
  answered: Count,
  marks: Marks,
};

export const ConsultationRow = named('ConsultationRow', { ...summary, open: Type.Boolean() });
export const Consultations = named('Consultations', { rows: list(ConsultationRow) });
export type Consultations = Of<typeof Consultations>;

export const Consultation = named('Consultation', {
  ...summary,
  /** Counts from 1. */
  draft: Count,
  draftOn: Day,
  /** The order by which one comments, with the facts that name the clause and say the comment; missing where nobody may any more. */
  commenting: maybe(named('Commenting', { order: Name, clause: Name, text: Name })),
  /** Why it cannot be adopted yet. */
  locked: maybe(Line),
  clauses: list(ClauseView),
});
export type Consultation = Of<typeof Consultation>;
