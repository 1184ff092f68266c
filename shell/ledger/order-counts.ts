import { inline, type Queries } from '#shell/db';

const fold = inline('select fold_order_count($1)');

/** Behind the mark so many events may wait, which are counted one by one: docs/decisions/0092-orders-counted-later.md. */
const uncountedAtMost = 2000;

/** Anyone who is about to count a year of orders does so first, outside a transaction. What is counted is the same before and after. */
export const foldOrders = async (database: Queries): Promise<void> => {
  await database.query(fold, [uncountedAtMost]);
};

/** After many orders that came at once, as from a backup: so that nobody's look begins with counting them. */
export const foldAllOrders = async (database: Queries): Promise<void> => {
  await database.query(fold, [0]);
};
