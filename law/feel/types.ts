import type { Day, Instant, Result, Worded } from '#law/ground';
import type { Node, UnaryNode } from './ast.ts';
import type { Meter } from './builtins/meter.ts';
import type { FeelType } from './feel-type.ts';
import type { FeelDateTime, FeelValue } from './values.ts';

/** What an expression may speak of. */
export interface CompileScope {
  /** `kebab`: a hyphen without spaces belongs to the name. `spaced`: names of DMN, with spaces and `-`, `+`, `/`; the longest known one wins. */
  readonly names: 'kebab' | 'spaced';
  name(name: string): FeelType | undefined;
  known(): Iterable<string>;
  /** Functions of the host, as `times("order")`. */
  readonly functions?: ReadonlyMap<string, HostFunction>;
  /** Unknown names and clashes of types are errors when compiling; else they are null when evaluated. */
  readonly strict?: boolean;
  /** It never knows another name than now. */
  readonly fixed?: boolean;
  /** Types that `instance of` may name besides the standard ones (item definitions of DMN). */
  type?(name: string): FeelType | undefined;
}

export interface HostFunction {
  readonly params: readonly string[];
  readonly type: FeelType;
  /** How many of the parameters must be given; all, unless told. */
  readonly needs?: number;
  readonly takes?: readonly FeelType[];
}

export interface FeelError extends Worded {
  readonly code: 'feel/syntax' | 'feel/type' | 'feel/name';
  /** 0-based offset in the source. */
  readonly at: number;
  readonly name?: string;
}

/** Where names get their values. It is asked again in each evaluation. */
export interface Env {
  get(name: string): FeelValue | undefined;
  call?(fn: string, args: readonly FeelValue[]): FeelValue;
  readonly today?: Day;
  readonly now?: Instant | FeelDateTime;
  /** Left to spend, where this evaluation is part of a larger one, which ends it (`onOneMeter`). */
  readonly meter?: Meter | undefined;
  /** Steps that an evaluation of its own may take; 2,000,000 unless told. */
  readonly budget?: number;
  /** Told what became null, and why. Of kind `budget`: the whole evaluation took too much work, or made too large a value. */
  warn?(message: string, at: number, kind?: 'budget'): void;
}

export interface HostCall {
  readonly name: string;
  readonly args: readonly Node[];
}

export interface Expression {
  readonly source: string;
  readonly type: FeelType;
  readonly ast: Node;
  /** Free names, each with the members read of it: `[['tier'], ['ethics', 'open']]`. */
  readonly reads: readonly (readonly string[])[];
  readonly calls: readonly HostCall[];
  evaluate(env: Env): FeelValue;
}

export interface UnaryTests {
  readonly source: string;
  readonly ast: UnaryNode;
  readonly reads: readonly (readonly string[])[];
  readonly calls: readonly HostCall[];
  test(input: FeelValue, env: Env): boolean | null;
}

export type Compile = (source: string, scope: CompileScope) => Result<Expression, FeelError>;
export type CompileUnary = (source: string, input: FeelType, scope: CompileScope) => Result<UnaryTests, FeelError>;
