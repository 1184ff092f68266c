import type { Meter } from './builtins/meter.ts';
import type { FeelType } from './feel-type.ts';
import type { CompileScope, Env } from './types.ts';
import type { FeelValue } from './values.ts';

/** Names bound by the expression itself, innermost first. The meter of the evaluation travels along. */
export interface Local {
  readonly value: FeelValue;
  readonly up: Local | undefined;
  readonly meter: Meter;
}

/** A compiled expression. */
export type Run = (env: Env, local: Local) => FeelValue;

/** What the compiler knows of the names bound around a place; the same chain as that of `Local`. */
export interface Bound {
  /** `undefined` for the item of a filter. */
  readonly name: string | undefined;
  readonly up: Bound | undefined;
}

export interface Compiling {
  readonly scope: CompileScope;
  readonly bound: Bound | undefined;
  /** The static type of a function's body, for `instance of`. */
  readonly typeOf: (node: object) => FeelType | undefined;
}

export const within = (compiling: Compiling, ...names: readonly (string | undefined)[]): Compiling => {
  const bound = names.reduce<Bound | undefined>((up, name) => ({ name, up }), compiling.bound);
  return { scope: compiling.scope, typeOf: compiling.typeOf, bound };
};

export const push = (local: Local, value: FeelValue): Local => ({ value, up: local, meter: local.meter });

export const localAt = (local: Local, hops: number): FeelValue => {
  let at = local;
  for (let left = hops; left > 0; left -= 1) at = at.up!;
  return at.value;
};

/** The name under which the input of a unary test is bound. No name of the language can hold it. */
export const INPUT = '?';
