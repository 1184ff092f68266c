import { Type } from 'typebox';
import { Question } from './asking.ts';
import { FileRef, Marks, RefusalView, Titled } from './common.ts';
import { Count, given, Instant, list, maybe, Name, named, type Of, oneOf, Text, Value, Values } from './schema.ts';

const Met = oneOf('met', 'not-met', 'not-needed');
/** `fact:affected`, `article:sz.66` or `paper:sha256:…`. */
const Cite = Type.String({ maxLength: 200, pattern: '^(fact|article|paper):[^\\s]+$' });

/** A draft decision as it is given in: the order proposed, with what it would be given with. */
export const Proposing = given('Proposing', {
  order: Name,
  gives: Values,
  /** Name of what the law asks → what was found. */
  findings: maybe(
    Type.Record(
      Type.String({ maxLength: 120 }),
      given('FindingGiven', { met: Met, words: maybe(Type.String({ maxLength: 2000 })), cites: Type.Array(Cite, { maxItems: 20 }) }),
    ),
  ),
  papers: maybe(Type.Array(Type.String({ pattern: '^sha256:[0-9a-f]{64}$' }), { maxItems: 40 })),
});
export type Proposing = Of<typeof Proposing>;

/** What may be proposed with an order, and what would stop the person who decides. */
export const ProposalChoices = named('ProposalChoices', {
  decisions: list(
    named('DecisionChoice', {
      order: Name,
      title: Text,
      needs: list(Question),
      letter: maybe(Titled),
      danger: Type.Boolean(),
      /** Why the person who decides could not order it today. */
      refusal: maybe(RefusalView),
      /** What it leads to. */
      next: maybe(Text),
      marks: Marks,
    }),
  ),
  /** A finding for each thing that the law asks. */
  findings: list(named('FindingAsked', { name: Name, title: Text, marks: Marks })),
  /** Who is to decide. */
  decides: list(Text),
});
export type ProposalChoices = Of<typeof ProposalChoices>;

/** What was proposed, as it was. */
export const ProposalView = named('ProposalView', {
  version: Count,
  seq: Count,
  /** The order by which it was proposed. */
  with: Name,
  decision: Titled,
  by: Text,
  mine: Type.Boolean(),
  at: Instant,
  gives: Values,
  facts: list(named('ProposedFact', { fact: Name, title: Text, value: Value, words: Text })),
  findings: list(
    named('FindingView', {
      name: Name,
      title: Text,
      met: maybe(Met),
      words: maybe(Type.String()),
      cites: list(named('CiteView', { ref: Type.String(), words: Text, href: maybe(Type.String()) })),
      marks: Marks,
    }),
  ),
  papers: list(FileRef),
  /** What became of it; missing while it lies before the person who decides. */
  outcome: maybe(
    named('ProposalOutcome', {
      kind: oneOf('signed', 'changed', 'sent-back', 'taken-back', 'overtaken'),
      order: Titled,
      by: Text,
      at: Instant,
      /** The remarks with which it was returned. */
      remarks: maybe(Text),
      /** What the person who signed changed: fact by fact, before and after. */
      changes: list(named('ProposalChange', { title: Text, before: maybe(Text), after: maybe(Text) })),
    }),
  ),
});
export type ProposalView = Of<typeof ProposalView>;

/** A draft that was kept, or the newer one that stands in its way: then nothing was written over. */
export const OrderDraftSaved = named('OrderDraftSaved', {
  revision: Count,
  newer: maybe(named('NewerDraft', { gives: Values, proposes: maybe(Proposing), saved: Instant, revision: Count })),
});
export type OrderDraftSaved = Of<typeof OrderDraftSaved>;
