import { Type } from 'typebox';
import { Cell, Mark, Marks, Titled } from './common.ts';
import { Count, Day, Due, Id, list, maybe, named, type Of, oneOf, Standing, Text } from './schema.ts';

export const Coverage = oneOf('runs', 'part', 'nothing', 'not-built');

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
  sources: list(SourceView),
  articles: list(ArticleSquare),
  chapters: list(named('Chapter', { source: Type.String(), title: Text, articles: list(Type.String()) })),
  counts: named('CoverageCounts', { articles: Count, runs: Count, part: Count, nothing: Count, 'not-built': Count }),
  /** How many elements of the pack have each standing. */
  standings: named('StandingCounts', { law: Count, delegated: Count, assumed: Count }),
  mission: list(
    named('MissionRow', {
      row: Type.String(),
      shall: Text,
      runBy: list(Titled),
      marks: Marks,
      state: oneOf('runs', 'part', 'not-yet'),
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

export const ArticlePage = named('ArticlePage', {
  id: Type.String(),
  label: Text,
  source: SourceView,
  gist: Text,
  coverage: Coverage,
  leftOut: maybe(Text),
  /** What runs it: whatever cites it. */
  runs: list(
    named('Element', {
      kind: ElementKind,
      /** As `procedures/trial/orders/admit`. */
      path: Type.String(),
      title: Text,
      basis: list(Type.String()),
      standing: Standing,
      note: maybe(Text),
      href: maybe(Type.String()),
    }),
  ),
  promises: list(
    named('PromiseView', {
      name: Type.String(),
      says: Text,
      proof: oneOf('holds', 'broken', 'open', 'not-run'),
      on: maybe(Day),
    }),
  ),
  examples: list(Titled),
  /** How it has been used, in figures. */
  used: list(Cell),
  before: maybe(Type.String()),
  after: maybe(Type.String()),
});
export type ArticlePage = Of<typeof ArticlePage>;
