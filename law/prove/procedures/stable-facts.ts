import { childrenOf, type Expression, type FeelValue, fromJson, type Node } from '#law/feel';
import { canonicalJson, isNum, type Num, sameValue, type Value } from '#law/ground';
import type { Fact, OrderDef, Pack, PackTable, Procedure } from '#law/pack';
import { type Domain, regionValues } from '#law/table';

export type Facts = Readonly<Record<string, Value>>;

const mostPoints = 100_000;

/** How the facts that conditions name can stand together at the opening, and how they can stand after some were given anew. */
export interface Ways {
  readonly start: readonly Facts[];
  after(facts: Facts, given: readonly string[]): readonly Facts[];
}

/**
 * Facts asked in a case and nowhere else change only when they are asked, and so does what tables and formulas make of them alone.
 * Their values are one for each region, and not known besides; what else conditions name is left open.
 */
export const waysOf = (pack: Pack, procedure: Procedure, conditions: readonly Node[]): Ways => {
  const named = [...new Set(conditions.flatMap(namesIn))].toSorted();
  const { opening, asked } = askedHere(pack, procedure);
  const known = named.flatMap((name): Known[] => {
    const roots = rootsOf(pack, name, asked);
    return roots === undefined ? [] : [{ name, roots }];
  });
  const cuts = [...conditions, ...formulasOf(pack)].flatMap(numbersIn);
  const groups = groupsOf(known).flatMap((group): Group[] => {
    const start = vectorsOf(pack, group, cuts, opening);
    const all = vectorsOf(pack, group, cuts, asked);
    return start === undefined || all === undefined ? [] : [{ known: group, start, all }];
  });
  return {
    start: groups.reduce<readonly Facts[]>((ways, { start }) => ways.flatMap((way) => start.map((facts) => ({ ...way, ...facts }))), [{}]),
    after: (facts, given) =>
      groups.reduce<readonly Facts[]>(
        (ways, { known: group, all }) => {
          const moved = group.filter(({ roots }) => given.some((fact) => roots.has(fact)));
          if (moved.length === 0) return ways;
          const still = group.filter((each) => !moved.includes(each));
          const next = all.filter((vector) => still.every(({ name }) => sameValue(vector[name], facts[name])));
          return ways.flatMap((way) => next.map((vector) => ({ ...way, ...vector })));
        },
        [facts],
      ),
  };
};

interface Known {
  readonly name: string;
  readonly roots: ReadonlySet<string>;
}

interface Group {
  readonly known: readonly Known[];
  readonly start: readonly Facts[];
  readonly all: readonly Facts[];
}

/** Facts that come from the same answers stand together. */
const groupsOf = (known: readonly Known[]): readonly (readonly Known[])[] => {
  let groups: (readonly Known[])[] = [];
  for (const each of known) {
    const akin = groups.filter((group) => group.some(({ roots }) => !roots.isDisjointFrom(each.roots)));
    groups = [...groups.filter((group) => !akin.includes(group)), [...akin.flat(), each]];
  }
  return groups;
};

/** Every way in which a group can stand, where `answered` may be known; `undefined` where there are too many to look at. */
const vectorsOf = (
  pack: Pack,
  group: readonly Known[],
  cuts: readonly Num[],
  answered: ReadonlySet<string>,
): readonly Facts[] | undefined => {
  const roots = [...new Set(group.flatMap((each) => [...each.roots]))].toSorted();
  const key = canonicalJson([group.map(({ name }) => name), roots.filter((name) => answered.has(name)), cuts.map(String)]);
  const kept = (vectorsKept.get(pack) ?? vectorsKept.set(pack, new Map()).get(pack))!;
  if (kept.has(key)) return kept.get(key);
  const tables = Object.values(pack.tables).map(({ table }) => table);
  const choices = roots.map((name): readonly Value[] => {
    if (!answered.has(name)) return [null];
    const domain = domainOf(pack.facts[name]!)!;
    const from: Value = domain.kind === 'choice' ? domain.options[0]! : domain.kind === 'number' ? (domain.min ?? 0) : false;
    return [null, ...regionValues({ name, domain, ...(domain.kind === 'number' && { cuts }) }, from, tables)];
  });
  const size = choices.reduce((product, { length }) => product * length, 1);
  const ways = new Map<string, Facts>();
  if (size <= mostPoints) {
    for (const point of pointsOf(roots, choices, 0, {})) {
      const worked: Record<string, Value> = { ...point };
      const facts = Object.fromEntries(group.map(({ name }) => [name, valueOfFact(pack, name, worked)]));
      ways.set(canonicalJson(facts), facts);
    }
  }
  kept.set(key, size <= mostPoints ? [...ways.values()] : undefined);
  return kept.get(key);
};

/** The same groups come up for promise after promise of a pack. */
const vectorsKept = new WeakMap<Pack, Map<string, readonly Facts[] | undefined>>();

const namesIn = (node: Node): readonly string[] => [
  ...(node.kind === 'name' && node.from === 'free' ? [node.name] : []),
  ...childrenOf(node).flatMap(namesIn),
];

/** The numbers that facts are compared with: there a new region begins. */
const numbersIn = (node: Node): readonly Num[] => {
  if (node.kind !== 'compare') return childrenOf(node).flatMap(numbersIn);
  const sides = [node.left, node.right];
  return sides.some(({ kind }) => kind === 'name')
    ? sides.flatMap((side) => (side.kind === 'literal' && isNum(side.value) ? [side.value] : []))
    : [];
};

