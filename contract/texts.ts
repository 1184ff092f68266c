import { Type } from 'typebox';
import { Mark, Marks, RefusalView, Titled } from './common.ts';
import { Count, Day, given, Id, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** What a text of the law may weigh, said before one is chosen. */
export const textLimits = {
  /** Of the `.zip` as it travels. */
  zipBytes: 4_000_000,
  /** Of all files in it. */
  bytes: 16_000_000,
  files: 2000,
} as const;

/** What is wrong with a text: where, what, and the way out. */
export const TextFinding = named('TextFinding', {
  code: Type.String(),
  severity: oneOf('error', 'warning'),
  /** Path inside the text, as `procedures/trial.yaml`; empty where it is the whole. */
  file: Type.String(),
  line: Count,
  column: Count,
  message: Text,
  fix: maybe(Text),
});
export type TextFinding = Of<typeof TextFinding>;

/** Something that the text says otherwise than the one in force, in words. */
export const TextChange = named('TextChange', {
  change: oneOf('new', 'changed', 'left-out'),
  /** Of which kind it is, as `procedure`. */
  kind: Titled,
  name: Type.String(),
  title: Text,
  /** What is another thing in it, one sentence each. */
  says: list(Text),
  /** So many more, where not all are written out. */
  more: maybe(Count),
});
export type TextChange = Of<typeof TextChange>;

const CaseMoved = named('CaseGoingOver', { case: Id, number: Type.String(), procedure: Text, from: Text, to: Text });
const CaseKept = named('CaseKeeping', { case: Id, number: Type.String(), procedure: Text, state: Text, loses: Type.Boolean(), why: Text });

/** What would become of open cases if the text were installed, as they stand today. */
export const TextPreview = named('TextPreview', {
  sentence: Text,
  /** How many stand where the text takes cases over, and how many of them were looked at. */
  listed: Count,
  looked: Count,
  moves: list(CaseMoved),
  stay: list(CaseKept),
});
export type TextPreview = Of<typeof TextPreview>;

/** The change of the rule that the text carries out, if there is one. */
export const TextRule = named('TextRule', {
  case: Id,
  number: Type.String(),
  title: Text,
  status: Text,
  /** Whether its draft is this text, by the digest. */
  same: Type.Boolean(),
  words: Text,
});
export type TextRule = Of<typeof TextRule>;

const Promised = named('TextPromise', { name: Type.String(), says: Text, proof: oneOf('holds', 'broken', 'open'), why: maybe(Text) });

/** All that was found of a text. Nothing of it is kept until somebody gives it. */
export const TextReport = named('TextReport', {
  ok: Type.Boolean(),
  sentence: Text,
  /** SHA-256 over its files; missing where they could not be read. */
  digest: maybe(Type.String()),
  pack: maybe(Type.String()),
  version: maybe(Day),
  title: maybe(Text),
  files: Count,
  findings: list(TextFinding),
  examples: maybe(named('ExamplesPlayed', { played: Count, matched: Count })),
  promises: maybe(named('TextPromises', { made: Count, proved: Count, told: list(Promised) })),
  /** Against the text in force. */
  changes: maybe(list(TextChange)),
  /** Duties of which a period falls between the two texts, or is wanted by both. */
  seams: maybe(list(Text)),
  preview: maybe(TextPreview),
  rule: maybe(TextRule),
  /** What does not stand in the way and should be known. */
  warnings: list(Text),
});
export type TextReport = Of<typeof TextReport>;

export const TextStanding = oneOf('in-force', 'coming', 'past', 'given', 'set-aside', 'taken-back');

/** One thing that happened to a text. */
export const TextStep = named('TextStep', { on: Day, at: Type.String(), text: Text, digest: Type.String() });
export type TextStep = Of<typeof TextStep>;

export const TextLine = named('TextLine', {
  digest: Type.String(),
  title: Text,
  version: Day,
  standing: TextStanding,
  status: Text,
  /** Missing where it was never in force. */
  from: maybe(Day),
  until: maybe(Day),
  /** Under it stand so many open cases, of so many ever. */
  open: Count,
  cases: Count,
  rule: maybe(TextRule),
});
export type TextLine = Of<typeof TextLine>;

const RuleAdopted = named('RuleAdopted', { case: Id, number: Type.String(), title: Text, status: Text });

export const TextsPage = named('TextsPage', {
  sentence: Text,
  today: Day,
  texts: list(TextLine),
  /** Changes of a rule that were adopted: a text may carry one of them out. */
  rules: list(RuleAdopted),
  /** Why this reader may not give one. */
  mayNotGive: maybe(RefusalView),
  /** Who may give and who may install, and what that rests on. */
  who: named('TextsWho', { text: Text, marks: Marks }),
});
export type TextsPage = Of<typeof TextsPage>;

const Act = named('TextAct', { act: oneOf('install', 'take-back', 'set-aside'), refusal: maybe(RefusalView) });

export const TextPage = named('TextPage', {
  line: TextLine,
  sentence: Text,
  pack: Type.String(),
  today: Day,
  note: maybe(Text),
  marks: list(Mark),
  files: Count,
  record: list(TextStep),
  acts: list(Act),
  /** For the date: the first that can be taken, the one that is proposed, and what is known of the one asked for. */
  day: maybe(
    named('DayOfForce', {
      earliest: Day,
      proposed: Day,
      asked: Day,
      words: Text,
      refusal: maybe(Text),
    }),
  ),
  promises: maybe(Text),
  /** Set where it is to come or not decided on yet: against the text in force, as cases stand today. */
  changes: maybe(list(TextChange)),
  seams: maybe(list(Text)),
  preview: maybe(TextPreview),
  warnings: list(Text),
});
export type TextPage = Of<typeof TextPage>;

export const TextInstalling = given('TextInstalling', { day: Day });
export const TextTakenBack = given('TextTakenBack', { reasons: Type.String({ minLength: 3, maxLength: 1000 }) });

/** What came of installing: the text as it stands now, or what stood in the way. */
export const TextInstalled = named('TextInstalled', { ok: Type.Boolean(), digest: Type.String(), report: TextReport });
export type TextInstalled = Of<typeof TextInstalled>;

/** How far long work has come. The stages follow one another; each begins again at 0. `name`: the table, example or promise that is looked at. */
export const Progress = named('Progress', {
  stage: oneOf('reading', 'checking', 'playing', 'proving', 'comparing'),
  name: maybe(Type.String()),
  done: Count,
  of: Count,
});
export type Progress = Of<typeof Progress>;
