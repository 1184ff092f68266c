import { text as said } from '#law/ground';
import { type Context, knownName, type Piece } from './names.ts';
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
  ctx.report(
    'order/not-by-law',
    order.at,
    said(`\`${order.text}\` is brought about here, but it is not an order by law`, `此处引起\`${order.text}\`，但它不是依法自动作出的操作`),
    said('add `law` to its `by`', '请在其`by`中增加`law`'),
  );
  return true;
};
