import type { Text } from '#law/ground';
import type { Pack, PackTable } from '#law/pack';
import { say } from './spoken.ts';

/** An input of a table that may not be known when the table is read, and what comes of it. */
export interface UnknownInput {
  readonly input: string;
  /** In words: asked only under a condition, may be left out, or rests on such a fact. */
  readonly why: string;
  /** The same in both languages. */
  readonly text: Text;
  /** Rows that can answer all the same, since they do not test it; without one of them the result is not known. */
  readonly answeredBy: readonly string[];
}

/**
 * Which inputs of a pack's table may be unknown: what is said besides gaps, since a row that tests an unknown fact neither fires nor fails (pack
 * language, section 5). No fault of the table: a form that asks for the fact each time makes it known.
 */
export const unknownInputs = (pack: Pack, { table }: PackTable): readonly UnknownInput[] =>
  table.inputs.flatMap(({ name }, column) => {
    const why = whyUnknown(pack, name, new Set());
    if (why === undefined) return [];
    return [
      {
        input: name,
        why: why.en,
        text: why,
        answeredBy: table.rules.filter(({ cells }) => cells[column]!.kind === 'any').map(({ id }) => id),
      },
    ];
  });

const whyUnknown = (pack: Pack, name: string, above: ReadonlySet<string>): Text | undefined => {
  const fact = pack.facts[name];
  if (fact === undefined || above.has(name)) return undefined;
  if (fact.if !== undefined) return say('whyUnknown.isAskedOnlyIf', { name, if: fact.if.source });
  const seen = new Set([...above, name]);
  const restsOn = (facts: readonly string[]): Text | undefined =>
    facts.map((each) => whyUnknown(pack, each, seen)).find((why) => why !== undefined);
  switch (fact.source.kind) {
    case 'given':
      return isLeftOut(pack, name) ? say('whyUnknown.anOrderMayLeave', { name }) : undefined;
    case 'formula':
      return restsOn(fact.source.is.reads.map(([read]) => read!));
    case 'table': {
      const decided = pack.tables[fact.source.table];
      if (decided === undefined) return undefined;
      return decided.complete ? restsOn(decided.table.reads) : say('whyUnknown.needNotAnswer', { decided: decided.name });
    }
  }
};

/** Some order asks for it, and each that does lets it be left out. */
const isLeftOut = (pack: Pack, name: string): boolean => {
  const needs = Object.values(pack.procedures).flatMap(({ orders }) => Object.values(orders).flatMap((order) => order.needs));
  const asked = needs.filter(({ fact }) => fact === name);
  return asked.length > 0 && asked.every(({ optional }) => optional);
};
