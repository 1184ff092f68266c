import { type Text, text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { wordsIn } from './answer.ts';
import type { Read } from './reading-promise.ts';
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
  if (order !== undefined)
    return broken(
      text(
        `in \`${where}\` \`${order.name}\` may be given by somebody who acted in the case above`,
        `在\`${where}\`中，曾在上级案件中办理的人员可以作出\`${order.name}\``,
      ),
    );
  const reached = new Set(Array.from({ length: explored.configurations }, (_, c) => explored.machine.places[placeOf(explored, c)]!));
  const sits = Object.values(procedure.states).find(
    ({ name, vote }) => vote !== undefined && isNamed(vote.by) && reached.has(name) && !vote.notBy.includes('parent'),
  );
  if (sits !== undefined)
    return broken(
      text(
        `in \`${where}\` somebody who acted in the case above may vote in \`${sits.name}\``,
        `在\`${where}\`中，曾在上级案件中办理的人员可以在\`${sits.name}\`中参加表决`,
      ),
    );
  return { kind: 'seen', shows: text('', '') };
};
