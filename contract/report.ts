import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';
import { Share } from './times.ts';

/** One number of the year. What it counts stands under the same name among the definitions. */
export const Figure = named('Figure', {
  name: Type.String(),
  title: Text,
  count: Count,
  /** What it is a part of. */
  of: maybe(Count),
  /** With Wilson’s interval, where there are enough. */
  share: maybe(Share),
  /** The list behind it. */
  href: maybe(Type.String()),
});
export type Figure = Of<typeof Figure>;

/** A period of the office’s own at whose end a case is decided. */
export const Decided = named('Decided', {
  clock: Titled,
  limit: Text,
  unit: oneOf('working-days', 'days', 'months', 'hours'),
  /** Of all that were decided or should have been, those decided within the period, lawful pauses and extensions reckoned. */
  inTime: Figure,
  /** Of these, those whose period was over at the end and that were not decided. */
  overdue: maybe(Figure),
  /** Days that the period counts; missing where there are too few to say. */
  median: maybe(Type.Number()),
});
export type Decided = Of<typeof Decided>;

/** What a procedure did in the year. */
export const ReportRow = named('ReportRow', {
  procedure: Titled,
  /** The register that its cases stand in. */
  href: maybe(Type.String()),
  marks: Marks,
  openBefore: Figure,
  opened: Figure,
  reopened: Figure,
  ended: Figure,
  /** Endings, with what each means in law. */
  endings: list(Figure),
  openAfter: Figure,
  /** Of those open at the end: who was waited for. */
  waiting: list(Figure),
  decided: list(Decided),
  corrections: Figure,
  extensions: Figure,
  pausedCases: Figure,
  pausedDays: Figure,
  silences: list(Figure),
  challenges: Figure,
  outcomes: list(Figure),
});
export type ReportRow = Of<typeof ReportRow>;

export const ReportSection = named('ReportSection', {
  name: Name,
  title: Text,
  /** Where there is nothing to count. */
  empty: Text,
  groups: list(
    named('ReportGroup', { title: maybe(Text), note: maybe(Text), href: maybe(Type.String()), marks: Marks, figures: list(Figure) }),
  ),
});
export type ReportSection = Of<typeof ReportSection>;

export const Definition = named('Definition', { name: Type.String(), title: Text, text: Text });

/** A year of the authority, made from its ledger. */
export const ReportPage = named('ReportPage', {
  year: Type.Integer(),
  from: Day,
  to: Day,
  /** The year is not over: it goes until `to`. */
  running: Type.Boolean(),
  sentence: Text,
  /** Years of which there is something to tell, newest first. */
  years: list(Type.Integer()),
  groups: list(named('ReportTable', { name: Name, title: Text, rows: list(ReportRow) })),
  /** Procedures in which nothing happened. */
  idle: list(Titled),
  sections: list(ReportSection),
  definitions: list(Definition),
  notCounted: list(Text),
});
export type ReportPage = Of<typeof ReportPage>;
