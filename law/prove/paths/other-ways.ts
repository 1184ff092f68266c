import type { Text } from '#law/ground';
import type { Explored, Seen } from './explore.ts';
import { pathAlong, pathTo } from './follow.ts';
import type { Path } from './path.ts';

/** Ways looked for besides the first, and how far the search for them goes. */
export const mostOtherWays = 12;
const mostLookedAt = 5000;

/** A way backwards from where something was seen: moves still to be followed to it, the last first. */
interface Back {
  readonly at: number;
  readonly moves: readonly number[];
  readonly passed: ReadonlySet<number>;
}

/**
 * Further ways to the same configuration, shorter ones first; none goes through a configuration twice. The first way is a shortest one, and may be one that
 * no calendar allows where a longer one is allowed.
 */
export const otherWaysTo = (
  explored: Explored,
  seen: Seen & { readonly after?: Int32Array },
  shows: Text,
  onward: readonly number[] = [],
): readonly Path[] => {
  if (seen.configuration < 0) return [];
  const { parent } = explored;
  const depth = depthsOf(explored);
  const leadingTo = arrivalsOf(explored);
  const known = new Set([sameAs(pathTo(explored, seen, shows, onward))]);
  const ways: Path[] = [];
  // By length: what is behind a configuration is at least as long as the shortest way to it.
  const waiting: Back[][] = [];
  const wait = (back: Back): void => {
    const length = depth[back.at]! + back.moves.length;
    waiting[length] ??= [];
    waiting[length].push(back);
  };
  wait({ at: seen.configuration, moves: [], passed: new Set([seen.configuration]) });
  let looked = 0;
  for (let length = 0; length < waiting.length; length += 1) {
    for (const { at, moves, passed } of waiting[length] ?? []) {
      looked += 1;
      if (ways.length === mostOtherWays || looked > mostLookedAt) return ways;
      if (parent[at] === -1) {
        const way = pathAlong(explored, at, moves.toReversed(), seen, shows, onward);
        if (!known.has(sameAs(way))) ways.push(way);
        known.add(sameAs(way));
      }
      for (const move of leadingTo(at)) {
        const from = explored.from[move]!;
        if (!passed.has(from)) wait({ at: from, moves: [...moves, move], passed: new Set([...passed, from]) });
      }
    }
  }
  return ways;
};

const sameAs = ({ moves }: Path): string => JSON.stringify(moves);

/** How many moves a shortest way has: anyone who came first is numbered first. */
const depthsOf = ({ configurations, parent }: Explored): Int32Array => {
  const depth = new Int32Array(configurations);
  for (let c = 0; c < configurations; c += 1) depth[c] = parent[c]! < 0 ? 0 : depth[parent[c]!]! + 1;
  return depth;
};

const arrivalsOf = ({ configurations, moves, to }: Explored): ((configuration: number) => readonly number[]) => {
  const first = new Int32Array(configurations + 1);
  for (let move = 0; move < moves; move += 1) first[to[move]! + 1]! += 1;
  for (let c = 0; c < configurations; c += 1) first[c + 1]! += first[c]!;
  const sorted = new Int32Array(moves);
  const filled = first.slice();
  for (let move = 0; move < moves; move += 1) {
    sorted[filled[to[move]!]!] = move;
    filled[to[move]!]! += 1;
  }
  return (configuration) => [...sorted.subarray(first[configuration], first[configuration + 1])];
};
