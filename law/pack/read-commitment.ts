import { compileFeel, type Expression } from '#law/feel';
import { type ExclusionKind, exclusionKinds, exclusions } from './exclusions.ts';
import { checkExplorable } from './explorable.ts';
import { formulaOf } from './formula.ts';
import { groundOf, textOf } from './inherit.ts';
import type { Commitment, CommitmentCheck, Exclusion, Guard } from './model.ts';
import { type Context, type Known, knownName, type Merged, type Piece } from './names.ts';
import { checkRefusal } from './read-orders.ts';
import { say } from './say.ts';
import type { Scope, Scopes } from './scope.ts';
import { entriesOf, get, has, scalar, scalarsOf, type Tree } from './yaml.ts';

/** The way on a commitment that a procedure offers; nothing where it offers none. What the law asks of it is looked at in `checkCommitment`. */
export const readCommitment = (merged: Merged, ctx: Context, scopes: Scopes): Commitment | undefined => {
  const piece = merged.commitment;
  if (piece === undefined) return undefined;
  const { tree, at, outer, path } = piece;
  const { orders, clocks } = merged.sections;
  const [grounded] = groundOf(tree, at, outer, path, ctx);
  missing(piece, ctx);
  const order = (key: string): string => namesAt(get(tree, key), 'order', orders, ctx)[0] ?? '';
  const ordersAt = (found: Tree | undefined): readonly string[] => namesAt(found, 'order', orders, ctx);
  const letters: Known = {
    has: (name) => ctx.names.letters.has(name) || ctx.names.words.has(name),
    keys: () => [...ctx.names.letters, ...ctx.names.words],
  };
  const standsFor = namesAt(get(tree, 'stands-for'), 'fact', ctx.types, ctx);
  for (const fact of standsFor) ctx.used.add(fact);
  const [check, untrue] = [get(tree, 'check'), get(tree, 'untrue')];
  const scope = scopes.order([merged]);
  return {
    ...grounded,
    insteadOf: order('instead-of'),
    commit: order('commit'),
    model: namesAt(get(tree, 'model'), 'form', ctx.names.forms, ctx)[0] ?? '',
    standsFor,
    never: exclusionKinds.flatMap((kind) => exclusionOf(kind, get(get(tree, 'never'), kind), scope, ctx) ?? []),
    notice: namesAt(get(tree, 'notice'), 'letter', letters, ctx)[0] ?? '',
    decides: ordersAt(get(tree, 'decides')),
    leave: order('leave'),
    check: checkOf(check, namesAt(get(check, 'clock'), 'clock', clocks, ctx)[0], ordersAt(get(check, 'kept'))),
    correct: ordersAt(get(untrue, 'correct')),
    revoke: ordersAt(get(untrue, 'revoke')),
  };
};

/** What the rest of the section speaks of; what the law asks besides is told by `checkCommitment`. */
const wanted = ['instead-of', 'commit', 'model', 'stands-for', 'decides'];

const missing = ({ tree, at }: Piece, ctx: Context): void => {
  for (const key of wanted.filter((each) => !has(tree, each)))
    ctx.report('key/missing', at, say('missing.isMissing', { key }), say('missing.addToTheCommitment', { key }));
};

const namesAt = (tree: Tree | undefined, what: Parameters<typeof knownName>[1], known: Known, ctx: Context): readonly string[] =>
  scalarsOf(tree)
    .filter((name) => knownName(name, what, known, ctx.report))
    .map(({ text }) => text);

const checkOf = (tree: Tree | undefined, clock: string | undefined, kept: readonly string[]): CommitmentCheck => {
  const exempt = textOf(get(tree, 'exempt'));
  return { kept, ...(clock !== undefined && { clock }), ...(exempt && { exempt }) };
};

const exclusionOf = (kind: ExclusionKind, tree: Tree | undefined, scope: Scope, ctx: Context): Exclusion | undefined => {
  if (tree === undefined) return undefined;
  const cannotArise = textOf(get(tree, 'cannot-arise'));
  if (cannotArise !== undefined) return { kind, guards: [], cannotArise };
  const guards = entriesOf(tree).flatMap(({ key, at, value }): readonly Guard[] => {
    checkRefusal(key, at, ctx);
    const excluded = excludedWhere(kind, value, scope, ctx);
    return excluded === undefined ? [] : [{ refusal: key, if: excluded }];
  });
  return { kind, guards };
};

/** The formula says what is excluded; the guard holds where it is false. */
const excludedWhere = (kind: ExclusionKind, tree: Tree, scope: Scope, ctx: Context): Expression | undefined => {
  const before = ctx.report.errors();
  const condition = formulaOf(tree, scope, ctx, { kind: 'boolean' });
  const written = scalar(tree);
  if (condition === undefined || written === undefined || ctx.report.errors() !== before) return undefined;
  checkExplorable(condition, written, ctx);
  if (condition.reads.length === 0)
    ctx.report(
      'commitment/never',
      written.at,
      say('excludedWhere.isDecidedHereWithout', { kind }),
      say('excludedWhere.nameAFactThat', { exclusions: exclusions[kind] }),
    );
  const negated = compileFeel(`not(${written.text})`, scope);
  return negated.ok ? negated.value : undefined;
};
