import { canonicalJson, compareNum, sameValue, type Value } from '#law/ground';
import { type CellTest, cellTest } from './cell-test.ts';
import { alternatives, type ChangedFact, type ChangesFound, type ChangeThatMatters, changesThatMatter, nearestOnly } from './changes.ts';
import { answerOf, isCollected, tryOrder } from './decide.ts';
import { measure } from './domain.ts';
import type { Cell, Rule, Table, TableInput } from './model.ts';

type Facts = Readonly<Record<string, Value | undefined>>;

/** Points and sets looked at before a search ends: some tens of milliseconds. */
const bound = 30_000;

/**
 * For each other outcome of one table, all smallest sets of answers that lead to it, as `changesThatMatter` has it, but led by the rules:
 * whatever gives an outcome fires a rule with that outcome, so at least the answers that this rule does not accept have to change.
 * Only given answers change once the outcome is known; before, the open ones are what would decide it.
 */
export const changesOfTable = (table: Table, facts: Facts): ChangesFound => {
  const outcomeOf = (changed: Facts): Value | undefined => {
    const outcome = table.decide((name) => changed[name]);
    return outcome.kind === 'value' ? outcome.value : undefined;
  };
  const now = outcomeOf(facts);
  const asked = table.inputs.filter(({ name, several }) => several !== true && (now === undefined || (facts[name] ?? null) !== null));
  const search = { facts, asked, tables: [table], outcome: outcomeOf };
  if (isCollected(table.hit)) return changesThatMatter(search);
  const led = new LedSearch(table, facts, asked, now);
  return { found: led.found().toSorted((a, b) => inOrder(a, b, table.inputs)), exhausted: led.exhausted };
};

const inOrder = (a: ChangeThatMatters, b: ChangeThatMatters, inputs: readonly TableInput[]): number => {
  if (a.changes.length !== b.changes.length) return a.changes.length - b.changes.length;
  for (const [index, change] of a.changes.entries()) {
    const other = b.changes[index]!;
    const place = (fact: string): number => inputs.findIndex((input) => input.name === fact);
    if (change.fact !== other.fact) return place(change.fact) - place(other.fact);
    const { domain } = inputs[place(change.fact)]!;
    const options: readonly Value[] = domain.kind === 'choice' ? domain.options : [];
    if (!sameValue(change.to, other.to)) return options.indexOf(change.to) - options.indexOf(other.to);
  }
  return 0;
};

/** A value that a fact could have instead, the rules that accept it, and those that it does not keep from firing. */
interface Step {
  readonly change: ChangedFact;
  readonly accepted: RuleSet;
  readonly possible: RuleSet;
}

/** Steps in one direction, the nearest first: who has passed one has passed those before. */
type Direction = readonly Step[];

/** What is to come out, and what stands in the way of it. */
interface Aim {
  readonly outcome: Value;
  /** Facts that cannot stay as they are, by index. */
  readonly must: readonly number[];
  /** What else could be answered, by asked fact. */
  readonly directions: readonly (readonly Direction[])[];
  readonly blockers: RuleSet;
  /** Whether a rule blocks as long as it could fire, or only where it does. */
  readonly blocks: 'accepted' | 'possible';
  /** Rules that no step of a fact keeps from blocking, by asked fact. */
  readonly always: readonly RuleSet[];
}

class LedSearch {
  readonly #table: Table;
  readonly #facts: Facts;
  readonly #asked: readonly TableInput[];
  readonly #now: Value | undefined;
  readonly #directions: readonly (readonly Direction[])[];
  /** The answers as they are, by asked fact. */
  readonly #given: readonly Step[];
  /** Rules that wait for nothing that is not asked. */
  readonly #rest: RuleSet;
  readonly #everyRule: RuleSet;
  /** Whether only the table can tell if a rule fires, since a FEEL test reads facts beside its own. */
  readonly #open: boolean;
  #left = bound;

