import type { Expression, Node } from '#law/feel';
import { childrenOf } from '#law/feel';
import type { Value } from '#law/ground';
import type { Fact, Pack } from '#law/pack';
import type { Ask, FactClasses, Start } from './fact-classes.ts';
import { valueAt } from './roots.ts';

/**
 * The answers that a derived yes-no fact is worked out from, where it reads nothing else: no day, no register, no other case, no count.
 * Regions may not tell its values apart (`cap-subjects <= asked-subjects`), but it stands until one of these answers is given again.
 * @param isAnswer facts that somebody gives in this case, and that nothing else changes
 */
export const leavesOf = (pack: Pack, name: string, isAnswer: (fact: Fact) => boolean): ReadonlySet<string> | undefined => {
  const fact = pack.facts[name];
  if (fact === undefined || fact.source.kind === 'given' || fact.several || fact.type.kind !== 'yes-no') return undefined;
  const leaves = new Set<string>();
  return gather(pack, fact, isAnswer, leaves, [name]) ? leaves : undefined;
};

/** False where something else than an answer is read on the way. */
const gather = (pack: Pack, fact: Fact, isAnswer: (fact: Fact) => boolean, leaves: Set<string>, inside: readonly string[]): boolean => {
  const read = (name: string): boolean => {
    const other = pack.facts[name];
    if (other === undefined || inside.includes(name)) return false;
    return gather(pack, other, isAnswer, leaves, [...inside, name]);
  };
  if (fact.personal || fact.type.kind === 'case') return false;
  if (fact.if !== undefined && !(isClosed(fact.if) && namesIn(fact.if).every(read))) return false;
  switch (fact.source.kind) {
    case 'given':
      if (!isAnswer(fact)) return false;
      leaves.add(fact.name);
      return true;
    case 'formula':
      return isClosed(fact.source.is) && namesIn(fact.source.is).every(read);
    case 'table':
      return (pack.tables[fact.source.table]?.table.reads ?? []).every(read);
  }
};

const namesIn = ({ reads }: Expression): readonly string[] => reads.map(([first]) => first!);

/** Asks the engine nothing and looks at no clock. */
const isClosed = ({ calls, ast }: Expression): boolean => calls.length === 0 && isTimeless(ast);

const isTimeless = (node: Node): boolean =>
  !(node.kind === 'call' && (node.from !== 'builtin' || /^(today|now)$/.test(node.name))) && childrenOf(node).every(isTimeless);

const values: readonly Value[] = [null, false, true];

/**
 * Such a fact as the explorer keeps it: unknown, no or yes. Any of these after an order that asks one of its answers, and the same as before
 * after every other order. This foresees more than can happen, so what is promised of it holds.
 */
export const steadyClasses = (
  pack: Pack,
  name: string,
  leaves: ReadonlySet<string>,
  starts: readonly Start[],
  asks: readonly Ask[],
): FactClasses => {
  const isAsked = ({ required, optional }: Ask): boolean => [...required, ...optional].some((fact) => leaves.has(fact));
  const all = values.map((_, index) => index);
  const unanswered = Math.max(0, values.indexOf(valueAt(pack, name, {})));
  return {
    names: [name],
    roots: [],
    count: values.length,
    facts: values.map((value) => ({ [name]: value })),
    starts: starts.map((start) => (start.fromAbove || isAsked(start) ? all : [unanswered])),
    after: asks.map((ask) => all.map((each) => (isAsked(ask) ? all : [each]))),
    open: () => ({}),
    answer: () => ({}),
  };
};