const formulasOf = (pack: Pack): readonly Node[] =>
  Object.values(pack.facts).flatMap(({ source }) => (source.kind === 'formula' ? [source.is.ast] : []));

/** A case opened from above sees its parent's facts, and one opened by a duty or a stream is given some: there all is left open. */
const askedHere = (pack: Pack, procedure: Procedure): { readonly opening: ReadonlySet<string>; readonly asked: ReadonlySet<string> } => {
  const opened = Object.values(pack.procedures).some(({ cases }) =>
    Object.values(cases).some(({ link, procedure: of }) => of === procedure.name && link !== 'subject'),
  );
  const fed = [...pack.duties, ...pack.streams].some(({ opens }) => opens === procedure.name);
  if (opened || fed) return { opening: new Set(), asked: new Set() };
  const orders = Object.values(procedure.orders);
  const simple = (some: readonly OrderDef[]): ReadonlySet<string> =>
    new Set(some.flatMap(({ needs }) => needs.map(({ fact }) => fact)).filter((name) => isSimple(pack.facts[name])));
  return { opening: simple(orders.filter(({ from }) => from === 'opening')), asked: simple(orders) };
};

/** What was asked under a condition may be set aside later; personal facts are kept elsewhere. */
const isSimple = (fact: Fact | undefined): boolean =>
  fact !== undefined &&
  fact.source.kind === 'given' &&
  fact.if === undefined &&
  !fact.several &&
  !fact.personal &&
  domainOf(fact) !== undefined;

const domainOf = ({ type }: Fact): Domain | undefined => {
  if (type.kind === 'yes-no') return { kind: 'yes-no' };
  if (type.kind === 'choice') return { kind: 'choice', options: type.options.map(({ value }) => value), ranked: type.ranked };
  if (type.kind !== 'number') return undefined;
  return {
    kind: 'number',
    step: type.step,
    ...(type.min !== undefined && { min: type.min }),
    ...(type.max !== undefined && { max: type.max }),
  };
};

/** The facts asked that a fact comes from, if it comes from such alone and one point stands for its region. */
const rootsOf = (pack: Pack, name: string, asked: ReadonlySet<string>): ReadonlySet<string> | undefined => {
  const fact = pack.facts[name];
  if (fact === undefined) return undefined;
  if (asked.has(name)) return new Set([name]);
  if (fact.source.kind === 'given' || fact.if !== undefined) return undefined;
  // A formula's list, day or text is not kept with the point.
  if (fact.source.kind === 'formula' && (fact.several || domainOf(fact) === undefined)) return undefined;
  const reads = fact.source.kind === 'table' ? readByTable(pack.tables[fact.source.table]) : readByFormula(pack, fact.source.is);
  if (reads === undefined) return undefined;
  const roots = reads.map((each) => rootsOf(pack, each, asked));
  return roots.some((each) => each === undefined) ? undefined : new Set(roots.flatMap((each) => [...each!]));
};

const readByTable = (made: PackTable | undefined): readonly string[] | undefined =>
  made === undefined || made.table.rules.some(({ cells }) => cells.some(({ kind }) => kind === 'test')) ? undefined : made.table.reads;

/** Choices and yes-no facts are enumerated whole; a number may only be compared with constants. */
const readByFormula = (pack: Pack, formula: Expression): readonly string[] | undefined => {
  if (formula.calls.length > 0 || formula.reads.some((path) => path.length !== 1) || !isQuiet(formula.ast)) return undefined;
  const reads = formula.reads.map(([name]) => name!);
  const numbers = reads.some((name) => pack.facts[name]?.type.kind === 'number');
  return numbers && !comparesOnly(formula.ast) ? undefined : reads;
};

const isQuiet = (node: Node): boolean =>
  (node.kind !== 'call' || node.from === 'builtin') &&
  !(node.kind === 'call' && /today|now/.test(node.name)) &&
  childrenOf(node).every(isQuiet);

const comparesOnly = (node: Node): boolean => {
  if (node.kind === 'and' || node.kind === 'or') return node.terms.every(comparesOnly);
  if (node.kind === 'not') return comparesOnly(node.of);
  if (node.kind === 'name') return true;
  return (
    node.kind === 'compare' &&
    [node.left, node.right].every(({ kind }) => kind === 'name' || kind === 'literal') &&
    [node.left, node.right].some(({ kind }) => kind === 'literal')
  );
};

/** Works a fact out; what was worked out on the way is kept with the point. */
const valueOfFact = (pack: Pack, name: string, worked: Record<string, Value>): Value => {
  if (!Object.hasOwn(worked, name)) worked[name] = workOut(pack, name, worked);
  return worked[name]!;
};

const workOut = (pack: Pack, name: string, worked: Record<string, Value>): Value => {
  const { source } = pack.facts[name]!;
  if (source.kind === 'table') {
    const outcome = pack.tables[source.table]!.table.decide((fact) => valueOfFact(pack, fact, worked));
    return outcome.kind === 'value' ? outcome.value : null;
  }
  if (source.kind !== 'formula') return null;
  const result = source.is.evaluate({ get: (fact): FeelValue => fromJson(valueOfFact(pack, fact, worked)) });
  return result === null || typeof result === 'boolean' || typeof result === 'string' || isNum(result) ? result : null;
};

function* pointsOf(names: readonly string[], choices: readonly (readonly Value[])[], index: number, point: Facts): Generator<Facts> {
  if (index === names.length) {
    yield point;
    return;
  }
  for (const value of choices[index]!) yield* pointsOf(names, choices, index + 1, { ...point, [names[index]!]: value });
}