  constructor(table: Table, facts: Facts, asked: readonly TableInput[], now: Value | undefined) {
    this.#table = table;
    this.#facts = facts;
    this.#asked = asked;
    this.#now = now;
    const tests = asked.map((input) => table.rules.map((rule) => testOf(table, rule, input)));
    const step = (index: number, change: ChangedFact): Step => {
      const passes = tests[index]!.map((test) => test(change.to, (name) => facts[name]));
      return { change, accepted: ruleSet(passes.map((pass) => pass === true)), possible: ruleSet(passes.map((pass) => pass !== false)) };
    };
    this.#directions = asked.map((input, index) =>
      directionsOf(input, alternatives(input, { facts, tables: [table] })).map((changes) => changes.map((change) => step(index, change))),
    );
    this.#given = asked.map(({ name }, index) => {
      const value = facts[name] ?? null;
      return step(index, { fact: name, from: value, to: value });
    });
    this.#rest = ruleSet(table.rules.map((rule) => !waitsForOthers(table, rule, asked)));
    this.#everyRule = ruleSet(table.rules.map(() => true));
    this.#open = table.rules.some(({ cells }) => cells.some((cell, index) => mayHangOnOthers(cell, table.inputs[index]!)));
  }

  get exhausted(): boolean {
    return this.#left > 0;
  }

  found(): readonly ChangeThatMatters[] {
    const blockers = blockersOf(this.#table);
    const aims = new Map<string, Aim[]>();
    for (const [rule, mine] of blockers.entries()) {
      const outcome = answerOf(this.#table, rule);
      const key = canonicalJson(outcome);
      const aim = has(this.#rest, rule) ? this.#aimAt(rule, outcome, mine) : undefined;
      if (aim !== undefined) aims.set(key, [...(aims.get(key) ?? []), aim]);
    }
    if (!this.#table.complete) aims.set(canonicalJson(null), [this.#aimAtNothing()]);
    if (this.#now !== undefined) aims.delete(canonicalJson(this.#now));
    return [...aims.values()].flatMap((same) => this.#smallest(same));
  }

  #smallest(aims: readonly Aim[]): readonly ChangeThatMatters[] {
    for (let size = 1; size <= this.#asked.length && this.exhausted; size += 1) {
      // Where rules with the same answer overlap, each finds the way.
      const found = new Map<string, ChangeThatMatters>();
      for (const aim of aims) {
        for (const set of supersets(aim.must, this.#asked.length, size))
          for (const way of this.#within(aim, set)) found.set(canonicalJson(way.changes.map(({ fact, to }) => [fact, to])), way);
      }
      if (found.size > 0) return nearestOnly([...found.values()], this.#asked);
    }
    return [];
  }

  /** That a rule gives its answer; `undefined` where another stands before it whatever is answered. */
  #aimAt(rule: number, outcome: Value, blockers: RuleSet): Aim | undefined {
    const { hit } = this.#table;
    // A rule that could fire is enough to keep a first or a higher one open; two rules that fit both have to fire.
    const blocks = hit === 'first' || hit === 'priority' ? 'possible' : 'accepted';
    const directions = this.#directions.map((all) =>
      all.map((steps) => steps.filter(({ accepted }) => has(accepted, rule))).filter((steps) => steps.length > 0),
    );
    const always = directions.map((all) => this.#always(all, blocks));
    const must = this.#given.flatMap(({ accepted }, index) => (has(accepted, rule) ? [] : [index]));
    const standing = blocks === 'possible' ? blockers : both(blockers, this.#rest);
    const blocked = this.#given.reduce(
      (left, step, index) => both(left, must.includes(index) ? always[index]! : both(always[index]!, step[blocks])),
      standing,
    );
    return !this.#open && !isEmpty(blocked) ? undefined : { outcome, must, directions, blockers: standing, blocks, always };
  }

  /** That no rule fires, and none could: then a table that need not be complete says nothing. */
  #aimAtNothing(): Aim {
    const directions = this.#directions;
    const always = directions.map((all) => this.#always(all, 'possible'));
    return { outcome: null, must: [], directions, blockers: this.#everyRule, blocks: 'possible', always };
  }

  #always(directions: readonly Direction[], blocks: Aim['blocks']): RuleSet {
    return directions.flat().reduce((left, step) => both(left, step[blocks]), this.#everyRule);
  }

  /** The nearest values of exactly these facts with which the outcome comes. */
  #within(aim: Aim, set: readonly number[]): readonly ChangeThatMatters[] {
    if (this.#left <= 0) return [];
    this.#left -= 1;
    let standing = aim.blockers;
    for (const [index, step] of this.#given.entries()) if (!set.includes(index)) standing = both(standing, step[aim.blocks]);
    if (!this.#open && !isEmpty(set.reduce((left, index) => both(left, aim.always[index]!), standing))) return [];
    return [...products(set.map((index) => aim.directions[index]!))].flatMap((chosen) => this.#along(aim, chosen, standing));
  }

  // Step by step away from the answers as they are; whatever lies beyond a hit in every direction is passed over.
  #along(aim: Aim, directions: readonly Direction[], standing: RuleSet): readonly ChangeThatMatters[] {
    const hits: (readonly number[])[] = [];
    const seen = new Set<number>();
    let border: readonly (readonly number[])[] = [directions.map(() => 0)];
    while (border.length > 0) {
      const next: (readonly number[])[] = [];
      for (const place of border) {
        if (hits.some((hit) => hit.every((step, index) => step <= place[index]!))) continue;
        if (this.#left <= 0) break;
        this.#left -= 1;
        if (this.#gives(aim, directions, place, standing)) {
          hits.push(place);
          continue;
        }
        for (const [index, step] of place.entries()) {
          if (step + 1 >= directions[index]!.length) continue;
          const further = place.with(index, step + 1);
          const key = further.reduce((number, each, at) => number * directions[at]!.length + each, 0);
          if (!seen.has(key)) next.push(further);
          seen.add(key);
        }
      }
      border = next;
    }
    return hits.map((hit) => ({ changes: hit.map((step, index) => directions[index]![step]!.change), outcome: aim.outcome }));
  }

  #gives(aim: Aim, directions: readonly Direction[], place: readonly number[], standing: RuleSet): boolean {
    if (!this.#open) return isEmpty(place.reduce((left, step, index) => both(left, directions[index]![step]![aim.blocks]), standing));
    const changed: Record<string, Value | undefined> = { ...this.#facts };
    for (const [index, step] of place.entries()) {
      const { fact, to } = directions[index]![step]!.change;
      changed[fact] = to;
    }
    const outcome = this.#table.decide((name) => changed[name]);
    return outcome.kind === 'value' && sameValue(outcome.value, aim.outcome);
  }
}

// ---- sets of rules, one bit each -----------------------------------------------------------------------------------------------

type RuleSet = Uint32Array;

const ruleSet = (members: readonly boolean[]): RuleSet => {
  const words = new Uint32Array(Math.ceil(members.length / 32));
  for (const [rule, member] of members.entries()) if (member) words[rule >> 5]! |= 1 << (rule & 31);
  return words;
};

const has = (set: RuleSet, rule: number): boolean => ((set[rule >> 5]! >>> (rule & 31)) & 1) === 1;

const both = (a: RuleSet, b: RuleSet): RuleSet => {
  const words = new Uint32Array(a.length);
  for (let word = 0; word < a.length; word += 1) words[word] = a[word]! & b[word]!;
  return words;
};

const isEmpty = (set: RuleSet): boolean => {
  for (const word of set) if (word !== 0) return false;
  return true;
};

const blockersOf = (table: Table): readonly RuleSet[] => {
  const order = tryOrder(table);
  const blocks = (other: number, rule: number): boolean => {
    if (other === rule) return false;
    if (table.hit === 'unique') return true;
    if (table.hit === 'first') return other < rule;
    const same = sameValue(answerOf(table, other), answerOf(table, rule));
    return !same && (table.hit === 'any' || order.indexOf(other) < order.indexOf(rule));
  };
  return table.rules.map((_, rule) => ruleSet(table.rules.map((_, other) => blocks(other, rule))));
};

const waitsForOthers = (table: Table, rule: Rule, asked: readonly TableInput[]): boolean =>
  table.inputs.some((input, index) => !asked.includes(input) && input.several !== true && rule.cells[index]!.kind !== 'any');

const mayHangOnOthers = (cell: Cell, input: TableInput): boolean =>
  cell.kind !== 'any' && (input.several === true || (cell.kind === 'test' && cell.reads.length > 0));

// What a FEEL test says may hang on other facts, which may change as well: only the whole table can tell.
const testOf = (table: Table, rule: Rule, input: TableInput): CellTest => {
  const cell = rule.cells[table.inputs.indexOf(input)]!;
  if (mayHangOnOthers(cell, input)) return (value) => (value ?? null) !== null;
  return cellTest(input, cell, () => undefined);
};

/** Options stand alone; numbers and days lie upwards or downwards of the answer, or upwards from the lowest where there is none. */
const directionsOf = ({ domain }: TableInput, changes: readonly ChangedFact[]): readonly (readonly ChangedFact[])[] => {
  if (domain.kind !== 'number' && domain.kind !== 'date') return changes.map((change) => [change]);
  const at = (value: Value) => measure(domain, value)!;
  const from = changes[0] === undefined ? undefined : measure(domain, changes[0].from);
  const ascending = changes.toSorted((a, b) => compareNum(at(a.to), at(b.to)));
  if (from === undefined) return ascending.length === 0 ? [] : [ascending];
  const upwards = ascending.filter(({ to }) => compareNum(at(to), from) > 0);
  const downwards = ascending.filter(({ to }) => compareNum(at(to), from) < 0).reverse();
  return [upwards, downwards].filter((way) => way.length > 0);
};

/** The sets of `size` indexes below `count` that hold all of `must`, each in ascending order. */
const supersets = (must: readonly number[], count: number, size: number): readonly (readonly number[])[] => {
  if (must.length > size) return [];
  const free = Array.from({ length: count }, (_, index) => index).filter((index) => !must.includes(index));
  return [...choose(free, size - must.length, 0)].map((more) => [...must, ...more].sort((a, b) => a - b));
};

function* choose(from: readonly number[], size: number, start: number): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let index = start; index + size <= from.length; index += 1)
    for (const rest of choose(from, size - 1, index + 1)) yield [from[index]!, ...rest];
}

function* products<T>(lists: readonly (readonly T[])[], at = 0): Generator<readonly T[]> {
  if (at === lists.length) {
    yield [];
    return;
  }
  for (const first of lists[at]!) for (const rest of products(lists, at + 1)) yield [first, ...rest];
}
