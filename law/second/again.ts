import { printDay, readDay } from './days.ts';
import { factOf } from './facts.ts';
import { type Node, NotUnderstood, parseExpression } from './feel-parse.ts';
import { isDated, isMembers, type Members, type Names, run, type Val } from './feel-run.ts';
import { isObject, type Json } from './json.ts';
import { isRatio, printRatio, type Ratio } from './number.ts';
import { decideTable, rowText, type TableAnswer } from './table.ts';
import type { LawText, ProcedureText } from './text.ts';

/** A value that a formula needs and that the receipt keeps sealed from this reader. What depends on it is not decided here. */
export class Unopened extends Error {
  override readonly name = 'Unopened';
}

/** A value that a formula needs and that the receipt does not say. */
export class Lacking extends Error {
  override readonly name = 'Lacking';
}

/** The facts of one case, worked out a second time from what its receipt says was read. */
export class Again implements Names {
  readonly law: LawText;
  readonly procedure: ProcedureText;
  readonly tables = new Map<string, TableAnswer>();
  /** Standings of what was used. */
  readonly standings: string[] = [];
  /** Was something read in another case? Its standing is not known here. */
  foreign = false;
  /** Facts that were worked out. */
  readonly worked = new Set<string>();
  readonly #read: Readonly<Record<string, Json>>;
  readonly #assumed: ReadonlySet<string>;
  readonly #known = new Map<string, Val>();
  readonly #working = new Set<string>();

  constructor(law: LawText, procedure: ProcedureText, read: Readonly<Record<string, Json>>, assumed: ReadonlySet<string>) {
    this.law = law;
    this.procedure = procedure;
    this.#read = read;
    this.#assumed = assumed;
  }

  evaluate(source: string): Val {
    return run(parsed(source), this);
  }

  name(name: string): Val {
    if (this.law.facts.has(name)) return this.fact(name);
    if (name === 'state' || name === 'today') return this.#leaf(name);
    return this.#members(name);
  }

  call(name: string, args: readonly Val[]): Val | undefined {
    if (!['times', 'day', 'standing', 'taken', 'entries', 'sheets'].includes(name)) return undefined;
    const value = this.#leaf(`${name}(${args.map((arg) => JSON.stringify(plainOf(arg))).join(', ')})`);
    if (name !== 'day' || typeof value !== 'string') return value;
    return dated(value);
  }

  fact(name: string): Val {
    const kept = this.#known.get(name);
    if (kept !== undefined) return kept;
    if (this.#working.has(name)) return null;
    this.#working.add(name);
    try {
      const value = this.#workOut(name);
      this.#known.set(name, value);
      return value;
    } finally {
      this.#working.delete(name);
    }
  }

  #workOut(name: string): Val {
    const fact = factOf(this.law, name);
    if (fact.personal) return null;
    if (fact.if !== undefined && this.evaluate(fact.if) !== true) return null;
    if (fact.is !== undefined || fact.table !== undefined) this.worked.add(name);
    if (fact.is !== undefined) {
      this.standings.push(this.law.facts.get(name)!.standing);
      return this.evaluate(fact.is);
    }
    if (fact.table !== undefined) {
      const answer = decideTable(this.law, fact.table, (input) => this.fact(input), this);
      this.tables.set(fact.table, answer);
      if (answer.fired === null) return null;
      this.standings.push(
        this.law.tables.get(fact.table)!.standing,
        ...answer.fired.map((row) => rowText(this.law, fact.table!, row).standing),
      );
      return answer.value;
    }
    if (fact.isEntry) this.standings.push(this.law.facts.get(name)!.standing);
    else if (this.#assumed.has(name)) this.standings.push('assumed');
    return this.#leaf(name);
  }

  /** What was read and not worked out here. */
  #leaf(path: string): Val {
    if (!Object.hasOwn(this.#read, path)) throw new Lacking(path);
    const kept = this.#read[path]!;
    if (isObject(kept) && kept['sealed'] === true) throw new Unopened(path);
    return this.#typed(path, kept);
  }

  #typed(path: string, value: Json): Val {
    if (Array.isArray(value)) return (value as readonly Json[]).map((item, index) => this.#typed(`${path}.${index + 1}`, item));
    if (isObject(value)) {
      const number = value['case'];
      if (isRatio(number) && Object.keys(value).length === 1) return { ...this.#members(path), case: number };
      return {
        get: (name) => (Object.hasOwn(value, name) ? this.#typed(`${path}.${name}`, value[name]!) : null),
        names: Object.keys(value),
      };
    }
    const last = path.slice(path.lastIndexOf('.') + 1);
    // The day of what another body did is a member of that act, and no fact of its own.
    const isDayOfAct = last === 'day' && path.includes('.') && factOf(this.law, path.split('.').at(-2)!).kind === 'act';
    const isDay = isDayOfAct || factOf(this.law, last).kind === 'date' || path === 'today' || /^clock\..*\.due$/.test(path);
    return isDay && typeof value === 'string' ? dated(value) : (value as null | boolean | string | Ratio);
  }

  /** `ethics`, `clock.decision`, another case: asked for its members one by one. */
  #members(path: string): Members {
    return {
      get: (name) => {
        const inner = `${path}.${name}`;
        const first = path.split('.')[0]!;
        if (!['clock', 'case'].includes(first)) this.foreign = true;
        if (Object.hasOwn(this.#read, inner)) return this.#leaf(inner);
        if (Object.keys(this.#read).some((other) => other.startsWith(`${inner}.`))) return this.#members(inner);
        // A clock that never ran has no members.
        if (first === 'clock' && path === 'clock') return this.#leaf(inner);
        throw new Lacking(inner);
      },
    };
  }
}

const dated = (text: string): Val => {
  const day = readDay(text);
  return day === undefined ? null : { day };
};

const nodes = new Map<string, Node>();

const parsed = (source: string): Node => {
  const kept = nodes.get(source);
  if (kept !== undefined) return kept;
  const node = parseExpression(source);
  if (nodes.size > 5000) nodes.clear();
  nodes.set(source, node);
  return node;
};

/** A value as a receipt writes it. */
export const jsonOf = (value: Val): Json => {
  if (value === null || typeof value !== 'object' || isRatio(value)) return value;
  if (Array.isArray(value)) return (value as readonly Val[]).map(jsonOf);
  if (isDated(value)) return printDay(value.day);
  if (!isMembers(value)) throw new NotUnderstood('a duration as an answer');
  if (value.case !== undefined) return { case: value.case };
  return Object.fromEntries((value.names ?? []).map((name) => [name, jsonOf(value.get(name) ?? null)]));
};

const plainOf = (value: Val): unknown => {
  const plain = (json: unknown): unknown => {
    if (isRatio(json)) return Number(printRatio(json));
    if (Array.isArray(json)) return json.map(plain);
    return typeof json === 'object' && json !== null
      ? Object.fromEntries(Object.entries(json).map(([key, item]) => [key, plain(item)]))
      : json;
  };
  return plain(jsonOf(value));
};
