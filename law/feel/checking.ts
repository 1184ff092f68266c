import { type Text, worded } from '#law/ground';
import type { FeelType } from './feel-type.ts';
import { SyntaxFault } from './lexer.ts';
import type { CompileScope, HostCall } from './types.ts';

export const any: FeelType = { kind: 'any' };
export const boolean: FeelType = { kind: 'boolean' };

/** Names bound around a place; an entry without a name is the item of a filter. */
interface Scoped {
  readonly name: string | undefined;
  readonly type: FeelType;
  readonly up: Scoped | undefined;
}

/** What checking gathers on its way. */
export interface Checking {
  readonly scope: CompileScope;
  readonly strict: boolean;
  readonly bound: Scoped | undefined;
  readonly input: FeelType;
  readonly reads: Map<string, readonly string[]>;
  readonly calls: HostCall[];
  /** A node stands in one place only, so it is looked at once. */
  readonly types: Map<object, FeelType>;
}

export const startChecking = (scope: CompileScope, input: FeelType): Checking => ({
  scope,
  strict: scope.strict === true,
  bound: undefined,
  input,
  reads: new Map(),
  calls: [],
  types: new Map(),
});

export const bind = (checking: Checking, name: string | undefined, type: FeelType): Checking => ({
  ...checking,
  bound: { name, type, up: checking.bound },
});

/** Reports a clash, if the scope is strict. Else it is null when evaluated. */
export const clash = (checking: Checking, at: number, text: Text, wayOut?: Text, name?: string): void => {
  if (checking.strict) throw new SyntaxFault({ code: 'feel/type', at, ...worded(text, wayOut), ...(name !== undefined && { name }) });
};
