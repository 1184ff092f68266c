import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { PromiseView } from './law.ts';
import { Day, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

const after = {
  /** The state or ending after it; missing where the case stays. */
  to: maybe(Titled),
  /** The case that it opens. */
  opens: maybe(Text),
  /** Ids of what may refuse it. */
  conditions: list(Type.String()),
};

export const MatrixMove = named('MatrixMove', { order: Titled, ...after });

/** What follows without anybody's order, and what brings it about; without an order nothing follows. */
export const MatrixFollowing = named('MatrixFollowing', {
  kind: oneOf('clock', 'vote', 'case', 'opened'),
  cause: Text,
  order: maybe(Titled),
  ...after,
});

export const MatrixRow = named('MatrixRow', {
  kind: oneOf('opening', 'state', 'ending'),
  /** The state's name; empty before there is a case. */
  name: Type.String(),
  title: Text,
  /** How long a case may be here, by its clocks. */
  time: maybe(Text),
  cells: list(named('MatrixCell', { column: Type.String(), turn: Type.Boolean(), moves: list(MatrixMove) })),
  byItself: list(MatrixFollowing),
});
export type MatrixRow = Of<typeof MatrixRow>;

/** State by role: read from the law in force, not written by hand. What is in no cell is not lawful. */
export const MatrixPage = named('MatrixPage', {
  procedure: Titled,
  pack: Type.String(),
  version: Day,
  sentence: Text,
  marks: Marks,
  procedures: list(Titled),
  columns: list(Titled),
  rows: list(MatrixRow),
  conditions: list(
    named('MatrixCondition', {
      id: Type.String(),
      text: Text,
      wayOut: maybe(Text),
      /** As the pack writes it. */
      formula: maybe(Type.String()),
      orders: list(Titled),
    }),
  ),
  /** What is promised of this procedure, and whether it is proved. */
  promises: list(PromiseView),
});
export type MatrixPage = Of<typeof MatrixPage>;
