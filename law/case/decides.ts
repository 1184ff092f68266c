import { challengesOf, type OrderDef, type Pack, type Procedure } from '#law/pack';

/**
 * Whether an order of an official is a decision of the law: it ends the case, brings it into a state whose order can be challenged
 * (an administrative act, Administrative Reconsideration Law 11), or spends from a budget. Such an order is signed by a person, so
 * anyone who gives it proves a moment before who they are.
 * @param posts roles in offices that the person holds today
 */
export const isDecision = (pack: Pack, procedure: Procedure, order: OrderDef, posts: readonly string[]): boolean => {
  const officially = order.by.some((role) => pack.roles[role]?.is === 'official' && posts.includes(role));
  if (!officially) return false;
  const to = order.to;
  const ends = to !== undefined && procedure.endings[to] !== undefined;
  const challengeable = to !== undefined && challengesOf(procedure, to).length > 0;
  return ends || challengeable || order.takes.length > 0;
};
