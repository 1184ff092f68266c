import { worded } from '#law/ground';
import type { Node } from './ast.ts';
import { type Cursor, expectSign, isSign, newName, peek, skipSign, take } from './cursor.ts';
import { SyntaxFault, syntaxFault, type Token } from './lexer.ts';
import { say } from './say.ts';
import { parseDate, parseDateTime, parseDuration, parseTime } from './temporal.ts';
import type { FeelValue } from './values.ts';

/** A call of what stands before the parenthesis: of a name, or of anything that gives a function. */
export const callOf = (cursor: Cursor, callee: Node): Node => {
  const open = take(cursor);
  const { args, names } = parseArguments(cursor, open);
  if (callee.kind !== 'name') return { kind: 'apply', at: open.at, callee, args, names };
  const { name, at } = callee;
  const from = callFrom(cursor, callee);
  if (from === 'host') return hostCall(cursor, name, at, args, names);
  if (from === 'builtin' && name === 'not' && args.length === 1 && names === undefined) return { kind: 'not', at, of: args[0]! };
  return (from === 'builtin' ? constant(name, at, args, names) : undefined) ?? { kind: 'call', at, name, from, args, names };
};

/** A fact called `date` does not hide the function `date(…)`: only what may be a function does. */
const callFrom = (
  cursor: Cursor,
  { name, from }: { readonly name: string; readonly from: string },
): 'builtin' | 'host' | 'free' | 'local' => {
  if (from === 'local' && (cursor.locals.includes(name) || !cursor.scope.functions?.has(name))) return 'local';
  if (cursor.scope.functions?.has(name) === true) return 'host';
  const known = cursor.scope.name(name);
  const callable = known !== undefined && (known.kind === 'function' || known.kind === 'any');
  return cursor.isBuiltin(name) && !callable ? 'builtin' : 'free';
};

interface Arguments {
  readonly args: readonly Node[];
  readonly names: readonly string[] | undefined;
}

const parseArguments = (cursor: Cursor, open: Token): Arguments => {
  const args: Node[] = [];
  const names: string[] = [];
  while (!isSign(peek(cursor), ')')) {
    const name = argumentName(cursor);
    if (name !== undefined) names.push(name);
    args.push(cursor.grammar.expression(cursor));
    if (names.length > 0 && names.length < args.length) {
      throw syntaxFault(peek(cursor).at, say('parseArguments.eitherEveryArgumentHas'), say('parseArguments.writeForEach'));
    }
    if (!skipSign(cursor, ',')) break;
  }
  expectSign(cursor, ')', open);
  return { args, names: names.length > 0 ? names : undefined };
};

const argumentName = (cursor: Cursor): string | undefined => {
  let ahead = 0;
  while (peek(cursor, ahead).kind === 'word' || (ahead > 0 && isSign(peek(cursor, ahead), '-', "'"))) ahead += 1;
  if (ahead === 0 || !isSign(peek(cursor, ahead), ':')) return undefined;
  const { name } = newName(cursor, (token) => isSign(token, ':'), say('argumentName.theNameOfA'));
  take(cursor);
  return name;
};

/** Named arguments of a host function are put in the order of its parameters; what is left out is null. */
const hostCall = (cursor: Cursor, name: string, at: number, args: readonly Node[], names: readonly string[] | undefined): Node => {
  if (names === undefined) return { kind: 'call', at, name, from: 'host', args, names };
  const params = cursor.scope.functions?.get(name)?.params ?? [];
  const stranger = names.find((param) => !params.includes(param));
  if (stranger !== undefined) {
    throw new SyntaxFault({
      code: 'feel/name',
      at,
      ...worded(say('hostCall.hasNoParameter', { name, stranger })),
      name: stranger,
    });
  }
  const ordered = params.map((param): Node => args[names.indexOf(param)] ?? { kind: 'literal', at, value: null });
  return { kind: 'call', at, name, from: 'host', args: ordered, names: undefined };
};

const readers: Readonly<Record<string, (text: string) => FeelValue | undefined>> = {
  date: parseDate,
  time: parseTime,
  'date and time': parseDateTime,
  duration: parseDuration,
};

/** `date("2026-01-01")` is a literal, so that anyone who walks the tree sees the day. */
const constant = (name: string, at: number, args: readonly Node[], names: readonly string[] | undefined): Node | undefined => {
  const only = args.length === 1 && names === undefined ? args[0] : undefined;
  if (only?.kind !== 'literal' || typeof only.value !== 'string') return undefined;
  const value = Object.hasOwn(readers, name) ? readers[name]!(only.value) : undefined;
  return value === undefined ? undefined : { kind: 'literal', at, value };
};
