import { type CaseFile, CaseScope, plain, type Sight } from '#law/case';
import { type Env, type FeelContext, type FeelValue, FORMULA_STEPS } from '#law/feel';
import { type Day, isNum, type Standing, type Value } from '#law/ground';
import { type Fact, looksElsewhere, type PackTable } from '#law/pack';
import type { TableOutcome } from '#law/table';

/**
 * A case as its formulas see it, which writes down what they read. What another case says is taken as it was read (`ethics.ending`), since that
 * case has receipts of its own; what is worked out in this case is written down with all that it was worked out from.
 */
export class Trace implements Env {
  readonly scope: CaseScope;
  readonly budget = FORMULA_STEPS;
  /** Path → value. A case stands as `{ case: n }`, numbered by when it was first read; this case is 0. */
  readonly read = new Map<string, Value>();
  readonly worked = new Map<string, Value>();
  readonly tables = new Map<string, { readonly table: PackTable; readonly outcome: TableOutcome }>();
  readonly assumed = new Set<string>();
  readonly standings: Standing[] = [];
  readonly #known = new Map<string, FeelValue>();
  readonly #working = new Set<string>();
  readonly #labels: Map<string, number>;
  readonly #entered: Readonly<Record<string, Value>>;

  /** @param entered what the decision kept of its reading: of a fact that is read from a register or an account this counts, since these go on changing */
  constructor(sight: Sight, file: CaseFile, entered: Readonly<Record<string, Value>> = {}) {
    this.scope = new CaseScope(sight, file);
    this.#entered = entered;
    this.#labels = new Map([[file.opened.number, 0]]);
  }

  get today(): Day {
    return this.scope.today;
  }

  get(name: string): FeelValue | undefined {
    if (this.scope.pack.facts[name] !== undefined) return this.fact(name);
    const value = this.scope.get(name);
    return value === undefined ? undefined : this.#seen(name, value);
  }

  call(name: string, args: readonly FeelValue[]): FeelValue {
    const value = this.scope.call(name, args);
    this.read.set(`${name}(${args.map((arg) => JSON.stringify(this.#withoutNumbers(plain(arg)))).join(', ')})`, plain(value));
    return value;
  }

  fact(name: string): FeelValue {
    const kept = this.#known.get(name);
    if (kept !== undefined) return kept;
    if (this.#working.has(name)) return null;
    this.#working.add(name);
    const value = this.#workOut(this.scope.pack.facts[name]!);
    this.#working.delete(name);
    this.#known.set(name, value);
    return value;
  }

  #workOut(fact: Fact): FeelValue {
    if (fact.personal) return null;
    if (fact.if !== undefined && fact.if.evaluate(this) !== true) return null;
    if (looksElsewhere(fact)) return this.#fromRegister(fact);
    switch (fact.source.kind) {
      case 'given':
        if (this.#isAssumed(fact.name)) {
          this.assumed.add(fact.name);
          this.standings.push('assumed');
        }
        return this.#told(fact);
      case 'formula': {
        this.standings.push(fact.standing);
        const value = fact.source.is.evaluate(this);
        this.worked.set(fact.name, this.#kept(value));
        return value;
      }
      case 'table':
        return this.#decide(fact, this.scope.pack.tables[fact.source.table]!);
    }
  }

  #fromRegister(fact: Fact): FeelValue {
    this.standings.push(fact.standing);
    const value = Object.hasOwn(this.#entered, fact.name) ? this.scope.feel(fact, this.#entered[fact.name]!) : this.scope.fact(fact.name);
    return this.#seen(fact.name, value);
  }

  /** A formula sees a file by its name, which may be somebody's: the receipt says only that it is there. */
  #told(fact: Fact): FeelValue {
    const value = this.scope.fact(fact.name);
    if (fact.type.kind !== 'file') return this.#seen(fact.name, value);
    this.read.set(fact.name, value === null ? null : { file: true });
    return value;
  }

  #decide(fact: Fact, table: PackTable): FeelValue {
    const outcome = table.table.decide((input) => plain(this.fact(input)));
    this.tables.set(table.name, { table, outcome });
    if (outcome.kind !== 'value') {
      this.worked.set(fact.name, null);
      return null;
    }
    this.standings.push(table.standing, ...outcome.fired.map((id) => table.rows[id]?.standing ?? table.standing));
    const value = this.scope.feel(fact, outcome.value);
    this.worked.set(fact.name, plain(value));
    return value;
  }

  #isAssumed(name: string): boolean {
    for (let at: CaseScope | undefined = this.scope; at !== undefined; at = at.parent)
      if (at.file.facts[name] !== undefined) return at.file.assumed.has(name);
    return false;
  }

  /** Writes down a value that was not worked out here; what has members writes down those that are read. */
  #seen(path: string, value: FeelValue): FeelValue {
    if (Array.isArray(value)) {
      this.read.set(path, this.#kept(value));
      return value.map(
        (item, index) => (isCase(item as FeelValue) ? this.#watched(`${path}.${index + 1}`, item as FeelContext) : item) as FeelValue,
      );
    }
    if (isCase(value)) {
      this.read.set(path, this.#kept(value));
      return this.#watched(path, value as FeelContext);
    }
    if (isLazy(value)) return this.#watched(path, value as FeelContext);
    this.read.set(path, path === 'case.number' || path.endsWith('.number') ? this.#label(String(value)) : this.#kept(value));
    return value;
  }

  #watched(path: string, context: FeelContext): FeelValue {
    const get = (key: string): FeelValue | undefined => {
      const value = context.get(key);
      return value === undefined ? undefined : this.#seen(`${path}.${key}`, value);
    };
    return { ...context, get };
  }

  #kept(value: FeelValue): Value {
    if (Array.isArray(value)) return value.map((item) => this.#kept(item as FeelValue));
    if (!isCase(value)) return this.#withoutNumbers(plain(value));
    const number = (value as FeelContext).get('number');
    return this.#label(String(number ?? (value as unknown as { readonly names: string }).names));
  }

  /** A number of a case that was read before stands as its label here too, as in what a register is asked. */
  #withoutNumbers(value: Value): Value {
    if (typeof value === 'string') return this.#labels.has(value) ? this.#label(value) : value;
    if (Array.isArray(value)) return value.map((item) => this.#withoutNumbers(item as Value));
    if (typeof value !== 'object' || value === null || isNum(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#withoutNumbers(item as Value)]));
  }

  #label(number: string): Value {
    if (number === 'null') return null;
    if (!this.#labels.has(number)) this.#labels.set(number, this.#labels.size);
    return { case: this.#labels.get(number)! };
  }

  /** A given value as the receipt keeps it: a case by its place, a file by its digest and without its name. */
  given(fact: Fact, value: Value): Value {
    if (fact.type.kind === 'case') return this.#kept(this.scope.feel(fact, value));
    if (fact.type.kind === 'file') return fact.several && Array.isArray(value) ? value.map((item) => fileOf(item as Value)) : fileOf(value);
    return value;
  }
}

const fileOf = (value: Value): Value => {
  if (typeof value !== 'object' || value === null || !('digest' in value)) return { named: true };
  return { digest: (value as { readonly digest: Value }).digest };
};

const isCase = (value: FeelValue): boolean => typeof value === 'object' && value !== null && 'names' in value;

/** A context that looks up what is asked of it, and cannot be listed: `ethics`, `clock`, `parent`. */
const isLazy = (value: FeelValue): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'get' in value &&
  (value as FeelContext).kind === 'context' &&
  [...(value as FeelContext).keys()].length === 0;
