import { inline, type Queries } from '#shell/db';

const fold = inline('select fold_order_count($1)');

/** So many orders, or more, that were counted one by one become sums: it takes a second for a hundred thousand of them. */
const movesAtMost = 2000;

/** Whoever is about to count a year of orders does so first. What is counted is the same before and after. */
export const foldOrders = async (database: Queries): Promise<void> => {
  await database.query(fold, [movesAtMost]);
};
