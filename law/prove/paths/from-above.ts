import { type Text, text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from './answer.ts';
import type { Read } from './reading-promise.ts';
import { say } from './say.ts';
import { bodyOf, placeOf, type Whole } from './whole.ts';

/**
 * `nobody-from-above`: whoever acted or voted in the case above (the parent, or the case that is challenged) acts here in none of these roles. The
 * engine keeps such persons from an order, and from a vote, that says `not-by: [parent]`; so it is asked of every order and every vote that
 * a case can come to at all.
 */
export const fromAboveIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, { explored, given }: Whole): Read => {
  const roles = wordsIn(bodyOf(promise)['role']);
  const isNamed = (role: string): boolean => pack.roles[role] !== undefined && roles.includes(role);
  const broken = (why: Text): Read => ({ kind: 'answer', answer: { holds: false, states: explored.configurations, why } });
  const { name: where } = procedure;
  const order = Object.values(procedure.orders).find(
    ({ by, notBy }, index) => given[index] === 1 && by.some(isNamed) && !notBy.includes('parent'),
  );
  if (order !== undefined) return broken(say('fromAboveIn.inMayBeGiven', { where, order: order.name }));
  const reached = new Set(Array.from({ length: explored.configurations }, (_, c) => explored.machine.places[placeOf(explored, c)]!));
  const sits = Object.values(procedure.states).find(
    ({ name, vote }) => vote !== undefined && isNamed(vote.by) && reached.has(name) && !vote.notBy.includes('parent'),
  );
  if (sits !== undefined) return broken(say('fromAboveIn.inSomebodyWhoActed', { where, sits: sits.name }));
  return { kind: 'seen', shows: text('', '') };
};
