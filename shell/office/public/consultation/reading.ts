import type { OrderDef, Pack, Procedure } from '#law/pack';
import { procedureView } from '../../view/index.ts';

/**
 * What in a pack is a consultation, as its procedures declare it: a draft, and for what is said of it a case of its own.
 */
export interface Consulting {
  readonly procedure: Procedure;
  readonly order: OrderDef;
  /** The name under which the rule's case listens to comments. */
  readonly as: string;
  readonly comment: Procedure;
  /** Facts of the order: which clause, and what is said of it. */
  readonly clause: string;
  readonly text: string;
  /** What of it everybody may read: the text itself, or a public fact that is made of it, as where passages are blackened. */
  readonly shown: string;
  /** Why passages are blackened, where the office says so. */
  readonly blackened?: string;
  /** The list of clauses in the draft, and its columns for name and wording; missing where the draft is a file alone. */
  readonly draft?: { readonly fact: string; readonly name: string; readonly wording: string };
  /** The rule's name. */
  readonly title?: string;
  /** Of the comment's case: the answer, what was done, the comment it was merged into. */
  readonly answer?: string;
  readonly outcome?: string;
  readonly mergedInto?: string;
  /** The name under which a comment listens to its parts. */
  readonly parts?: string;
}

/** The consultations that a pack offers; `today` says it for a text from before views. */
export const consultingIn = (pack: Pack, today: Pack = pack): readonly Consulting[] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const parts = procedureView('consultation', pack, procedure, today);
    const order = procedure.orders[parts?.comment ?? ''];
    const comment = pack.procedures[procedure.cases[order?.opens ?? '']?.procedure ?? ''];
    const told = comment === undefined ? undefined : procedureView('comment', pack, comment, today);
    if (parts === undefined || order === undefined || comment === undefined) return [];
    const { clauses, name, wording, title } = parts;
    return [
      {
        procedure,
        order,
        as: order.opens!,
        comment,
        clause: parts.clause,
        text: parts.said,
        shown: told?.shown ?? parts.said,
        ...(told?.blackened !== undefined && { blackened: told.blackened }),
        ...(clauses !== undefined && name !== undefined && wording !== undefined && { draft: { fact: clauses, name, wording } }),
        ...(title !== undefined && { title }),
        ...(told?.answer !== undefined && { answer: told.answer }),
        ...(told?.outcome !== undefined && { outcome: told.outcome }),
        ...(told?.['merged-into'] !== undefined && { mergedInto: told['merged-into'] }),
        ...(told?.parts !== undefined && { parts: told.parts }),
      },
    ];
  });
