import { type Text, text } from '#law/ground';
import type { Call, Node } from './ast.ts';
import { arrange, type Builtin, type Overload, type Param } from './builtins/signature.ts';
import { any, type Checking, clash } from './checking.ts';
import { conforms, joined } from './conform.ts';
import type { FeelType } from './feel-type.ts';
import { builtins } from './functions.ts';
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
    clash(
      checking,
      node.at,
      text(`\`${node.name}\` is ${named(callee).en}, no function`, `\`${node.name}\`是${named(callee).zh}，不是函数`),
    );
  return callee.kind === 'function' ? (callee.returns ?? any) : any;
};

const hostType = (node: Call, checking: Checking, args: readonly FeelType[], known: HostFunction): FeelType => {
  const least = known.needs ?? known.params.length;
  if (args.length < least || args.length > known.params.length) {
    clash(
      checking,
      node.at,
      text(`\`${node.name}\` is given ${count(args.length).en}`, `\`${node.name}\`${count(args.length).zh}`),
      text(`write \`${node.name}(${known.params.join(', ')})\``, `请写\`${node.name}(${known.params.join(', ')})\``),
    );
  }
  args.forEach((arg, index) => {
    const taken = known.takes?.[index];
    if (taken === undefined) return;
    const argument = node.args[index]!;
    const fits =
      argument.kind === 'literal' && taken.kind === 'string' ? isOption(argument, taken) : arg.kind === 'any' || conforms(arg, taken);
    if (!fits)
      clash(
        checking,
        argument.at,
        text(
          `\`${node.name}\` does not take this as its \`${known.params[index]}\``,
          `\`${node.name}\`的参数\`${known.params[index]}\`不接受此值`,
        ),
      );
  });
  return known.type;
};

const isOption = (node: Extract<Node, { readonly kind: 'literal' }>, type: Extract<FeelType, { readonly kind: 'string' }>): boolean =>
  node.value === null || (typeof node.value === 'string' && (type.options === undefined || type.options.includes(node.value)));

const count = (given: number): Text =>
  text(
    given === 0 ? 'no arguments' : given === 1 ? 'one argument' : `${given} arguments`,
    given === 0 ? '没有写参数' : `写了${given}个参数`,
  );

const readers: ReadonlySet<string> = new Set(['date', 'time', 'date and time', 'duration']);

const builtinType = (node: Call, checking: Checking, args: readonly FeelType[], builtin: Builtin): FeelType => {
  const fix = text(`write \`${builtin.signatures[0]!.replace(/ -> .*/, '')}\``, `请写\`${builtin.signatures[0]!.replace(/ -> .*/, '')}\``);
  const arranged = builtin.overloads.flatMap((overload) => {
    const order = arrange(overload, args.length, node.names);
    return order === undefined ? [] : [{ overload, order }];
  });
  if (arranged.length === 0) {
    const how =
      node.names === undefined
        ? text(`given ${count(args.length).en}`, count(args.length).zh)
        : text('called with parameters it does not have', '所写的参数它并不具有');
    clash(checking, node.at, text(`\`${node.name}\` is ${how.en}`, `\`${node.name}\`${how.zh}`), fix);
    return any;
  }
  const taking = arranged.find(({ overload, order }) =>
    order.every((index, at) => index < 0 || takes(paramAt(overload, at), args[index]!)),
  );
  if (taking === undefined) {
    clash(
      checking,
      node.at,
      text(
        `\`${node.name}\` does not take (${args.map((arg) => arg.kind).join(', ')})`,
        `\`${node.name}\`不接受（${args.map((arg) => kindWords[arg.kind]).join('、')}）`,
      ),
      fix,
    );
    return arranged[0]!.overload.returns;
  }
  const only = node.args.length === 1 ? node.args[0] : undefined;
  // A text that reads as a date has become a literal by now.
  if (readers.has(node.name) && only?.kind === 'literal' && typeof only.value === 'string') {
    clash(checking, only.at, text(`\`"${only.value}"\` cannot be read by \`${node.name}\``, `\`${node.name}\`无法读取\`"${only.value}"\``));
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
