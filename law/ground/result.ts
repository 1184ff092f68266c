import type { Standing } from './basis.ts';
import type { Text } from './text.ts';

/** An answer that may be a refusal. Refusals are values; only bugs and the outside world throw. */
export type Result<T, E = Refusal> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** Why an order was not carried out: what stands in the way, the article it rests on, the facts it looked at and the way out. */
export interface Refusal {
  /** Name in camelCase, from the pack or from the engine's own list (pack language, section 16). */
  readonly refusal: string;
  /** Articles of the element that refused, as `sz.44`. */
  readonly basis: readonly string[];
  /** Whether they say so, or the pack proposes it. */
  readonly standing?: Standing;
  /** What a reader must know of that element; there where the standing is assumed. */
  readonly note?: Text;
  /** In words, where the pack or the engine has them. */
  readonly text?: Text;
  /** How it can be corrected, or when it becomes lawful. */
  readonly wayOut?: Text;
  /** What was looked at: fact names, roles, counts. */
  readonly about?: Readonly<Record<string, unknown>>;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

/** The end of a `switch` over a union: a new member must be given a meaning to compile. */
export const unreachable = (never: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(never)}`);
};
