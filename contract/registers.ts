import { Type } from 'typebox';
import { Cell, Mark, Ranked, Status } from './common.ts';
import { Count, Cursor, Day, Due, Id, Instant, list, maybe, Name, named, type Of, oneOf, Text, Value } from './schema.ts';

export const ColumnView = named('ColumnView', {
  name: Type.String(),
  title: Text,
  kind: oneOf('text', 'number', 'date', 'choice', 'yes-no', 'case', 'party', 'other'),
  /** What it plays on the pages that the register offers, as `title` or `risk`; the first part, where it plays several. */
  part: maybe(Type.String()),
});

export const RegisterRow = named('RegisterRow', {
  number: Type.String(),
  /** What it is called, and one plain sentence of what it does. */
  title: Text,
  sentence: maybe(Text),
  maker: maybe(Text),
  status: Status,
  since: Day,
  /** Counts from 1. */
  version: Count,
  tier: maybe(Ranked),
  due: maybe(Due),
  checked: maybe(named('Checked', { on: maybe(Day), overdueSince: maybe(Day), words: Text })),
  /** All columns of the register, in its order; then what is left on its accounts. */
  cells: list(Cell),
  /** What is left on the accounts of the row's case, at this moment. */
  accounts: maybe(list(Cell)),
  mark: maybe(Mark),
  case: maybe(Id),
  href: Type.String(),
});
export type RegisterRow = Of<typeof RegisterRow>;

/** Chosen by `where=COLUMN:VALUE` where it names its column so; else by a key of its own name. */
export const Facet = named('Facet', {
  name: Type.String(),
  where: maybe(Type.String()),
  title: Text,
  options: list(named('FacetOption', { value: Type.String(), title: Text, count: Count, chosen: Type.Boolean() })),
});
export type Facet = Of<typeof Facet>;

/** How complete a register is, or why that is not known. */
export const Completeness = named('Completeness', {
  registered: Count,
  sentence: Text,
  estimate: maybe(named('Estimate', { value: Type.Number(), low: Type.Number(), high: Type.Number(), level: Type.Number() })),
  method: maybe(Text),
  on: maybe(Day),
  missingHref: maybe(Type.String()),
});
export type Completeness = Of<typeof Completeness>;

export const RegisterSummary = named('RegisterSummary', {
  name: Name,
  title: Text,
  count: Count,
  row: oneOf('case', 'subject', 'list'),
  columns: list(ColumnView),
  statuses: list(named('StatusCount', { name: Type.String(), title: Text, count: Count })),
  marks: list(Mark),
  /** Kinds of the procedures that keep it. */
  kinds: list(Type.String()),
  /** The pages that its rows and the procedures behind them offer. */
  views: list(Type.String()),
});
export type RegisterSummary = Of<typeof RegisterSummary>;

export const Registers = named('Registers', { registers: list(RegisterSummary) });

export const RegisterPage = named('RegisterPage', {
  register: RegisterSummary,
  rows: list(RegisterRow),
  /** Rows that match, on all pages. */
  total: Count,
  facets: list(Facet),
  completeness: maybe(Completeness),
  updated: Instant,
  next: maybe(Cursor),
});
export type RegisterPage = Of<typeof RegisterPage>;

/** Every row that matches, for CSV and bulk download. */
export const RegisterBulk = named('RegisterBulk', {
  register: Name,
  title: Text,
  pack: Name,
  version: Day,
  on: Day,
  columns: list(ColumnView),
  rows: list(
    named('BulkRow', {
      number: Type.String(),
      title: Text,
      status: Type.String(),
      since: Day,
      version: Count,
      struck: maybe(Day),
      values: Type.Record(Type.String(), Value),
    }),
  ),
});
export type RegisterBulk = Of<typeof RegisterBulk>;
