import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** A step that not everybody may take who holds the role: who took part in another step of the case must leave it to somebody else. */
export const SeparationLine = named('SeparationLine', {
  kind: oneOf('order', 'vote'),
  step: Titled,
  /** Who may take it at all. */
  by: list(Text),
  /** Not by the person who took part in these; `parent` stands for the case above this one. */
  notBy: list(Titled),
  words: Text,
  marks: Marks,
});
export type SeparationLine = Of<typeof SeparationLine>;

/** Where a role of an office reads the cases of a procedure. */
export const ReadsLine = named('ReadsLine', {
  role: Titled,
  office: maybe(Text),
  /** States and endings in which it reads the case. */
  places: list(Titled),
  words: Text,
  /** Personal facts that it reads, and where; every other one is closed to it. */
  personal: list(named('ReadsPersonal', { fact: Titled, words: Text })),
  /** What it reads for, of a role that never acts there. */
  why: maybe(Text),
  marks: Marks,
});
export type ReadsLine = Of<typeof ReadsLine>;

const Proof = named('SeparationProof', { proved: Count, of: Count });

/** Separation of duties, read from the law in force: nothing of it is written by hand. */
export const SeparationPage = named('SeparationPage', {
  pack: Type.String(),
  version: Day,
  sentence: Text,
  procedures: list(
    named('SeparatedProcedure', {
      procedure: Titled,
      lines: list(SeparationLine),
      /** Promises that it holds on every path: how many are proved, of how many. */
      proof: maybe(Proof),
    }),
  ),
  /** Procedures in which nothing is kept apart. */
  without: list(Titled),
  /** Who of the offices reads what, of every procedure: a role that is not named reads nothing. */
  reads: list(
    named('ReadsProcedure', {
      procedure: Titled,
      lines: list(ReadsLine),
      /** What is closed even to its own office until an order opens it. */
      sealed: list(named('SealedPart', { what: Titled, words: Text, marks: Marks })),
      proof: maybe(Proof),
    }),
  ),
});
export type SeparationPage = Of<typeof SeparationPage>;
