import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** A step that not everybody may take who holds the role: who took part in another step of the case must leave it to somebody else. */
export const SeparationLine = named('SeparationLine', {
  kind: oneOf('order', 'vote'),
  step: Titled,
  /** Who may take it at all. */
  by: list(Text),
  /** Not by whoever took part in these; `parent` stands for the case above this one. */
  notBy: list(Titled),
  words: Text,
  marks: Marks,
});
export type SeparationLine = Of<typeof SeparationLine>;

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
      proof: maybe(named('SeparationProof', { proved: Count, of: Count })),
    }),
  ),
  /** Procedures in which nothing is kept apart. */
  without: list(Titled),
});
export type SeparationPage = Of<typeof SeparationPage>;
