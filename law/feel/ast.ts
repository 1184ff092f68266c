import type { FeelType } from './feel-type.ts';
import type { FeelValue, RangeOperator } from './values.ts';

/**
 * An expression as a tree. `at` is the 0-based offset of the token that gives the node its meaning (an operator's own
 * place, a name's first letter). Trivially constant parts, such as `-5` and `@"2026-01-01"`, are literals already.
 */
export type Node =
  | Literal
  | Name
  | Input
  | Path
  | Filter
  | Junction
  | Not
  | Compare
  | Between
  | In
  | Arithmetic
  | Negate
  | If
  | For
  | Quantified
  | RangeNode
  | ListNode
  | ContextNode
  | FunctionNode
  | Call
  | Apply
  | InstanceOf;

export interface Literal {
  readonly kind: 'literal';
  readonly at: number;
  readonly value: FeelValue;
}

/** `free` names are asked of the environment; `local` ones are bound in the expression; `builtin` ones are standard functions. */
export interface Name {
  readonly kind: 'name';
  readonly at: number;
  readonly name: string;
  readonly from: 'free' | 'local' | 'builtin';
}

/** The `?` of a unary test. */
export interface Input {
  readonly kind: 'input';
  readonly at: number;
}

export interface Path {
  readonly kind: 'path';
  readonly at: number;
  readonly of: Node;
  readonly member: string;
}

/** `list[where]`. In `where`, `item` and the members of an item that is a context are local names. */
export interface Filter {
  readonly kind: 'filter';
  readonly at: number;
  readonly list: Node;
  readonly where: Node;
}

/** A chain of the same operator is one node: `a and b and c` has three terms. */
export interface Junction {
  readonly kind: 'and' | 'or';
  readonly at: number;
  readonly terms: readonly Node[];
}

/** `not(x)`. */
export interface Not {
  readonly kind: 'not';
  readonly at: number;
  readonly of: Node;
}

export interface Compare {
  readonly kind: 'compare';
  readonly at: number;
  readonly operator: RangeOperator;
  readonly left: Node;
  readonly right: Node;
}

export interface Between {
  readonly kind: 'between';
  readonly at: number;
  readonly value: Node;
  readonly low: Node;
  readonly high: Node;
}

/** `value in tests`: true if one of them holds. `in < 5` has a range with an operator as its test. */
export interface In {
  readonly kind: 'in';
  readonly at: number;
  readonly value: Node;
  readonly tests: readonly Node[];
}

export interface Arithmetic {
  readonly kind: 'arithmetic';
  readonly at: number;
  readonly operator: '+' | '-' | '*' | '/' | '**';
  readonly left: Node;
  readonly right: Node;
}

export interface Negate {
  readonly kind: 'negate';
  readonly at: number;
  readonly of: Node;
}

export interface If {
  readonly kind: 'if';
  readonly at: number;
  readonly condition: Node;
  readonly then: Node;
  readonly else: Node;
}

/** `name in list`, or with `to`: `name in list..to`, whole numbers or days in either direction. */
export interface Iterator {
  readonly name: string;
  readonly at: number;
  readonly list: Node;
  readonly to: Node | undefined;
}

/** In the body, `partial` is the list of results so far. */
export interface For {
  readonly kind: 'for';
  readonly at: number;
  readonly iterators: readonly Iterator[];
  readonly body: Node;
}

export interface Quantified {
  readonly kind: 'some' | 'every';
  readonly at: number;
  readonly iterators: readonly Iterator[];
  readonly condition: Node;
}

/** With an operator, `(< 5)`, only one end is there; `= 5` and `!= 5` have it in both. */
export interface RangeNode {
  readonly kind: 'range';
  readonly at: number;
  readonly start: Node | undefined;
  readonly end: Node | undefined;
  readonly startIncluded: boolean;
  readonly endIncluded: boolean;
  readonly operator: RangeOperator | undefined;
}

export interface ListNode {
  readonly kind: 'list';
  readonly at: number;
  readonly items: readonly Node[];
}

/** Later entries see earlier ones. */
export interface ContextNode {
  readonly kind: 'context';
  readonly at: number;
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly key: string;
  readonly at: number;
  readonly value: Node;
  /** A function that may call itself by its key. */
  readonly seesItself: boolean;
}

export interface FunctionNode {
  readonly kind: 'function';
  readonly at: number;
  readonly params: readonly { readonly name: string; readonly type: TypeName | undefined }[];
  readonly external: boolean;
  readonly body: Node;
}

/** A call by name. Named arguments keep their names beside them, in the order in which they were written. */
export interface Call {
  readonly kind: 'call';
  readonly at: number;
  readonly name: string;
  readonly from: 'builtin' | 'host' | 'free' | 'local';
  readonly args: readonly Node[];
  readonly names: readonly string[] | undefined;
}

/** A call of what an expression gives, as `handlers.first(1)`. */
export interface Apply {
  readonly kind: 'apply';
  readonly at: number;
  readonly callee: Node;
  readonly args: readonly Node[];
  readonly names: readonly string[] | undefined;
}

export interface InstanceOf {
  readonly kind: 'instance-of';
  readonly at: number;
  readonly value: Node;
  readonly type: TypeName;
}

/** A type as written after `instance of` or in a parameter: a standard one, or a name that the scope may know. */
export type TypeName =
  | { readonly kind: 'type'; readonly type: FeelType }
  | { readonly kind: 'named'; readonly name: string }
  | { readonly kind: 'list' | 'range'; readonly of: TypeName }
  | { readonly kind: 'context'; readonly members: readonly (readonly [name: string, type: TypeName])[] }
  | { readonly kind: 'function'; readonly params: readonly TypeName[]; readonly returns: TypeName };

/** One cell of a table: `-`, one or more tests of which one must hold, or `not(…)` of them. */
export interface UnaryNode {
  readonly kind: 'any' | 'tests' | 'not';
  readonly at: number;
  readonly tests: readonly Node[];
}

/** The expressions directly inside one, in the order in which they are written. */
export const childrenOf = (node: Node): readonly Node[] => {
  switch (node.kind) {
    case 'literal':
    case 'name':
    case 'input':
      return [];
    case 'path':
    case 'not':
    case 'negate':
      return [node.of];
    case 'filter':
      return [node.list, node.where];
    case 'and':
    case 'or':
      return node.terms;
    case 'compare':
    case 'arithmetic':
      return [node.left, node.right];
    case 'between':
      return [node.value, node.low, node.high];
    case 'in':
      return [node.value, ...node.tests];
    case 'if':
      return [node.condition, node.then, node.else];
    case 'for':
      return [...node.iterators.flatMap(ofIterator), node.body];
    case 'some':
    case 'every':
      return [...node.iterators.flatMap(ofIterator), node.condition];
    case 'range':
      return [node.start, node.end].filter((end) => end !== undefined);
    case 'list':
      return node.items;
    case 'context':
      return node.entries.map((entry) => entry.value);
    case 'function':
      return [node.body];
    case 'call':
      return node.args;
    case 'apply':
      return [node.callee, ...node.args];
    case 'instance-of':
      return [node.value];
  }
};

const ofIterator = (iterator: Iterator): readonly Node[] => (iterator.to === undefined ? [iterator.list] : [iterator.list, iterator.to]);
