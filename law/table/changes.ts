import { add, canonicalJson, compareNum, isNum, type Num, sameValue, subtract, type Value } from '#law/ground';
import { highest, lowest, measure, onGrid, stepOf, unmeasure } from './domain.ts';
import type { Cell, Domain, Table } from './model.ts';

export interface AskedFact {
  readonly name: string;
  readonly domain: Domain;
  /** Further values at which something changes, for facts that formulas read. */
  readonly cuts?: readonly Value[];
}

export interface ChangedFact {
  readonly fact: string;
  readonly from: Value;
  readonly to: Value;
}

/** One way to another outcome: these answers, given otherwise. */
export interface ChangeThatMatters {
  readonly changes: readonly ChangedFact[];
  readonly outcome: Value;
}

export interface ChangeSearch {
  readonly facts: Readonly<Record<string, Value | undefined>>;
  /** What may be answered otherwise; facts worked out are not among them. */
  readonly asked: readonly AskedFact[];
  /** Tables whose cells cut the domains into regions. */
  readonly tables: readonly Table[];
  /** What comes of the facts; `undefined` where nothing does, because a fact is missing or a rule refuses. */
  readonly outcome: (facts: Readonly<Record<string, Value | undefined>>) => Value | undefined;
  /** All there can be, so that the search may end when each is found, and passes over any other. */
  readonly outcomes?: readonly Value[];
  /** Most answers changed at once; as many as are asked, unless told. */
  readonly atMost?: number;
  /** Evaluations after which the search ends; 20,000 unless told. */
  readonly budget?: number;
}

export interface ChangesFound {
  readonly found: readonly ChangeThatMatters[];
  /** False where the budget ran out before the search was through. */
  readonly exhausted: boolean;
}

/**
 * For each other outcome, all smallest sets of answers that, given otherwise, lead to it: single answers where one is enough, else
 * pairs, and so on; smaller sets first. Numbers and days move to the nearest value of a region that the tables tell apart.
 */
export const changesThatMatter = (search: ChangeSearch): ChangesFound => {
  const now = search.outcome(search.facts);
  const settled = new Set(now === undefined ? [] : [canonicalJson(now)]);
  const open = new Set(search.outcomes?.map(canonicalJson).filter((outcome) => !settled.has(outcome)));
  const choices = search.asked.map((asked) => alternatives(asked, search));
  const kept: ChangeThatMatters[] = [];
  let left = search.budget ?? 20_000;
  const most = Math.min(search.atMost ?? search.asked.length, search.asked.length);
  for (let size = 1; size <= most && (search.outcomes === undefined || open.size > 0); size += 1) {
    const found: ChangeThatMatters[] = [];
    for (const changes of combinations(choices, size, 0)) {
      if (left <= 0) return { found: [...kept, ...nearestOnly(found, search.asked)], exhausted: false };
      left -= 1;
      const outcome = search.outcome(withChanges(search.facts, changes));
      if (outcome !== undefined && isOpen(canonicalJson(outcome))) found.push({ changes, outcome });
    }
    kept.push(...nearestOnly(found, search.asked));
    for (const { outcome } of found) settle(canonicalJson(outcome));
  }
  return { found: kept, exhausted: true };

  function isOpen(outcome: string): boolean {
    return search.outcomes === undefined ? !settled.has(outcome) : open.has(outcome);
  }

  function settle(outcome: string): void {
    settled.add(outcome);
    open.delete(outcome);
  }
};

const withChanges = (facts: ChangeSearch['facts'], changes: readonly ChangedFact[]): Record<string, Value | undefined> => {
  const changed = { ...facts };
  for (const { fact, to } of changes) changed[fact] = to;
  return changed;
};

function* combinations(choices: readonly (readonly ChangedFact[])[], size: number, from: number): Generator<readonly ChangedFact[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = from; index + size <= choices.length; index += 1) {
    for (const change of choices[index]!) for (const rest of combinations(choices, size - 1, index + 1)) yield [change, ...rest];
  }
}

// Of two ways that differ only in how far a number moves in the same direction, the shorter one says it all.
export const nearestOnly = (found: readonly ChangeThatMatters[], asked: readonly AskedFact[]): readonly ChangeThatMatters[] => {
  const domains = new Map(asked.map(({ name, domain }) => [name, domain]));
  const alike = Map.groupBy(found, ({ changes, outcome }) => canonicalJson([changes.map(({ fact }) => fact), outcome]));
  const isNearest = (way: ChangeThatMatters, others: readonly ChangeThatMatters[]): boolean =>
    !others.some((other) => other !== way && isShorter(other, way, domains));
  return [...alike.values()].flatMap((others) => others.filter((way) => isNearest(way, others)));
};

