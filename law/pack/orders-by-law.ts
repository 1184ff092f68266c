import { type Context, knownName, type Piece } from './names.ts';
import { say } from './say.ts';
import { get, type Scalar, scalarsOf, type Tree, wordsOf } from './yaml.ts';

/** The orders of a list, without `nothing`; each must be one that the law gives. */
export const ordersByLaw = (tree: Tree | undefined, orders: ReadonlyMap<string, Piece>, ctx: Context): readonly string[] =>
  scalarsOf(tree)
    .filter((order) => order.text !== 'nothing' && isByLaw(order, orders, ctx))
    .map(({ text }) => text);

/** Told where an order is brought about that people give. */
export const isByLaw = (order: Scalar, orders: ReadonlyMap<string, Piece>, ctx: Context): boolean => {
  if (!knownName(order, 'order', orders, ctx.report)) return false;
  if (wordsOf(get(orders.get(order.text)!.tree, 'by')).includes('law')) return true;
  ctx.report('order/not-by-law', order.at, say('isByLaw.isBroughtAboutHere', { order: order.text }), say('isByLaw.addToIts'));
  return true;
};
