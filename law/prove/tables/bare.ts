import { atomsIn, coversAxis } from './box.ts';
import type { Axis, Box, Space } from './space.ts';

/** A part of a box that none of the rules meets, or nothing if none was come upon: which proves nothing. */
export type BareFinder = (start: Box, rules: readonly number[]) => Box | undefined;

/**
 * Looks for a bare place axis by axis: the atom is taken on which the fewest rules are still to be expected at a point drawn at
 * random from what is left (the method of conditional expectations, Erdős and Selfridge 1973). Where less than one is to be
 * expected, a place is always found. It takes one pass over the rules, where splitting may have to try a lifetime of parts.
 */
export const bareFinder = (space: Space, boxes: readonly Box[]): BareFinder => {
  const { axes } = space;
  const stretches = boxes.map((box) => axes.map((axis) => stretchesOn(axis, box)));
  const whole = axes.map((axis) => partOf(axis, space.whole));
  return (start, rules) => {
    if (rules.length === 0) return start;
    const parts = axes.map((axis, index) => (coversAxis(start, space.whole, axis) ? whole[index]! : partOf(axis, start)));
    const held = rules.map((rule) => stretches[rule]!);
    const used = axes.map((_, axis) => held.reduce((sum, ends) => (ends[axis] === undefined ? sum : sum + 1), 0));
    const order = [...axes.keys()].filter((axis) => used[axis]! > 0).sort((a, b) => used[b]! - used[a]!);
    for (let turn = 0; turn < Math.min(tries, order.length); turn += 1) {
      const found = walk(held, parts, [...order.slice(turn), ...order.slice(0, turn)]);
      if (found !== undefined) return takenFrom(start, axes, found);
    }
    return undefined;
  };
};

/** Orders in which the axes are gone through. */
const tries = 3;

/** The stretches of atoms that a rule holds on an axis, `from, to, from, to, …`; nothing where it holds all. */
type Stretches = readonly (Int32Array | undefined)[];

const stretchesOn = (axis: Axis, box: Box): Int32Array | undefined => {
  const atoms = atomsIn(axis, box);
  if (atoms.length === axis.starts.length) return undefined;
  const ends: number[] = [];
  for (const atom of atoms) {
    if (ends.length > 0 && ends.at(-1) === atom - 1) ends[ends.length - 1] = atom;
    else ends.push(atom, atom);
  }
  return Int32Array.from(ends);
};

/** The atoms that a box holds on an axis, and before each atom how many of them: a stretch is then counted by its ends. */
interface Part {
  readonly atoms: Int32Array;
  readonly before: Int32Array;
}

const partOf = (axis: Axis, box: Box): Part => {
  const atoms = Int32Array.from(atomsIn(axis, box));
  const before = new Int32Array(axis.starts.length + 1);
  let place = 0;
  for (let atom = 0; atom < axis.starts.length; atom += 1) {
    before[atom] = place;
    if (atoms[place] === atom) place += 1;
  }
  before[axis.starts.length] = place;
  return { atoms, before };
};

const countOf = (ends: Int32Array, { before }: Part): number => {
  let count = 0;
  for (let at = 0; at < ends.length; at += 2) count += before[ends[at + 1]! + 1]! - before[ends[at]!]!;
  return count;
};

const holds = (ends: Int32Array, atom: number): boolean => {
  for (let at = 0; at < ends.length; at += 2) if (atom >= ends[at]! && atom <= ends[at + 1]!) return true;
  return false;
};

/** The atom taken on each axis until no rule was left. */
type Taken = readonly (readonly [axis: number, atom: number])[];

const walk = (held: readonly Stretches[], parts: readonly Part[], order: readonly number[]): Taken | undefined => {
  const taken: [number, number][] = [];
  const alive = Int32Array.from(held.keys());
  const weights = Float64Array.from(held, (ends) => weightOf(ends, parts, order));
  let count = alive.length;
  for (const axis of order) {
    const part = parts[axis]!;
    const steps = new Float64Array(part.before.length);
    for (let index = 0; index < count; index += 1) {
      const ends = held[alive[index]!]![axis];
      if (ends === undefined) continue;
      // From here on the rule's chance on this axis is settled, so it no longer weighs.
      const weight = (weights[index]! * part.atoms.length) / countOf(ends, part);
      weights[index] = weight;
      for (let at = 0; at < ends.length; at += 2) {
        steps[ends[at]!]! += weight;
        steps[ends[at + 1]! + 1]! -= weight;
      }
    }
    const best = lowest(steps, part.atoms);
    taken.push([axis, best]);
    let kept = 0;
    for (let index = 0; index < count; index += 1) {
      const ends = held[alive[index]!]![axis];
      if (ends !== undefined && !holds(ends, best)) continue;
      alive[kept] = alive[index]!;
      weights[kept] = weights[index]!;
      kept += 1;
    }
    count = kept;
    if (count === 0) return taken;
  }
  return undefined;
};

/** The chance that a point drawn at random is the rule's. Each rule meets the part on every axis, so that it is never nothing. */
const weightOf = (ends: Stretches, parts: readonly Part[], order: readonly number[]): number => {
  let weight = 1;
  for (const axis of order) {
    const here = ends[axis];
    if (here !== undefined) weight *= countOf(here, parts[axis]!) / parts[axis]!.atoms.length;
  }
  return weight;
};

const lowest = (steps: Float64Array, atoms: Int32Array): number => {
  let [sum, at, best, least] = [0, 0, atoms[0]!, Number.POSITIVE_INFINITY];
  for (const atom of atoms) {
    while (at <= atom) sum += steps[at++]!;
    if (sum >= least) continue;
    least = sum;
    best = atom;
  }
  return best;
};

const takenFrom = (start: Box, axes: readonly Axis[], taken: Taken): Box => {
  const region = start.slice();
  for (const [index, atom] of taken) {
    const { word, words } = axes[index]!;
    region.fill(0, word, word + words);
    region[word + (atom >> 5)] = 1 << (atom & 31);
  }
  return region;
};
