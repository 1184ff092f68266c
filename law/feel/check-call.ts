import { exceptInChinese, type Text } from '#law/ground';
import type { Call, Node } from './ast.ts';
import { arrange, type Builtin, type Overload, type Param } from './builtins/signature.ts';
import { any, type Checking, clash } from './checking.ts';
import { conforms, joined } from './conform.ts';
import type { FeelType } from './feel-type.ts';
import { builtins } from './functions.ts';
import { say } from './say.ts';
import { kindWords, named } from './type-words.ts';
import type { HostFunction } from './types.ts';

/** The type of a call, given those of its arguments and of what is called. */
export const checkCall = (node: Call, checking: Checking, args: readonly FeelType[], callee: FeelType): FeelType => {
  if (node.from === 'host') {
    checking.calls.push({ name: node.name, args: node.args });
    return hostType(node, checking, args, checking.scope.functions!.get(node.name)!);
  }
  const builtin = node.from === 'builtin' ? builtins.get(node.name) : undefined;
  if (builtin !== undefined) return builtinType(node, checking, args, builtin);
  if (callee.kind !== 'function' && callee.kind !== 'any')
    clash(checking, node.at, say('checkCall.isNoFunction', { node: node.name, callee: named(callee) }));
  return callee.kind === 'function' ? (callee.returns ?? any) : any;
};

const hostType = (node: Call, checking: Checking, args: readonly FeelType[], known: HostFunction): FeelType => {
  const least = known.needs ?? known.params.length;
  if (args.length < least || args.length > known.params.length) {
    clash(
      checking,
      node.at,
      say('hostType.isGiven', { node: node.name, count: count(args.length) }),
      say('hostType.write', { node: node.name, params: known.params.join(', ') }),
    );
  }
  args.forEach((arg, index) => {
    const taken = known.takes?.[index];
    if (taken === undefined) return;
    const argument = node.args[index]!;
    const fits =
      argument.kind === 'literal' && taken.kind === 'string' ? isOption(argument, taken) : arg.kind === 'any' || conforms(arg, taken);
    if (!fits) clash(checking, argument.at, say('hostType.doesNotTakeThis', { node: node.name, params: known.params[index] }));
  });
  return known.type;
};

const isOption = (node: Extract<Node, { readonly kind: 'literal' }>, type: Extract<FeelType, { readonly kind: 'string' }>): boolean =>
  node.value === null || (typeof node.value === 'string' && (type.options === undefined || type.options.includes(node.value)));

const count = (given: number): Text => (given === 0 ? say('count.noArguments') : say('count.givenArgumentGivenArguments', { given }));

const readers: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration']);

const builtinType = (node: Call, checking: Checking, args: readonly FeelType[], builtin: Builtin): FeelType => {
  const fix = say('builtinType.write', { signatures: builtin.signatures[0]!.replace(/ -> .*/, '') });
  const arranged = builtin.overloads.flatMap((overload) => {
    const order = arrange(overload, args.length, node.names);
    return order === undefined ? [] : [{ overload, order }];
  });
  if (arranged.length === 0) {
    const how =
      node.names === undefined ? say('builtinType.given', { count: count(args.length) }) : say('builtinType.calledWithParametersIt');
    clash(checking, node.at, say('builtinType.is', { node: node.name, how }), fix);
    return any;
  }
  const taking = arranged.find(({ overload, order }) =>
    order.every((index, at) => index < 0 || takes(paramAt(overload, at), args[index]!)),
  );
  if (taking === undefined) {
    clash(
      checking,
      node.at,
      say('builtinType.doesNotTake', {
        node: node.name,
        args: exceptInChinese(args.map((arg) => arg.kind).join(', '), args.map((arg) => kindWords[arg.kind]).join('、')),
      }),
      fix,
    );
    return arranged[0]!.overload.returns;
  }
  const only = node.args.length === 1 ? node.args[0] : undefined;
  // A text that reads as a date has become a literal by now.
  if (readers.has(node.name) && only?.kind === 'literal' && typeof only.value === 'string') {
    clash(checking, only.at, say('builtinType.cannotBeReadBy', { only: only.value, node: node.name }));
  }
  return refined(node.name, args, taking.overload.returns);
};

const paramAt = (overload: Overload, at: number): Param => overload.params[Math.min(at, overload.params.length - 1)]!;

const takes = (param: Param, type: FeelType): boolean => {
  if (type.kind === 'any' || type.kind === 'null' || param.kinds.includes('any') || param.kinds.includes(type.kind)) return true;
  if (param.kinds.length === 1 && param.kinds[0] === 'list') return true;
  if (type.kind === 'list') return takes(param, type.of);
  return type.kind === 'date' && param.kinds.includes('date-time');
};

const listKeepers: ReadonlySet<string> = new Set(['sublist', 'remove', 'reverse', 'sort', 'distinct values']);
const listJoiners: ReadonlySet<string> = new Set(['concatenate', 'union']);

/** What a function gives can often be said better from what it is given. */
const refined = (name: string, args: readonly FeelType[], returns: FeelType): FeelType => {
  const [first, second] = args;
  if (first === undefined) return returns;
  if (listKeepers.has(name)) return first.kind === 'list' ? first : returns;
  if (listJoiners.has(name)) return args.every((arg) => arg.kind === 'list') ? args.reduce<FeelType>(joined, { kind: 'null' }) : returns;
  if (name === 'append' && first.kind === 'list') return { kind: 'list', of: args.slice(1).reduce(joined, first.of) };
  if (name === 'min' || name === 'max') return args.length > 1 ? args.reduce(joined) : first.kind === 'list' ? first.of : first;
  if (name === 'abs') return first.kind === 'list' ? any : first;
  if (name === 'flatten' && first.kind === 'list' && first.of.kind !== 'list' && first.of.kind !== 'any') return first;
  return name === 'context put' && second !== undefined ? { kind: 'context', open: true } : returns;
};
