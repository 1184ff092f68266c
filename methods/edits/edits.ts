/** Answers and rules of a survey form. Numbers are read as the decimals they are written as. */
export type Field = { readonly name: string; readonly weight: number } & (
  | { readonly type: 'integer' | 'number'; readonly min: number | null; readonly max: number | null }
  | { readonly type: 'category'; readonly values: readonly string[] }
);

export type Terms = readonly (readonly [factor: number, field: string])[];

export type Atom =
  | { readonly field: string; readonly in: readonly string[] }
  | { readonly terms: Terms; readonly op: 'atMost' | 'atLeast' | 'equals'; readonly value: number };

export type Rule = { readonly id: string } & (
  | { readonly kind: 'balance'; readonly terms: Terms; readonly equals: number }
  | { readonly kind: 'inequality'; readonly terms: Terms; readonly atMost: number }
  /** If all of `if` hold, one of `then` must; an empty `then` means never. */
  | { readonly kind: 'conditional'; readonly if: readonly Atom[]; readonly then: readonly Atom[] }
);

export type Answers = Readonly<Record<string, number | string | null>>;

/** A rule as clauses: each is a list of atoms of which one must hold. */
export type Literal = { readonly atom: Atom; readonly holds: boolean };

export const clausesOf = (rule: Rule): readonly (readonly Literal[])[] => {
  switch (rule.kind) {
    case 'balance':
      return [[{ atom: { terms: rule.terms, op: 'equals', value: rule.equals }, holds: true }]];
    case 'inequality':
      return [[{ atom: { terms: rule.terms, op: 'atMost', value: rule.atMost }, holds: true }]];
    case 'conditional':
      return [[...rule.if.map((atom) => ({ atom, holds: false })), ...rule.then.map((atom) => ({ atom, holds: true }))]];
  }
};

/** The opposite of a rule: every atom of its clause fails. */
export const oppositeOf = (rule: Rule): readonly (readonly Literal[])[] =>
  clausesOf(rule).flatMap((clause) => clause.map(({ atom, holds }) => [{ atom, holds: !holds }]));
