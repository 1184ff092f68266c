import { coversAxis, meetsOnAxis } from './box.ts';
import type { Axis, Box, Space } from './space.ts';

/** How many rules may still be looked at in regions: a table of any shape ends. */
export interface Budget {
  left: number;
}

interface Search<Outcome> {
  readonly space: Space;
  readonly boxes: readonly Box[];
  readonly start: Box;
  /** Boxes that matter, in the order in which rules are tried; each must meet `start`. */
  readonly active: readonly number[];
  readonly budget: Budget;
  /** The first box that covers a region ends the list there. */
  readonly firstWins?: boolean;
  /**
   * What holds on the whole region, or `undefined` if it must be split.
   * @param sides for each of `active` on how many axes it covers less than the region: 0 covers it
   */
  settle(active: readonly number[], sides: Int32Array, region: Box): Outcome | undefined;
  /** Returns false to stop. */
  visit(region: Box, outcome: Outcome): boolean;
}

/**
 * Splits a box until each part is settled: at the cell that most of the live rules use, counted by how much of the part they
 * cover (2^-sides), of the rule that is nearest to covering it. On a stack of its own: a table of 10,000 rows is deep.
 */
export const split = <Outcome>(search: Search<Outcome>): 'done' | 'stopped' | 'cut' => {
  const { space, boxes, budget, firstWins = false } = search;
  const { axes } = space;
  const width = axes.length;
  let sides = new Int32Array(search.active.length);
  let short = new Uint8Array(search.active.length * width);
  const weights = new Float64Array(width);
  const stack: { readonly region: Box; readonly active: readonly number[] }[] = [{ region: search.start, active: search.active }];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    budget.left -= 1 + next.active.length;
    if (budget.left < 0) return 'cut';
    const { region } = next;
    let { active } = next;
    if (sides.length < active.length) {
      sides = new Int32Array(active.length);
      short = new Uint8Array(active.length * width);
    }
    weights.fill(0);
    let nearest = -1;
    for (let index = 0; index < active.length; index += 1) {
      const box = boxes[active[index]!]!;
      let count = 0;
      for (let axis = 0; axis < width; axis += 1) {
        const less = coversAxis(box, region, axes[axis]!) ? 0 : 1;
        short[index * width + axis] = less;
        count += less;
      }
      sides[index] = count;
      if (count === 0) {
        if (!firstWins) continue;
        active = active.slice(0, index + 1);
        break;
      }
      const weight = 2 ** -count;
      for (let axis = 0; axis < width; axis += 1) if (short[index * width + axis] === 1) weights[axis]! += weight;
      if (nearest < 0 || count < sides[nearest]!) nearest = index;
    }
    const outcome = search.settle(active, sides, region);
    if (outcome !== undefined) {
      if (!search.visit(region, outcome)) return 'stopped';
      continue;
    }
    let best = -1;
    for (let axis = 0; axis < width; axis += 1) {
      if (short[nearest * width + axis] === 1 && (best < 0 || weights[axis]! > weights[best]!)) best = axis;
    }
    const axis = axes[best]!;
    const half = halfOf(region, axis);
    const box = half ?? boxes[active[nearest]!]!;
    const inside = region.slice();
    const outside = region.slice();
    for (let at = axis.word; at < axis.word + axis.words; at += 1) {
      inside[at]! &= box[at]!;
      outside[at]! &= ~box[at]!;
    }
    // The last is looked at next. Outside of a rule is where something bare is sooner come upon; of halves the lower comes first.
    const parts = half === undefined ? [inside, outside] : [outside, inside];
    for (const part of parts) stack.push({ region: part, active: active.filter((rule) => meetsOnAxis(boxes[rule]!, part, axis)) });
  }
  return 'done';
};

const longAxis = 128;

// On an axis of very many atoms each cell is a sliver, and cutting them off one by one would never end: it is halved instead.
const halfOf = (region: Box, { word, words }: Axis): Box | undefined => {
  if (words * 32 < longAxis) return undefined;
  let live = 0;
  for (let at = word; at < word + words; at += 1) if (region[at] !== 0) live += 1;
  if (live * 32 < longAxis) return undefined;
  const half = new Int32Array(region.length);
  let left = live >> 1;
  for (let at = word; left > 0; at += 1) {
    half[at] = region[at]!;
    if (region[at] !== 0) left -= 1;
  }
  return half;
};

/** Visits, as disjoint boxes, what of a box none of the others covers. */
export const uncovered = (
  search: Pick<Search<never>, 'space' | 'boxes' | 'start' | 'active' | 'budget'> & { readonly prune?: Search<'covered'>['settle'] },
  visit: (region: Box) => boolean,
): 'done' | 'stopped' | 'cut' =>
  split<'bare' | 'covered'>({
    ...search,
    settle: (active, sides, region) => {
      if (active.length === 0) return 'bare';
      for (let index = 0; index < active.length; index += 1) if (sides[index] === 0) return 'covered';
      return search.prune?.(active, sides, region);
    },
    visit: (region, outcome) => outcome === 'covered' || visit(region),
  });
