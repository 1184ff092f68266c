import type { Answers, Atom, Field, Literal, Terms } from './edits.ts';
import type { Linear } from './equations.ts';
import { type Fraction, fractionOf, minus, negated, numberOf, one, plus, times, whole, zero } from './fraction.ts';
import { solve } from './solve.ts';

/**
 * New values for the free fields such that all clauses and all domains hold, the other fields being as in `answers`;
 * `undefined` if there are none. Every step is exact.
 */
export const satisfy = (
  fields: readonly Field[],
  clauses: readonly (readonly Literal[])[],
  answers: Answers,
  free: ReadonlySet<string>,
): Readonly<Record<string, number | string>> | undefined => new Search(fields, answers, free).run(clauses);

type Words = ReadonlyMap<string, ReadonlySet<string>>;

class Search {
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #answers: Answers;
  readonly #free: ReadonlySet<string>;
  /** Free fields that are numbers; a variable is a place in this list. */
  readonly #variables: readonly string[];

  constructor(fields: readonly Field[], answers: Answers, free: ReadonlySet<string>) {
    this.#fields = new Map(fields.map((field) => [field.name, field]));
    this.#answers = answers;
    this.#free = free;
    this.#variables = fields.filter(({ name, type }) => free.has(name) && type !== 'category').map(({ name }) => name);
  }

  run(clauses: readonly (readonly Literal[])[]): Readonly<Record<string, number | string>> | undefined {
    const words = new Map<string, ReadonlySet<string>>();
    const domains: Linear[] = [];
    for (const field of this.#fields.values()) {
      if (!this.#free.has(field.name)) continue;
      if (field.type === 'category') words.set(field.name, new Set(field.values));
      else domains.push(...this.#domain(field));
    }
    if ([...words.values()].some(({ size }) => size === 0)) return undefined;
    // Short clauses first: they leave the least to try.
    return this.#branch(
      clauses.toSorted((a, b) => a.length - b.length),
      0,
      words,
      domains,
    );
  }

  #domain({ name, min, max }: Extract<Field, { readonly type: 'integer' | 'number' }>): readonly Linear[] {
    const variable = this.#variables.indexOf(name);
    const upper = max === null ? [] : [{ form: new Map([[variable, one]]), op: 'atMost', bound: fractionOf(max) } as const];
    const lower =
      min === null ? [] : [{ form: new Map([[variable, negated(one)]]), op: 'atMost', bound: negated(fractionOf(min)) } as const];
    return [...upper, ...lower];
  }

