import { standardFunctions } from './builtins/all.ts';
import { type Builtin, builtinsOf } from './builtins/signature.ts';
import { compareFeel } from './compare.ts';
import { cursorOf, peek } from './cursor.ts';
import { SyntaxFault } from './lexer.ts';
import { grammar, parseExpression } from './parse-expression.ts';
import type { CompileScope } from './types.ts';
import { type FeelValue, rangeOf } from './values.ts';

const nothingKnown: CompileScope = { names: 'spaced', name: () => undefined, known: () => [] };

/** Reads a range whose ends are literals; names and calls are not looked up, and an end must be there on either side. */
const rangeFrom = (text: string): FeelValue | undefined => {
  try {
    const cursor = cursorOf(text, nothingKnown, standardFunctions, grammar);
    const node = parseExpression(cursor);
    if (peek(cursor).kind !== 'end' || node.kind !== 'range' || node.operator !== undefined) return undefined;
    if (node.start?.kind !== 'literal' || node.end?.kind !== 'literal') return undefined;
    const order = compareFeel(node.start.value, node.end.value);
    return order === null || order > 0 ? undefined : rangeOf(node.start.value, node.end.value, node.startIncluded, node.endIncluded);
  } catch (fault) {
    if (fault instanceof SyntaxFault) return undefined;
    throw fault;
  }
};

/** All functions of DMN 1.5, section 10.3.4, and `partition`. */
export const builtins: ReadonlyMap<string, Builtin> = new Map([
  ...standardFunctions,
  ...builtinsOf([['range(from: string) -> range', ([from]) => rangeFrom(from as string)]]),
]);
