import type { Form, Linear } from './equations.ts';
import { compare, type Fraction, negated, one, over, plus, signOf, times, zero } from './fraction.ts';

/** A value and a multiple of something infinitely small: what is strictly below 1 is 1 less that. */
interface Value {
  readonly at: Fraction;
  readonly small: Fraction;
}

interface Bounded {
  lower?: Value;
  upper?: Value;
}

/**
 * A point that satisfies all inequalities, or `undefined` if there is none: the general simplex of Dutertre and de Moura (CAV
 * 2006) in fractions, with Bland's rule, so that it ends. Strict inequalities hold strictly.
 */
export const feasiblePoint = (inequalities: readonly Linear[]): ReadonlyMap<number, Fraction> | undefined => {
  const variables = [...new Set(inequalities.flatMap(({ form }) => [...form.keys()]))];
  const tableau = new Tableau(variables);
  for (const inequality of inequalities) if (!tableau.add(inequality)) return undefined;
  return tableau.solve();
};

class Tableau {
  readonly #names: readonly number[];
  /** Per basic variable its row over the others. */
  readonly #rows = new Map<number, Map<number, Fraction>>();
  readonly #bounds: Bounded[];
  readonly #values: Value[];
  readonly #slackOf = new Map<string, number>();

  constructor(variables: readonly number[]) {
    this.#names = variables;
    this.#bounds = variables.map(() => ({}));
    this.#values = variables.map(() => nothing);
  }

  /** Whether the inequality contradicts no bound by itself. */
  add({ form, op, bound }: Linear): boolean {
    const small = op === 'below' ? negated(one) : zero;
    if (form.size === 0) return compareValues(nothing, { at: bound, small }) <= 0;
    const [variable, factor] = form.size === 1 ? this.#single(form) : [this.#slack(form), one];
    const value = { at: over(bound, factor), small: signOf(factor) > 0 ? small : negated(small) };
    const bounds = this.#bounds[variable]!;
    if (signOf(factor) > 0) {
      if (bounds.upper === undefined || compareValues(value, bounds.upper) < 0) bounds.upper = value;
    } else if (bounds.lower === undefined || compareValues(value, bounds.lower) > 0) bounds.lower = value;
    return bounds.lower === undefined || bounds.upper === undefined || compareValues(bounds.lower, bounds.upper) <= 0;
  }

  solve(): ReadonlyMap<number, Fraction> | undefined {
    for (const [variable] of this.#bounds.entries()) if (!this.#rows.has(variable)) this.#bringInside(variable);
    for (;;) {
      const basic = [...this.#rows.keys()].sort((a, b) => a - b).find((variable) => this.#side(variable) !== 0);
      if (basic === undefined) return this.#point();
      const side = this.#side(basic);
      const row = this.#rows.get(basic)!;
      const entering = [...row.keys()].sort((a, b) => a - b).find((other) => this.#mayMove(other, -side * signOf(row.get(other)!)));
      if (entering === undefined) return undefined;
      const bounds = this.#bounds[basic]!;
      this.#pivot(basic, entering, (side < 0 ? bounds.lower : bounds.upper)!);
    }
  }

  #single(form: Form): readonly [number, Fraction] {
    const [[name, factor]] = [...form] as [[number, Fraction]];
    return [this.#names.indexOf(name), factor];
  }

  /** Forms that are equal share one variable. */
  #slack(form: Form): number {
    const parts = [...form].map(([name, factor]) => [this.#names.indexOf(name), factor] as const).sort(([a], [b]) => a - b);
    const key = parts.map(([at, { n, d }]) => `${at}:${n}/${d}`).join(' ');
    const known = this.#slackOf.get(key);
    if (known !== undefined) return known;
    const variable = this.#bounds.push({}) - 1;
    this.#values.push(nothing);
    this.#rows.set(variable, new Map(parts));
    this.#slackOf.set(key, variable);
    return variable;
  }

  /** -1 below its lower bound, 1 above its upper bound. */
  #side(variable: number): number {
    const { lower, upper } = this.#bounds[variable]!;
    if (lower !== undefined && compareValues(this.#values[variable]!, lower) < 0) return -1;
    return upper !== undefined && compareValues(this.#values[variable]!, upper) > 0 ? 1 : 0;
  }

  #mayMove(variable: number, way: number): boolean {
    const { lower, upper } = this.#bounds[variable]!;
    if (way > 0) return upper === undefined || compareValues(this.#values[variable]!, upper) < 0;
    return way < 0 && (lower === undefined || compareValues(this.#values[variable]!, lower) > 0);
  }

  #bringInside(variable: number): void {
    const side = this.#side(variable);
    if (side === 0) return;
    const { lower, upper } = this.#bounds[variable]!;
    this.#move(variable, (side < 0 ? lower : upper)!);
  }

  /** Gives a variable outside the basis a value; basic ones follow. */
  #move(variable: number, to: Value): void {
    const change = { at: plus(to.at, negated(this.#values[variable]!.at)), small: plus(to.small, negated(this.#values[variable]!.small)) };
    this.#values[variable] = to;
    for (const [basic, row] of this.#rows) {
      const factor = row.get(variable);
      if (factor === undefined) continue;
      const { at, small } = this.#values[basic]!;
      this.#values[basic] = { at: plus(at, times(factor, change.at)), small: plus(small, times(factor, change.small)) };
    }
  }

  /** The basic variable leaves with a value at its bound, the other one enters. */
  #pivot(leaving: number, entering: number, to: Value): void {
    const row = this.#rows.get(leaving)!;
    const factor = row.get(entering)!;
    const value = this.#values[leaving]!;
    const step = { at: over(plus(to.at, negated(value.at)), factor), small: over(plus(to.small, negated(value.small)), factor) };
    const before = this.#values[entering]!;
    this.#move(entering, { at: plus(before.at, step.at), small: plus(before.small, step.small) });
    this.#values[leaving] = to;
    // entering = (leaving - rest) / factor
    const solved = new Map<number, Fraction>([[leaving, over(one, factor)]]);
    for (const [other, each] of row) if (other !== entering) solved.set(other, negated(over(each, factor)));
    this.#rows.delete(leaving);
    for (const other of this.#rows.values()) {
      const share = other.get(entering);
      if (share === undefined) continue;
      other.delete(entering);
      for (const [variable, each] of solved) {
        const sum = plus(other.get(variable) ?? zero, times(share, each));
        if (signOf(sum) === 0) other.delete(variable);
        else other.set(variable, sum);
      }
    }
    this.#rows.set(entering, solved);
  }

  /** The values with something small enough in place of the infinitely small. */
  #point(): ReadonlyMap<number, Fraction> {
    let epsilon = one;
    for (const [variable, { lower, upper }] of this.#bounds.entries()) {
      const value = this.#values[variable]!;
      for (const [low, high] of [
        [lower, value],
        [value, upper],
      ]) {
        if (low === undefined || high === undefined) continue;
        const [room, need] = [plus(high.at, negated(low.at)), plus(low.small, negated(high.small))];
        if (signOf(need) > 0 && compare(times(epsilon, need), room) > 0) epsilon = over(room, need);
      }
    }
    return new Map(
      this.#names.map((name, at) => {
        const { at: exact, small } = this.#values[at]!;
        return [name, plus(exact, times(small, epsilon))] as const;
      }),
    );
  }
}

const nothing: Value = { at: zero, small: zero };

const compareValues = (one: Value, other: Value): number => compare(one.at, other.at) || compare(one.small, other.small);
