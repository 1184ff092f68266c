import { type Text, text } from '#law/ground';
import type { OrderDef, Pack, Procedure, PromiseMade } from '#law/pack';
import { type Answer, wordsIn } from './answer.ts';
import { type Explored, readLabel } from './explore.ts';
import { pathTo } from './follow.ts';
import { otherWaysTo } from './other-ways.ts';
import type { Path } from './path.ts';
import type { Read } from './reading-promise.ts';
import { say } from './say.ts';
import { bodyOf, placeOf, type Whole } from './whole.ts';

/**
 * `nobody-from-above`: the person who acted or voted in the case above (the parent, or the case that is challenged) acts here in none of these roles. The
 * engine keeps such persons from an order, and from a vote, that says `not-by: [parent]`; so it is asked of every order and every vote that
 * a case can come to at all.
 */
export const fromAboveIn = (pack: Pack, procedure: Procedure, promise: PromiseMade, { explored, given }: Whole): Read => {
  const roles = wordsIn(bodyOf(promise)['role']);
  const isNamed = (role: string): boolean => pack.roles[role] !== undefined && roles.includes(role);
  const broken = (why: Text, ways: Pick<Answer, 'path' | 'ways'> = {}): Read => ({
    kind: 'answer',
    answer: { holds: false, states: explored.configurations, why, ...ways },
  });
  const { name: where } = procedure;
  const order = Object.values(procedure.orders).find(
    ({ by, notBy }, index) => given[index] === 1 && by.some(isNamed) && !notBy.includes('parent'),
  );
  if (order !== undefined) {
    const why = say('fromAboveIn.inMayBeGiven', { where, order: order.name });
    return broken(why, waysTo(explored, order, order.by.find(isNamed)!));
  }
  const reached = new Set(Array.from({ length: explored.configurations }, (_, c) => explored.machine.places[placeOf(explored, c)]!));
  const sits = Object.values(procedure.states).find(
    ({ name, vote }) => vote !== undefined && isNamed(vote.by) && reached.has(name) && !vote.notBy.includes('parent'),
  );
  if (sits !== undefined) return broken(say('fromAboveIn.inSomebodyWhoActed', { where, sits: sits.name }));
  return { kind: 'seen', shows: text('', '') };
};

/** Ways to where this order is given in this role, by somebody who acted in the case above; first those that leave nothing open. */
const waysTo = (explored: Explored, order: OrderDef, role: string): Pick<Answer, 'path' | 'ways'> => {
  const { machine, label, from, maybe, needsOpen } = explored;
  const number = Object.keys(machine.procedure.orders).indexOf(order.name);
  const given = Array.from({ length: explored.moves }, (_, move) => move).filter(
    (move) => readLabel(label[move]!, machine).order === number,
  );
  const leavesOpen = (move: number): number => maybe[move]! | needsOpen[from[move]!]!;
  const [first] = given.toSorted((a, b) => leavesOpen(a) - leavesOpen(b) || from[a]! - from[b]!);
  if (first === undefined) return {};
  const shows = say('waysTo.isGivenAsBy', { order: order.name, role });
  const seen = { configuration: from[first]!, needsOpen: leavesOpen(first) === 1 };
  const ways = otherWaysTo(explored, seen, shows, [first]).map((path) => byAbove(path, role));
  return { path: byAbove(pathTo(explored, seen, shows, [first]), role), ...(ways.length > 0 && { ways }) };
};

const above = 'above';

const byAbove = (path: Path, role: string): Path => {
  const last = path.moves.at(-1);
  return last?.kind === 'order' ? { ...path, above, moves: [...path.moves.slice(0, -1), { ...last, role, doer: above }] } : path;
};
