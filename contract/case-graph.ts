import { Type } from 'typebox';
import { CaseRef } from './common.ts';
import { Count, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

/** Cases about one subject, as a forest: each under the case that opened it, or that it challenges. */
export const CaseGraph = named('CaseGraph', {
  /** The finding in a sentence: how many cases, how many of them still open. */
  sentence: Text,
  /** A case stands after the one above it. */
  nodes: list(
    named('CaseNode', {
      case: CaseRef,
      /** Index of the case above it. */
      under: maybe(Count),
      link: maybe(oneOf('child', 'challenge')),
      /** The case from which one looks. */
      here: maybe(Type.Boolean()),
    }),
  ),
});
export type CaseGraph = Of<typeof CaseGraph>;
