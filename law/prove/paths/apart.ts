import type { Expression } from '#law/feel';
import { isNum } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { canDrift } from './kin.ts';
import { countsIn } from './layout.ts';
import { rootsOf } from './roots.ts';
import { bodyOf } from './whole.ts';

/**
 * Promises that are explored together, by what has to be kept apart for them beyond what the guards of the procedure read (the cone of
 * influence of each: Clarke, Grumberg and Peled 1999, section 13.1). What two promises look at multiplies the configurations where both are
 * asked at once, and only adds up where each is asked for itself. The first group needs nothing more; a promise joins one that keeps all it needs.
 */
export const apart = (pack: Pack, procedure: Procedure, promises: readonly PromiseMade[]): readonly (readonly PromiseMade[])[] => {
  const needed = promises.map((promise) => ({ promise, needs: neededBy(pack, procedure, promise) }));
  const groups: { readonly needs: ReadonlySet<string>; readonly promises: PromiseMade[] }[] = [];
  for (const { needs } of needed.toSorted((a, b) => b.needs.size - a.needs.size))
    if (needs.size > 0 && !groups.some((group) => needs.isSubsetOf(group.needs))) groups.push({ needs, promises: [] });
  const bare: PromiseMade[] = [];
  for (const { promise, needs } of needed)
    (needs.size === 0 ? bare : groups.find((group) => needs.isSubsetOf(group.needs))!.promises).push(promise);
  return [bare, ...groups.map((group) => group.promises)];
};

/** What a promise looks at and the guards of the procedure do not, by name. */
const neededBy = (pack: Pack, procedure: Procedure, promise: PromiseMade): ReadonlySet<string> => {
  const orders = Object.values(procedure.orders);
  const byGuards = new Set(orders.flatMap(({ guards }) => guards.flatMap((guard) => readsOf(guard.if))));
  const drifting = canDrift(pack, procedure);
  // A fact that guards read as well is kept already, unless it is kept for promises alone: see `factsIn` of the layout.
  const isKept = (read: string): boolean =>
    byGuards.has(read) && (pack.facts[read] === undefined || rootsOf(pack, read, ({ name }) => !drifting.has(name)) !== undefined);
  const needs = new Set(
    Object.values(promise.formulas)
      .flatMap(readsOf)
      .filter((read) => !isKept(read)),
  );
  for (const formula of Object.values(promise.formulas)) for (const order of countsIn(formula)) needs.add(`times ${order}`);
  const { order, times, first, budget } = bodyOf(promise);
  switch (promise.form) {
    case 'at-most': {
      const own = procedure.orders[String(order)]?.atMost?.times;
      if (own === undefined || !isNum(times) || Number(times) > own) needs.add(`times ${String(order)}`);
      break;
    }
    case 'sealed-until':
      needs.add(`times ${String(order)}`);
      break;
    case 'before':
      needs.add(`times ${String(first)}`);
      break;
    case 'held':
      needs.add(`held ${String(budget)}`);
      break;
    default:
  }
  return needs;
};

/** Facts, and what is read of other cases. */
const readsOf = ({ reads }: Expression): readonly string[] => reads.map((path) => path.slice(0, 2).join('.'));
