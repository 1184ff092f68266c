import { Type } from 'typebox';
import { Marks, Titled } from './common.ts';
import { Count, Day, list, maybe, named, type Of, Standing, Text } from './schema.ts';

/** What a body may do, by which article, and within which bounds. */
export const CompetenceLine = named('CompetenceLine', {
  name: Type.String(),
  /** Kinds of act, or what they do, as the pack names them. */
  acts: list(Type.String()),
  /** The orders that rest on it, procedure by procedure. */
  orders: list(named('CompetenceOrders', { procedure: Titled, orders: list(Text) })),
  /** Days, amounts, conditions, and who gave the mandate. */
  bounds: maybe(Text),
  standing: Standing,
  note: maybe(Text),
  marks: Marks,
});

/** Who may do what, by which article: read from the law in force. */
export const CompetencesPage = named('CompetencesPage', {
  pack: Type.String(),
  version: Day,
  sentence: Text,
  competences: Count,
  bodies: list(
    named('CompetentBody', {
      body: Titled,
      /** The office that works here in its name, if it is not that office itself. */
      through: maybe(Text),
      lines: list(CompetenceLine),
    }),
  ),
});
export type CompetencesPage = Of<typeof CompetencesPage>;
