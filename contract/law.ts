import { Type } from 'typebox';
import { Cell, Mark, Marks, Titled } from './common.ts';
import { Count, Day, Due, Id, list, maybe, named, type Of, oneOf, Standing, Text } from './schema.ts';

/**
 * How far an article is run. `runs`: something that does work rests on it and an example plays that; `in-part`: the same, and something is left out;
 * `cited-only`: it is cited, and nothing that an example plays rests on it; `not`: nothing cites it.
 */
export const Coverage = oneOf('runs', 'in-part', 'cited-only', 'not');

export const ArticleSquare = named('ArticleSquare', {
  id: Type.String({ description: 'as `sz.44`' }),
  source: Type.String(),
  number: Type.String(),
  label: Text,
  coverage: Coverage,
  gist: Text,
  leftOut: maybe(Text),
});
export type ArticleSquare = Of<typeof ArticleSquare>;

export const SourceView = named('SourceView', {
  name: Type.String(),
  title: Text,
  rank: oneOf('law', 'regulation', 'local', 'rule', 'document'),
  inForce: maybe(Day),
  articles: Count,
});

/** A duty that somebody missed, or a case that is late. */
export const LateRow = named('LateRow', {
  what: Text,
  whose: Text,
  due: Due,
  late: Text,
  days: Count,
  mark: maybe(Mark),
  case: maybe(Id),
  number: maybe(Type.String()),
});
export type LateRow = Of<typeof LateRow>;

export const LawPage = named('LawPage', {
  title: Text,
  pack: Type.String(),
  version: Day,
  sentence: Text,
  /** Texts that are installed and whose day is still to come, with what they mean for open cases. */
  coming: list(named('TextComing', { version: Day, sentence: Text })),
  sources: list(SourceView),
  articles: list(ArticleSquare),
  chapters: list(named('Chapter', { source: Type.String(), title: Text, articles: list(Type.String()) })),
  counts: named('CoverageCounts', { articles: Count, runs: Count, 'in-part': Count, 'cited-only': Count, not: Count }),
  /** Articles, what runs them, and letters: how many of these somebody read as they stand now. */
  readings: named('ReadingCounts', { elements: Count, read: Count, unread: Count }),
  /** Each reading of the log: who, when, against what, and what came of it. */
  readingLog: list(named('ReadingView', { by: Text, on: Day, against: Text, result: Text, stands: Count, changed: Count })),
  /** What the law promises of itself: how much of it is proved. */
  promises: Text,
  /** How many elements of the pack have each standing. */
  standings: named('StandingCounts', { law: Count, delegated: Count, assumed: Count }),
  mission: list(
    named('MissionRow', {
      row: Type.String(),
      shall: Text,
      runBy: list(Titled),
      marks: Marks,
      state: oneOf('runs', 'part', 'not-yet'),
      /** Why nothing, or only a part of it, runs. */
      why: maybe(Text),
      now: maybe(Text),
    }),
  ),
  late: named('LateToday', { on: Day, of: Count, rows: list(LateRow), sentence: Text }),
});
export type LawPage = Of<typeof LawPage>;

export const ElementKind = oneOf(
  'procedure',
  'state',
  'order',
  'guard',
  'clock',
  'case',
  'ending',
  'fact',
  'table',
  'row',
  'committee',
  'rule',
  'budget',
  'register',
  'letter',
  'form',
  'duty',
  'stream',
  'import',
  'promise',
  'other',
);

/** A case that breaks a promise, told as a story; the file plays it. */
export const Counterexample = named('Counterexample', {
  title: Text,
  /** Where the prover found no day for each step: that it can happen so is then not shown. */
  undated: maybe(Type.Boolean()),
  people: list(named('PlayedPerson', { name: Type.String(), roles: Text })),
  story: list(
    named('PlayedStep', {
      on: Type.String({ description: 'a day or an instant; empty where none was found' }),
      who: Text,
      what: Text,
      gives: list(Cell),
      then: maybe(Text),
    }),
  ),
  /** Of a table: the facts at which it answers otherwise than promised. */
  facts: list(Cell),
  /** As `examples/*.yaml` holds it: `ordinance case play` plays it. */
  file: named('ExampleFile', { name: Type.String(), text: Type.String() }),
});
export type Counterexample = Of<typeof Counterexample>;

/** How long a stretch can take: in so many words, or why there is no bound; with a case that shows it. */
const LongView = named('LongView', { says: Text, case: maybe(Counterexample) });

export const PromiseView = named('PromiseView', {
  name: Type.String(),
  /** What its form says: this is what was proved. */
  sentence: Text,
  /** What the proof takes for granted, or leaves aside. */
  assumes: list(Text),
  /** The city's own words for it. They add to the sentence and replace nothing. */
  says: maybe(Text),
  /** Of a promise about time: the longest way as it is promised, and where nobody is bound to be in time. */
  time: maybe(named('PromiseTime', { longest: LongView, bare: LongView })),
  /** `open`: it is not decided; `not-run`: nobody has tried. */
  proof: oneOf('holds', 'broken', 'open', 'not-run'),
  on: maybe(Day),
  /** How many configurations, or regions of a table, were looked at. */
  states: maybe(Count),
  ms: maybe(Type.Number({ minimum: 0 })),
  /** Why it is broken, or not decided. */
  why: maybe(Text),
  wayOut: maybe(Text),
  marks: Marks,
  /** What it is about, as a procedure or a table. */
  about: list(Titled),
  counterexample: maybe(Counterexample),
});
export type PromiseView = Of<typeof PromiseView>;

export const PromisesPage = named('PromisesPage', {
  pack: Type.String(),
  version: Day,
  sentence: Text,
  counts: named('ProofCounts', { promises: Count, holds: Count, broken: Count, open: Count, 'not-run': Count }),
  /** When this text was proved, and how much was looked at in what time. */
  on: maybe(Day),
  states: Count,
  ms: Type.Number({ minimum: 0 }),
  /** SHA-256 of the text and of the program that proved it. */
  digest: Type.String(),
  prover: maybe(Type.String()),
  promises: list(PromiseView),
});
export type PromisesPage = Of<typeof PromisesPage>;

/** An element of the pack that rests on an article. */
const RunsIt = named('Element', {
  kind: ElementKind,
  /** As `procedures/trial/orders/admit`. */
  path: Type.String(),
  title: Text,
  basis: list(Type.String()),
  standing: Standing,
  note: maybe(Text),
  href: maybe(Type.String()),
});

export const ArticlePage = named('ArticlePage', {
  id: Type.String(),
  label: Text,
  source: SourceView,
  gist: Text,
  coverage: Coverage,
  leftOut: maybe(Text),
  /** Clause by clause in our own words, each with what cites that clause; nothing where the pack does not divide the article. */
  clauses: list(
    named('ClauseRun', {
      n: Type.String(),
      number: Text,
      text: Text,
      /** The division is the pack's own, not the law's. */
      ours: Type.Boolean(),
      leftOut: maybe(Text),
      runs: list(RunsIt),
    }),
  ),
  /** What runs it: whatever cites it. */
  runs: list(RunsIt),
  promises: list(PromiseView),
  examples: list(Titled),
  /** How it has been used, in figures. */
  used: list(Cell),
  before: maybe(Type.String()),
  after: maybe(Type.String()),
});
export type ArticlePage = Of<typeof ArticlePage>;
