import { Type } from 'typebox';
import { Answer, Cell, Line, Marks, Ranked, RefusalView, Titled } from './common.ts';
import { Circle, Count, Day, given, Id, Instant, list, maybe, Name, named, type Of, oneOf, Text, Value, Values } from './schema.ts';
import { StopRule } from './stopping.ts';

const control = {
  fact: Name,
  ask: Text,
  /** Help above the choices. */
  help: maybe(Text),
  /** Of a good answer. */
  example: maybe(Text),
  type: oneOf('choice', 'yes-no', 'number', 'date', 'text', 'file', 'case', 'list', 'act'),
  options: maybe(list(named('Choice', { value: Type.String(), title: Text, help: maybe(Text), number: maybe(Type.String()) }))),
  ranked: maybe(Type.Boolean()),
  /** Of a number: the unit as it stands after several. */
  unit: maybe(Text),
  min: maybe(Value),
  max: maybe(Value),
  step: maybe(Value),
  /** Characters of a text, megabytes of a file. */
  maxSize: maybe(Count),
  /** Of a file: the ends of names that it takes, as HTML's own control wants them, and the kinds in words; all kinds, where they are missing. */
  accept: maybe(Type.String()),
  accepts: maybe(Text),
  /** For `case`: the register or procedure that it is chosen from. */
  of: maybe(Titled),
  several: Type.Boolean(),
  optional: Type.Boolean(),
  personal: Type.Boolean(),
  shown: Circle,
  why: maybe(Text),
  marks: Marks,
};

/** A column of a `list`. */
export const QuestionColumn = named('QuestionColumn', control);

/** A question as one control: what kind of answer, and what is allowed. */
export const Question = named('Question', { ...control, columns: maybe(list(QuestionColumn)) });
export type Question = Of<typeof Question>;

export const WizardStep = named('WizardStep', {
  question: Question,
  section: maybe(Text),
  /** `later`: only if an answer still missing makes it necessary. */
  status: oneOf('answered', 'offered', 'open', 'later'),
  value: maybe(Value),
  words: maybe(Text),
  /** What is wrong with the answer as it stands. */
  error: maybe(Text),
});
export type WizardStep = Of<typeof WizardStep>;

/** A fact given before about the same subject: offered, dated and sourced, not asked again. */
export const OfferedFact = named('OfferedFact', {
  fact: Name,
  title: Text,
  value: Value,
  words: Text,
  on: Day,
  until: maybe(Day),
  case: Id,
  number: Type.String(),
});
export type OfferedFact = Of<typeof OfferedFact>;

export const WizardView = named('WizardView', {
  procedure: Titled,
  order: Titled,
  /** Steps that are necessary so far, in order. */
  steps: list(WizardStep),
  /** The first one that is open. */
  current: maybe(Name),
  answered: Count,
  /** About how many there will be. */
  of: Count,
  setAside: list(named('SetAside', { fact: Name, title: Text, value: Value, words: Text, because: Text })),
  offered: list(OfferedFact),
  tier: maybe(named('TierSoFar', { fact: Name, known: Type.Boolean(), result: maybe(Ranked), stillOpen: list(Name), answer: Answer })),
  /** How often the rule for stopping would err that the answers so far make. */
  rule: maybe(StopRule),
  /** What follows from the answers so far: times, papers, what happens next. */
  follows: list(Line),
  papers: list(Name),
  /** Guards that would refuse the order as it stands. */
  refusals: list(RefusalView),
  /** Facts that the order needs and that nobody has given. */
  missing: list(Name),
  ready: Type.Boolean(),
});
export type WizardView = Of<typeof WizardView>;

export const Draft = named('Draft', {
  id: Id,
  /** Grows with each saving; the ETag. */
  revision: Count,
  procedure: Titled,
  order: Titled,
  title: Text,
  /** The case or register row that it is about. */
  about: maybe(Type.String()),
  /** The organisation for which it is written. */
  for: maybe(Id),
  gives: Values,
  /** Answers that no longer apply, kept so that they can be brought back. */
  aside: maybe(Values),
  savedAt: Instant,
  opened: Instant,
});
export type Draft = Of<typeof Draft>;

export const Drafts = named('Drafts', { drafts: list(Draft) });

export const DraftOpening = given('DraftOpening', {
  procedure: Name,
  order: Name,
  gives: maybe(Values),
  about: maybe(Type.String({ maxLength: 120 })),
  for: maybe(Id),
});

export const DraftSaving = given('DraftSaving', { gives: Values, about: maybe(Type.String({ maxLength: 120 })), for: maybe(Id) });

export const Trying = given('Trying', { gives: Values, about: maybe(Type.String({ maxLength: 120 })) });

/** As `Trying`, with what is looked for among the choices. */
export const Choosing = given('Choosing', {
  gives: Values,
  about: maybe(Type.String({ maxLength: 120 })),
  q: maybe(Type.String({ maxLength: 120 })),
});

/** Entries of a register that a question may be answered with; one that the order would be refused with says why. */
export const Choices = named('Choices', {
  choices: list(
    named('CaseChoice', {
      number: Type.String(),
      title: Text,
      /** What is left on its accounts, as places of a call. */
      accounts: list(Cell),
      refusal: maybe(RefusalView),
    }),
  ),
});
export type Choices = Of<typeof Choices>;

const WayView = named('WayView', {
  order: Titled,
  /** That must be answered. */
  questions: Count,
  /** Papers asked for, those that may be left out too. */
  papers: Count,
  follows: list(Line),
});

/** Two ways to the same thing: the ordinary one, and one on a commitment that is checked afterwards. */
export const CommitmentWays = named('CommitmentWays', {
  ordinary: WayView,
  commitment: WayView,
  /** Papers that the commitment stands for. */
  standsFor: list(Text),
  /** The sentences that are signed. */
  signs: list(Text),
  /** The check, what an untrue commitment leads to, and the way back. */
  after: list(Line),
  /** What no commitment stands for. */
  never: list(Text),
  marks: Marks,
});
export type CommitmentWays = Of<typeof CommitmentWays>;

/** Which cases I may open, and what awaits me there. */
export const ProcedureView = named('ProcedureView', {
  procedure: Name,
  title: Text,
  kind: Type.String(),
  aims: list(Titled),
  subject: maybe(Type.String()),
  orders: list(
    named('OpeningOrder', {
      order: Name,
      title: Text,
      by: list(Type.String()),
      /** Without an account. */
      anyone: Type.Boolean(),
      mayI: Type.Boolean(),
      refusal: maybe(RefusalView),
      questions: Count,
      papers: Count,
    }),
  ),
  times: list(Line),
  commitment: maybe(CommitmentWays),
  marks: Marks,
});
export type ProcedureView = Of<typeof ProcedureView>;

export const Procedures = named('Procedures', { procedures: list(ProcedureView) });

/** What a file is sent for: an order, and the case where it is given in one. */
export const UploadFor = given('UploadFor', { procedure: Name, order: Name, about: maybe(Type.String({ minLength: 1, maxLength: 120 })) });

export const UploadTicket = named('UploadTicket', {
  ticket: Type.String(),
  until: Instant,
  /** Nobody has signed in: the ticket is named beside the digest of a file when it is filed, `{ "digest": …, "name": …, "ticket": … }`. */
  shown: maybe(Type.Literal(true)),
});
