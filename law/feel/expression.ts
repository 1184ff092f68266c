import { fail, ok, type Result } from '#law/ground';
import { childrenOf, type Node, type UnaryNode } from './ast.ts';
import { onRunningMeter, paidForPart, settled, type Warner } from './builtins/function.ts';
import { type Meter, spend } from './builtins/meter.ts';
import { checkTests, mentionsInput, typeOf } from './check.ts';
import { type Checking, startChecking } from './checking.ts';
import { meets } from './compare.ts';
import { anyHolds, compile, noneHolds, type Test, testOf } from './compile.ts';
import { type Cursor, cursorOf, DEEPEST, peek, tooDeep, unexpected } from './cursor.ts';
import { builtins } from './functions.ts';
import { LONGEST_SOURCE, SyntaxFault, syntaxFault } from './lexer.ts';
import { nodesIn, stepsOf } from './node-size.ts';
import { grammar, parseExpression, parseUnary } from './parse-expression.ts';
import { type Compiling, INPUT, type Local, push, type Run } from './runtime.ts';
import { say } from './say.ts';
import type { Compile, CompileScope, CompileUnary, Env, FeelError } from './types.ts';
import type { FeelValue } from './values.ts';

/** Compiles an expression, or says where it goes wrong. Compile once, evaluate as often as you like. */
export const compileFeel: Compile = (source, scope) =>
  faultless(() => {
    const ast = parsed(source, scope, parseExpression, (node) => [node]);
    const checking = startChecking(scope, { kind: 'any' });
    const type = typeOf(ast, checking);
    const run = compile(ast, compilingOf(scope, checking));
    const costs = isCostly([ast]);
    const steps = stepsOf(ast);
    return {
      source,
      type,
      ast,
      ...gathered(checking),
      evaluate: costs
        ? (env: Env) => metered(env, steps, (local) => run(env, local))
        : (env: Env) => (paidForPart(steps) ? run(env, idle) : null),
    };
  });

/** Compiles one cell of a table. Its test gives null where it cannot be told. */
export const compileUnary: CompileUnary = (source, input, scope) =>
  faultless(() => {
    const ast = parsed(source, scope, parseUnary, (node) => node.tests);
    const checking = startChecking(scope, input);
    checkTests(checking, { kind: 'input', at: 0 }, input, ast.tests);
    const run = unaryRun(ast, compilingOf(scope, checking), input.kind === 'boolean');
    const costs = isCostly(ast.tests);
    const steps = ast.tests.reduce((sum, test) => sum + stepsOf(test), 0);
    return {
      source,
      ast,
      ...gathered(checking),
      test: (value: FeelValue, env: Env) =>
        (costs
          ? metered(env, steps, (local) => run(value, env, push(local, value)))
          : settled(() => run(value, env, push(idle, value)), warner(env))) as boolean | null,
    };
  });

const gathered = (checking: Checking) => ({ reads: [...checking.reads.values()], calls: checking.calls });

const warner =
  (env: Env): Warner =>
  (message, kind) =>
    env.warn?.(message, 0, kind);

const faultless = <T>(make: () => T): Result<T, FeelError> => {
  try {
    return ok(make());
  } catch (fault) {
    if (fault instanceof SyntaxFault) return fail(fault.error);
    throw fault;
  }
};

/** Reads the whole source and bounds the tree, so that all who walk it by recursion are safe. */
const parsed = <T>(source: string, scope: CompileScope, parse: (cursor: Cursor) => T, roots: (tree: T) => readonly Node[]): T => {
  if (source.length > LONGEST_SOURCE) throw syntaxFault(LONGEST_SOURCE, say('parsed.anExpressionHasAt', { LONGESTSOURCE: LONGEST_SOURCE }));
  const cursor = cursorOf(source, scope, builtins, grammar);
  const tree = parse(cursor);
  if (peek(cursor).kind !== 'end') throw unexpected(peek(cursor), say('parsed.anOperatorOrThe'));
  boundHeight(roots(tree));
  return tree;
};

const boundHeight = (roots: readonly Node[]): void => {
  let level = roots;
  for (let height = 0; level.length > 0; height += 1) {
    if (height > DEEPEST) throw tooDeep(level[0]!.at);
    level = level.flatMap(childrenOf);
  }
};

/** For expressions without loops and calls, which cannot run out of anything. */
const idle: Local = {
  value: null,
  up: undefined,
  meter: {
    steps: Number.POSITIVE_INFINITY,
    depth: Number.POSITIVE_INFINITY,
    budget: Number.POSITIVE_INFINITY,
  } satisfies Meter,
};

const costly: ReadonlySet<Node['kind']> = new Set([
  'for',
  'some',
  'every',
  'filter',
  'call',
  'apply',
  'function',
  'list',
  'context',
  'instance-of',
]);

/** So few plain nodes take no time worth counting. */
const FEW_NODES = 500;

/**
 * On a meter of its own, and settled; or on that of the larger evaluation that it is part of. A host that is asked for a name may
 * evaluate another formula to answer: that one draws on the meter of the formula that asks.
 */
const metered = (env: Env, steps: number, run: (local: Local) => FeelValue): FeelValue => {
  if (env.meter !== undefined) {
    spend(env.meter, steps);
    return run(startingOn(env.meter));
  }
  return onRunningMeter(
    env.budget,
    (meter) => {
      spend(meter, steps);
      return run(startingOn(meter));
    },
    warner(env),
  );
};

const startingOn = (meter: Meter): Local => ({ value: null, up: undefined, meter });

const isCostly = (roots: readonly Node[]): boolean =>
  roots.some(hasCost) || roots.reduce((sum, node) => sum + nodesIn(node), 0) > FEW_NODES;

const hasCost = (node: Node): boolean =>
  node.kind === 'list' && node.items.every((item) => item.kind === 'literal')
    ? false
    : costly.has(node.kind) || (node.kind === 'arithmetic' && node.operator === '**') || childrenOf(node).some(hasCost);

const compilingOf = (scope: CompileScope, checking: Checking): Compiling => ({
  scope,
  bound: undefined,
  typeOf: (node) => checking.types.get(node),
});

type UnaryRun = (value: FeelValue, env: Env, local: Local) => boolean | null;

const unaryRun = (ast: UnaryNode, compiling: Compiling, isBoolean: boolean): UnaryRun => {
  if (ast.kind === 'any') return () => true;
  const inside: Compiling = { ...compiling, bound: { name: INPUT, up: undefined } };
  const tests = ast.tests.map((test) => cellTest(test, compile(test, inside), isBoolean));
  if (ast.kind === 'not') return (value, env, local) => noneHolds(tests, value, env, local);
  const [only] = tests;
  return tests.length === 1 ? only! : (value, env, local) => anyHolds(tests, value, env, local);
};

/** A test with `?` says itself whether it holds; any other gives what the input is held against. */
const cellTest = (node: Node, run: Run, isBoolean: boolean): Test => {
  if (mentionsInput(node)) {
    return (_, env, local) => {
      const holds = run(env, local);
      return typeof holds === 'boolean' ? holds : null;
    };
  }
  if (node.kind === 'literal' || node.kind === 'range') return testOf(node, run);
  return (value, env, local) => {
    const test = run(env, local);
    return typeof test === 'boolean' && !isBoolean && typeof value !== 'boolean' ? test : meets(value, test);
  };
};
