import { Type } from 'typebox';
import { CaseRef, Line, Marks, Status, Titled } from './common.ts';
import { Count, Cursor, Day, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

const ProductNamed = named('ProductNamed', { number: maybe(Type.String()), title: Text, href: maybe(Type.String()) });

export const Warning = named('Warning', {
  on: Day,
  register: Titled,
  number: Type.String(),
  href: Type.String(),
  product: maybe(ProductNamed),
  /** What it is called by itself: where it is about no row of another register. */
  title: maybe(Text),
  status: Status,
  /** What may happen, and why it was ordered. */
  says: list(Text),
  /** What to do, or to leave. */
  advice: maybe(Text),
  marks: Marks,
});
export type Warning = Of<typeof Warning>;

/** Warnings, suspensions and recalls for everybody, newest first. */
export const WatchPage = named('WatchPage', {
  today: Day,
  sentence: Text,
  inForce: list(Warning),
  /** The latest that are over. */
  over: list(Warning),
  /** What the office counts so as to notice by itself, in plain words. */
  streams: list(named('StreamTold', { title: Text, says: list(Text), marks: Marks })),
});
export type WatchPage = Of<typeof WatchPage>;

export const IncidentLine = named('IncidentLine', {
  case: CaseRef,
  harm: maybe(Text),
  product: maybe(ProductNamed),
  happened: Day,
  /** Days until the date that the law sets; below zero where it is over. */
  leftDays: maybe(Type.Integer()),
  clock: maybe(Text),
  waits: maybe(Text),
  /** No official has done anything in it yet. */
  untouched: Type.Boolean(),
  marks: Marks,
});
export type IncidentLine = Of<typeof IncidentLine>;

/** What needs a person of the office today. */
export const WatchBoard = named('WatchBoard', {
  today: Day,
  sentence: Text,
  /** A page of the open ones, by the date that comes first. */
  rows: list(IncidentLine),
  /** How many are open; the figures below are of all of them. */
  total: Count,
  next: maybe(Cursor),
  byHarm: list(named('HarmCount', { title: Text, count: Count, late: Count })),
  /** Same product, within so many days of each other. */
  nearDays: Count,
  suspected: list(
    named('Suspected', {
      product: Text,
      reason: Text,
      /** The first reported; others may be merged into it. */
      into: CaseRef,
      others: list(named('Mergeable', { case: CaseRef, happened: Day, order: Name, fact: Name })),
    }),
  ),
  merged: list(named('MergedReport', { case: CaseRef, on: Day, by: maybe(oneOf('office', 'law')), into: list(CaseRef), marks: Marks })),
  rule: maybe(Line),
});
export type WatchBoard = Of<typeof WatchBoard>;
