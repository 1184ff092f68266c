import { childrenOf, type Expression, type Node } from '#law/feel';
import type { Fact, Pack, Procedure } from '#law/pack';

/**
 * The answers that tell which row of a register a fact reads; nothing if it cannot be told that only these change it, beside the register itself.
 * @param isAnswer facts that somebody gives in this case, and that nothing else changes
 */
export const keysOf = (pack: Pack, name: string, isAnswer: (fact: Fact) => boolean): ReadonlySet<string> | undefined => {
  const fact = pack.facts[name];
  if (fact?.entry === undefined || fact.if !== undefined) return undefined;
  const keys = new Set<string>();
  return fact.entry.where.every((each) => gather(pack, each.fact, isAnswer, keys, [name])) ? keys : undefined;
};

const gather = (pack: Pack, name: string, isAnswer: (fact: Fact) => boolean, keys: Set<string>, inside: readonly string[]): boolean => {
  const fact = pack.facts[name];
  if (fact === undefined || fact.personal || fact.entry !== undefined || inside.includes(name)) return false;
  const reads = (expression: Expression | undefined): boolean =>
    expression === undefined ||
    (expression.calls.length === 0 &&
      isTimeless(expression.ast) &&
      expression.reads.every((path) => path.length === 1 && gather(pack, path[0]!, isAnswer, keys, [...inside, name])));
  if (!reads(fact.if)) return false;
  switch (fact.source.kind) {
    case 'given':
      if (!isAnswer(fact)) return false;
      keys.add(name);
      return true;
    case 'formula':
      return reads(fact.source.is);
    case 'table':
      return (pack.tables[fact.source.table]?.table.reads ?? []).every((each) => gather(pack, each, isAnswer, keys, [...inside, name]));
  }
};

const isTimeless = (node: Node): boolean =>
  !(node.kind === 'call' && (node.from !== 'builtin' || /^(today|now)$/.test(node.name))) && childrenOf(node).every(isTimeless);

/** A column may be empty, so such a fact can be unknown though a row stands; whether a row stands is always known once its key is. */
export const canBeEmpty = ({ entry }: Fact): boolean => entry?.gives !== undefined;

/** The facts from registers that these procedures and formulas look at, whether by themselves or behind what is worked out. */
export const entriesBehind = (pack: Pack, procedures: readonly Procedure[], formulas: readonly Expression[]): readonly Fact[] => {
  const found = new Map<string, Fact>();
  const seen = new Set<string>();
  const look = (name: string): void => {
    const fact = pack.facts[name];
    if (fact === undefined || seen.has(name)) return;
    seen.add(name);
    if (fact.entry !== undefined) found.set(name, fact);
    for (const [first] of fact.if?.reads ?? []) look(first!);
    if (fact.source.kind === 'formula') for (const [first] of fact.source.is.reads) look(first!);
    if (fact.source.kind === 'table') for (const read of pack.tables[fact.source.table]?.table.reads ?? []) look(read);
  };
  for (const { onEntry, orders } of procedures) {
    for (const fact of Object.keys(onEntry)) look(fact);
    for (const { guards } of Object.values(orders)) for (const { if: guard } of guards) for (const path of guard.reads) path.forEach(look);
  }
  for (const formula of formulas) for (const path of formula.reads) path.forEach(look);
  return [...found.values()];
};
