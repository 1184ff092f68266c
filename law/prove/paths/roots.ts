import { childrenOf, type Expression, type FeelValue, fromJson, type Node } from '#law/feel';
import { isNum, type Num, type Value } from '#law/ground';
import type { Fact, Pack, PackTable } from '#law/pack';
import { type Domain, regionValues } from '#law/table';
import { keysOf } from './entries.ts';

export type Facts = Readonly<Record<string, Value>>;

/**
 * The answers that a fact comes from, if it comes from such alone and one value of each region stands for all of it. What is read from a register by such
 * answers counts as one of them: it can be given anything at any moment.
 * @param isAnswer facts that somebody gives in this case, and that nothing else changes
 */
export const rootsOf = (
  pack: Pack,
  name: string,
  isAnswer: (fact: Fact) => boolean,
  inside: readonly string[] = [],
): ReadonlySet<string> | undefined => {
  const fact = pack.facts[name];
  if (fact === undefined || inside.includes(name)) return undefined;
  if (fact.entry !== undefined) return keysOf(pack, name, isAnswer) === undefined || !isAnswerable(fact) ? undefined : new Set([name]);
  const reads = readBy(pack, fact);
  if (reads === undefined || (fact.source.kind === 'given' && !(isAnswer(fact) && isAnswerable(fact)))) return undefined;
  const roots = new Set<string>(fact.source.kind === 'given' ? [name] : []);
  for (const each of reads) {
    const more = rootsOf(pack, each, isAnswer, [...inside, name]);
    if (more === undefined) return undefined;
    // An answer that is asked only while a list says so would come and go with the list.
    if (fact.source.kind === 'given' && [...more].some((root) => pack.facts[root]!.entry !== undefined)) return undefined;
    for (const root of more) roots.add(root);
  }
  return roots;
};

/** Personal facts are kept elsewhere; a text, a day or a list has too many values. */
const isAnswerable = (fact: Fact): boolean => !fact.several && !fact.personal && domainOf(fact) !== undefined;

/** What is read to work a fact out, and to know whether it is asked at all; `undefined` if regions do not tell it. */
const readBy = (pack: Pack, fact: Fact): readonly string[] | undefined => {
  const asked = fact.if === undefined ? [] : readByFormula(pack, fact.if);
  if (asked === undefined) return undefined;
  if (fact.source.kind === 'given') return asked;
  // A formula's list, day or text is not kept with the point.
  if (fact.source.kind === 'formula' && (fact.several || domainOf(fact) === undefined)) return undefined;
  const reads = fact.source.kind === 'table' ? readByTable(pack.tables[fact.source.table]) : readByFormula(pack, fact.source.is);
  return reads === undefined ? undefined : [...asked, ...reads];
};

const readByTable = (made: PackTable | undefined): readonly string[] | undefined =>
  made === undefined || made.table.rules.some(({ cells }) => cells.some(({ kind }) => kind === 'test')) ? undefined : made.table.reads;

/** Choices and yes-no facts are tried one by one; a number may only be compared with constants. */
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

export const domainOf = ({ type }: Fact): Domain | undefined => {
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

// ---- regions -----------------------------------------------------------------------------------------------------------

/** Everything that may tell the values of a fact apart. */
export interface Cutters {
  readonly pack: Pack;
  /** Tables and formulas that read it. */
  readonly formulas: readonly Expression[];
}

/** One value for each region of an answer that tables and formulas tell apart. */
export const valuesOf = (name: string, { pack, formulas }: Cutters): readonly Value[] => {
  const domain = domainOf(pack.facts[name]!)!;
  const tables = Object.values(pack.tables)
    .map(({ table }) => table)
    .filter(({ reads }) => reads.includes(name));
  const reading = formulas.filter(({ reads }) => reads.some(([first]) => first === name));
  const cuts = reading.flatMap(({ ast }) => numbersIn(ast));
  const from: Value = domain.kind === 'choice' ? domain.options[0]! : domain.kind === 'number' ? (domain.min ?? 0) : false;
  const values = regionValues({ name, domain, ...(domain.kind === 'number' && { cuts }) }, from, tables);
  if (domain.kind !== 'choice' || Object.values(pack.procedures).some(({ onEntry }) => onEntry[name] !== undefined)) return values;
  const told = new Set(reading.flatMap(({ ast }) => textsIn(ast)));
  const isCompared = reading.some(({ ast }) => !comparesOnly(ast));
  const cells = tables.flatMap((table) => table.rules.map(({ cells }) => cells[table.inputs.findIndex((input) => input.name === name)]));
  const seen = new Set<string>();
  return values.filter((value) => {
    const option = String(value);
    const inCells = cells.map((cell) => (cell?.kind === 'options' ? Number(cell.options.includes(option)) : '-')).join('');
    const mark = isCompared || told.has(option) ? option : `of those alike ${inCells}`;
    return !seen.has(mark) && seen.add(mark);
  });
};

export const numbersIn = (node: Node): readonly Num[] => [
  ...(node.kind === 'literal' && isNum(node.value) ? [node.value] : []),
  ...childrenOf(node).flatMap(numbersIn),
];

const textsIn = (node: Node): readonly string[] => [
  ...(node.kind === 'literal' && typeof node.value === 'string' ? [node.value] : []),
  ...childrenOf(node).flatMap(textsIn),
];

// ---- working facts out ---------------------------------------------------------------------------------------------------

/** A fact's value where the answers are those in `worked`; what was worked out on the way is kept there. */
export const valueAt = (pack: Pack, name: string, worked: Record<string, Value>): Value => {
  if (!Object.hasOwn(worked, name)) worked[name] = workOut(pack, name, worked);
  return worked[name]!;
};

export const isAskedAt = (pack: Pack, name: string, worked: Record<string, Value>): boolean => {
  const condition = pack.facts[name]!.if;
  return condition === undefined || condition.evaluate(envOf(pack, worked)) === true;
};

const workOut = (pack: Pack, name: string, worked: Record<string, Value>): Value => {
  const { source } = pack.facts[name]!;
  if (source.kind === 'given' || !isAskedAt(pack, name, worked)) return null;
  if (source.kind === 'table') {
    const outcome = pack.tables[source.table]!.table.decide((fact) => valueAt(pack, fact, worked));
    return outcome.kind === 'value' ? outcome.value : null;
  }
  const result = source.is.evaluate(envOf(pack, worked));
  return result === null || typeof result === 'boolean' || typeof result === 'string' || isNum(result) ? result : null;
};

const envOf = (pack: Pack, worked: Record<string, Value>) => ({ get: (fact: string): FeelValue => fromJson(valueAt(pack, fact, worked)) });
