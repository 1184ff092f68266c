import type { OrderDef, Pack, Procedure } from '#law/pack';

/**
 * What in a pack is a consultation: a procedure in which anyone may give an order that opens a case of its own for what is
 * said. Read from the shape alone, so that any city's names will do.
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

export const consultingIn = (pack: Pack): readonly Consulting[] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const order = Object.values(procedure.orders).find(
      ({ by, from, opens }) => by.includes('anyone') && from !== 'opening' && opens !== undefined,
    );
    const comment = pack.procedures[procedure.cases[order?.opens ?? '']?.procedure ?? ''];
    const [clause, said] = order?.needs.map(({ fact }) => fact) ?? [];
    if (order === undefined || comment === undefined || clause === undefined || said === undefined) return [];
    return [
      {
        procedure,
        order,
        as: order.opens!,
        comment,
        clause,
        text: said,
        ...ofText(pack, comment, said),
        ...ofDraft(pack, procedure),
        ...ofComment(pack, comment),
      },
    ];
  });

/** A public fact that reads what was said, and what else an order gives that gives what this fact reads beside it. */
const ofText = (pack: Pack, comment: Procedure, said: string): Pick<Consulting, 'shown' | 'blackened'> => {
  const made = Object.values(pack.facts).find(
    ({ shown, source }) => shown === 'public' && source.kind === 'formula' && source.is.reads.some(([name]) => name === said),
  );
  if (made === undefined || made.source.kind !== 'formula') return { shown: said };
  const beside = new Set(made.source.is.reads.map(([name]) => name));
  const blackening = Object.values(comment.orders).find(({ needs }) => needs.some(({ fact }) => fact !== said && beside.has(fact)));
  const why = blackening?.needs.find(({ fact }) => pack.facts[fact]?.type.kind === 'choice')?.fact;
  return { shown: made.name, ...(why !== undefined && { blackened: why }) };
};

const ofDraft = (pack: Pack, procedure: Procedure): Pick<Consulting, 'draft' | 'title'> => {
  const asked = Object.values(procedure.orders)
    .filter(({ from }) => from === 'opening')
    .flatMap(({ needs }) => needs.flatMap(({ fact }) => pack.facts[fact] ?? []));
  const list = asked.find(({ type }) => type.kind === 'list');
  const [name, wording] = list?.type.kind === 'list' ? list.type.of : [];
  const title = asked.find(({ type, several }) => type.kind === 'text' && !several)?.name;
  return {
    ...(list !== undefined && name !== undefined && wording !== undefined && { draft: { fact: list.name, name, wording } }),
    ...(title !== undefined && { title }),
  };
};

const ofComment = (pack: Pack, comment: Procedure): Pick<Consulting, 'answer' | 'outcome' | 'mergedInto' | 'parts'> => {
  const ending = Object.values(comment.orders).find(({ to }) => comment.endings[to ?? '']?.kind === 'answered');
  const kindOf = (order: OrderDef | undefined, kind: string): string | undefined =>
    order?.needs.find(({ fact }) => pack.facts[fact]?.type.kind === kind)?.fact;
  const merging = Object.values(comment.orders).find(({ to }) => comment.endings[to ?? '']?.kind === 'merged');
  const parts = Object.values(comment.cases).find(({ procedure }) => procedure === comment.name)?.name;
  const [answer, outcome, mergedInto] = [kindOf(ending, 'text'), kindOf(ending, 'choice'), kindOf(merging, 'case')];
  return {
    ...(answer !== undefined && { answer }),
    ...(outcome !== undefined && { outcome }),
    ...(mergedInto !== undefined && { mergedInto }),
    ...(parts !== undefined && { parts }),
  };
};