const isShorter = (a: ChangeThatMatters, b: ChangeThatMatters, domains: ReadonlyMap<string, Domain>): boolean => {
  let shorter = false;
  for (const [index, change] of a.changes.entries()) {
    const other = b.changes[index]!;
    if (sameValue(change.to, other.to)) continue;
    if (!isBetween(domains.get(change.fact)!, change, other)) return false;
    shorter = true;
  }
  return shorter;
};

const isBetween = (domain: Domain, near: ChangedFact, far: ChangedFact): boolean => {
  const [from, to, end] = [near.from, near.to, far.to].map((value) => measure(domain, value));
  if (to === undefined || end === undefined) return false;
  if (from === undefined) return compareNum(to, end) < 0;
  return compareNum(from, to) < 0 === compareNum(to, end) < 0 && compareNum(from, end) < 0 === compareNum(from, to) < 0;
};

// ---- what a fact could be instead ------------------------------------------------------------------------------------------------

export const alternatives = (asked: AskedFact, { facts, tables }: Pick<ChangeSearch, 'facts' | 'tables'>): readonly ChangedFact[] => {
  const from = facts[asked.name] ?? null;
  const values = regionValues(asked, from, tables);
  return values.filter((to) => !sameValue(to, from)).map((to) => ({ fact: asked.name, from, to }));
};

/** One value for each region of the domain that the tables tell apart, as near to `from` as may be. */
export const regionValues = (asked: AskedFact, from: Value, tables: readonly Table[]): readonly Value[] => {
  const { domain } = asked;
  if (domain.kind === 'choice') return domain.options;
  if (domain.kind === 'yes-no') return [true, false];
  const cells = tables.flatMap((table) => cellsOf(table, asked.name));
  if (domain.kind === 'text') return [...new Set(cells.flatMap((cell) => (cell.kind === 'texts' ? cell.texts : [])))];
  const starts = [
    ...cells.flatMap((cell) => startsOf(domain, cell)),
    ...(asked.cuts ?? []).flatMap((cut) => startsAt(domain, measure(domain, cut))),
  ];
  return regionsOf(domain, starts).map((region) => unmeasure(domain, nearestIn(region, measure(domain, from))));
};

const cellsOf = (table: Table, fact: string): readonly Cell[] => {
  const index = table.inputs.findIndex((input) => input.name === fact);
  return index === -1 ? [] : table.rules.map((rule) => rule.cells[index]!);
};

// Where a new region begins, as a value of the grid. FEEL tests show at least their constants.
const startsOf = (domain: Domain, cell: Cell): readonly Num[] => {
  if (cell.kind === 'test') return constantsIn(cell.test.ast).flatMap((value) => startsAt(domain, value));
  if (cell.kind !== 'ranges') return [];
  return cell.ranges.flatMap(({ low, lowOpen, high, highOpen }) => [
    ...(low === undefined ? [] : [lowOpen === true ? after(domain, low) : onGrid(domain, low, true)]),
    ...(high === undefined ? [] : [highOpen === true ? onGrid(domain, high, true) : after(domain, high)]),
  ]);
};

const startsAt = (domain: Domain, value: Num | undefined): readonly Num[] =>
  value === undefined ? [] : [onGrid(domain, value, true), after(domain, value)];

const after = (domain: Domain, value: Num): Num => add(onGrid(domain, value, false), stepOf(domain));

const constantsIn = (node: unknown): readonly Num[] => {
  if (typeof node !== 'object' || node === null || isNum(node)) return [];
  const { kind, value } = node as { readonly kind?: unknown; readonly value?: unknown };
  if (kind === 'literal')
    return isNum(value) ? [value] : typeof value === 'object' && value !== null && 'days' in value ? [value.days as number] : [];
  return Object.values(node).flatMap(constantsIn);
};

interface Region {
  readonly first?: Num;
  readonly last?: Num;
}

const regionsOf = (domain: Domain, starts: readonly Num[]): readonly Region[] => {
  const [low, high] = [lowest(domain), highest(domain)];
  const inner = starts
    .filter((start) => (low === undefined || compareNum(start, low) > 0) && (high === undefined || compareNum(start, high) <= 0))
    .sort(compareNum)
    .filter((start, index, all) => index === 0 || compareNum(start, all[index - 1]!) !== 0);
  return [undefined, ...inner].map((first, index) => {
    const begin = first ?? low;
    const last = index < inner.length ? subtract(inner[index]!, stepOf(domain)) : high;
    return { ...(begin === undefined ? {} : { first: begin }), ...(last === undefined ? {} : { last }) };
  });
};

const nearestIn = ({ first, last }: Region, from: Num | undefined): Num => {
  if (from === undefined) return first ?? last ?? 0;
  if (first !== undefined && compareNum(from, first) < 0) return first;
  return last !== undefined && compareNum(from, last) > 0 ? last : from;
};