  #branch(
    clauses: readonly (readonly Literal[])[],
    at: number,
    words: Words,
    linear: readonly Linear[],
  ): Readonly<Record<string, number | string>> | undefined {
    if (at === clauses.length) return this.#values(words, linear);
    const clause = clauses[at]!;
    // What holds whatever is chosen needs no branch.
    if (clause.some((literal) => this.#decided(literal) === true)) return this.#branch(clauses, at + 1, words, linear);
    if (clause.length > 1 && solve(this.#integers(), linear) === undefined) return undefined;
    for (const literal of clause) {
      if (this.#decided(literal) === false) continue;
      for (const [narrowed, more] of this.#ways(literal, words)) {
        const found = this.#branch(clauses, at + 1, narrowed, [...linear, ...more]);
        if (found !== undefined) return found;
      }
    }
    return undefined;
  }

  #integers(): readonly boolean[] {
    return this.#variables.map((name) => this.#fields.get(name)!.type === 'integer');
  }

  /** Whether a literal over fields that stay holds; `undefined` where a free field has a say. */
  #decided({ atom, holds }: Literal): boolean | undefined {
    const names = 'field' in atom ? [atom.field] : atom.terms.map(([, name]) => name);
    if (names.some((name) => this.#free.has(name))) return undefined;
    const truth = evaluate(atom, this.#answers);
    return truth === undefined ? false : truth === holds;
  }

  /** The ways in which a literal can hold: narrower words, or more constraints. */
  #ways({ atom, holds }: Literal, words: Words): readonly (readonly [Words, readonly Linear[]])[] {
    if ('field' in atom) {
      const allowed = [...words.get(atom.field)!].filter((word) => atom.in.includes(word) === holds);
      return allowed.length === 0 ? [] : [[new Map(words).set(atom.field, new Set(allowed)), []]];
    }
    const { form, bound } = this.#linear(atom.terms, atom.value);
    const turned = { form: new Map([...form].map(([at, factor]) => [at, negated(factor)])), bound: negated(bound) };
    const [atMost, atLeast]: readonly Linear[] = [
      { form, bound, op: 'atMost' },
      { ...turned, op: 'atMost' },
    ];
    const [below, above]: readonly Linear[] = [
      { form, bound, op: 'below' },
      { ...turned, op: 'below' },
    ];
    if (atom.op === 'equals')
      return holds
        ? [[words, [{ form, bound, op: 'equals' }]]]
        : [
            [words, [below!]],
            [words, [above!]],
          ];
    if (atom.op === 'atMost') return [[words, [holds ? atMost! : above!]]];
    return [[words, [holds ? atLeast! : below!]]];
  }

  #linear(terms: Terms, value: number): { readonly form: Map<number, Fraction>; readonly bound: Fraction } {
    const form = new Map<number, Fraction>();
    let bound = fractionOf(value);
    for (const [factor, name] of terms) {
      const by = fractionOf(factor);
      if (this.#free.has(name)) {
        const variable = this.#variables.indexOf(name);
        form.set(variable, plus(form.get(variable) ?? zero, by));
      } else bound = minus(bound, times(by, fractionOf(Number(this.#answers[name]))));
    }
    return { form: new Map([...form].filter(([, factor]) => factor.n !== 0n)), bound };
  }

  #values(words: Words, linear: readonly Linear[]): Readonly<Record<string, number | string>> | undefined {
    let found = solve(this.#integers(), linear);
    if (found === undefined) return undefined;
    // A value that is no short decimal could not be written down exactly: one that is, is tried near it.
    const fixed = [...linear];
    for (const [variable] of this.#variables.entries()) {
      if (isShort(found[variable]!)) continue;
      for (const candidate of shortNear(found[variable]!)) {
        const tried = solve(this.#integers(), [...fixed, { form: new Map([[variable, one]]), op: 'equals', bound: candidate }]);
        if (tried === undefined) continue;
        fixed.push({ form: new Map([[variable, one]]), op: 'equals', bound: candidate });
        found = tried;
        break;
      }
    }
    const chosen = [...words].map(([name, left]) => [name, [...left][0]!] as const);
    return Object.fromEntries([...this.#variables.map((name, at) => [name, numberOf(found![at]!)] as const), ...chosen]);
  }
}

const places = [0n, 1n, 2n, 3n, 4n, 5n, 6n];

const isShort = ({ d }: Fraction): boolean => 1_000_000n % d === 0n;

function* shortNear({ n, d }: Fraction): Generator<Fraction> {
  for (const power of places) {
    const scale = 10n ** power;
    const below = n * scale >= 0n ? (n * scale) / d : -((-n * scale + d - 1n) / d);
    for (const each of [below, below + 1n]) yield times(whole(each), { n: 1n, d: scale });
  }
}

/** Three-valued: `undefined` where a value that it needs is missing. */
export const evaluate = (atom: Atom, answers: Answers): boolean | undefined => {
  if ('field' in atom) {
    const answer = answers[atom.field] ?? null;
    return answer === null ? undefined : atom.in.includes(String(answer));
  }
  let sum = zero;
  for (const [factor, name] of atom.terms) {
    const answer = answers[name] ?? null;
    if (answer === null) return undefined;
    sum = plus(sum, times(fractionOf(factor), fractionOf(Number(answer))));
  }
  const difference = minus(sum, fractionOf(atom.value)).n;
  return atom.op === 'equals' ? difference === 0n : atom.op === 'atMost' ? difference <= 0n : difference >= 0n;
};
