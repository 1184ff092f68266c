/**
 * A neutral flat statechart, as `docs/methods/proof.md` describes it: states, flags, clocks, people and the transitions between them.
 * Packs have a richer form; the examples of the golden set and charts of others come in this one.
 */
export interface Chart {
  readonly id: string;
  readonly initial: string;
  readonly states: readonly ChartState[];
  /** All are false at the start. */
  readonly flags: readonly string[];
  readonly clocks: readonly string[];
  /** These run at the start, the others are off. */
  readonly startClocks: readonly string[];
  /** Person → roles. */
  readonly people: ReadonlyMap<string, readonly string[]>;
  readonly transitions: readonly ChartTransition[];
  readonly promises: readonly ChartPromise[];
}

export interface ChartState {
  readonly id: string;
  readonly final: boolean;
  /** Who is to act. */
  readonly waits?: string;
}

/** Either `on` an event or at the `timeout` of a clock. */
export interface ChartTransition {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly on?: string;
  readonly timeout?: string;
  readonly role?: string;
  readonly guard?: Guard;
  readonly set: readonly string[];
  readonly clear: readonly string[];
  readonly start: readonly string[];
  readonly stop: readonly string[];
  /** The named act that it does. */
  readonly step?: string;
  /** Steps whose last doer may not do this one. */
  readonly notSameAs: readonly string[];
}

export type ChartPromise = { readonly id: string } & (
  | { readonly kind: 'at-most-once'; readonly step: string }
  | { readonly kind: 'precedes'; readonly first: string; readonly then: string }
  | { readonly kind: 'separation'; readonly steps: readonly string[] }
  | { readonly kind: 'bounded' }
);

export type Guard =
  | { readonly kind: 'flag'; readonly flag: string }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'not'; readonly of: Guard }
  | { readonly kind: 'and' | 'or'; readonly terms: readonly Guard[] };

/** Whether a guard holds, given which flags are set. */
export const holds = (guard: Guard | undefined, isSet: (flag: string) => boolean): boolean => {
  if (guard === undefined) return true;
  switch (guard.kind) {
    case 'flag':
      return isSet(guard.flag);
    case 'constant':
      return guard.value;
    case 'not':
      return !holds(guard.of, isSet);
    case 'and':
      return guard.terms.every((term) => holds(term, isSet));
    case 'or':
      return guard.terms.some((term) => holds(term, isSet));
  }
};
