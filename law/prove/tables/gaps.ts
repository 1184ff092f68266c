import { sameText, worded } from '#law/ground';
import { atomsIn, counterIn, meetsOnAxis, pointsIn } from './box.ts';
import type { Region, TableFinding } from './model.ts';
import { sayBox, sayFacts } from './say.ts';
import type { Axis, Box, Space } from './space.ts';
import { uncovered } from './split.ts';
import { say } from './spoken.ts';
import { pointsOf, type Subject, shareOf, witnessIn } from './subject.ts';

/**
 * Facts that no rule matches.
 * @param disjoint no two rules meet: then their counts alone prove that nothing is missing, and lead to what is
 */
export const gapOf = (subject: Subject, disjoint: boolean): TableFinding | undefined => {
  const { space, possible, boxes, budget, limits } = subject;
  const missing = disjoint
    ? missingIn(
        space,
        space.whole,
        possible.map((rule) => boxes[rule]!),
      )
    : undefined;
  if (missing === 0n) return undefined;
  const count = counterIn(space, space.whole);
  const pieces: Box[] = [];
  let points = 0n;
  let found = 0;
  // Of regions where nothing is missing nothing need be looked at.
  const prune = (active: readonly number[], _: Int32Array, region: Box): 'covered' | undefined =>
    missingIn(
      space,
      region,
      active.map((rule) => boxes[rule]!),
    ) === 0n
      ? 'covered'
      : undefined;
  const ended = uncovered({ space, boxes, start: space.whole, active: possible, budget, ...(disjoint ? { prune } : {}) }, (region) => {
    points += count(region);
    budget.left -= space.axes.length;
    found += 1;
    if (pieces.length < limits.regions * 10) pieces.push(region);
    return true;
  });
  if (ended === 'cut' && pieces.length === 0) {
    return {
      kind: 'not-proved',
      ...worded(say('gapOf.whetherARuleMatches', { steps: limits.steps })),
    };
  }
  if (pieces.length === 0) return undefined;
  return told(subject, pieces, missing ?? (ended === 'cut' ? undefined : points), points, found > pieces.length);
};

// Counted box by box; an axis that a box does not narrow is counted once for all.
const missingIn = (space: Space, region: Box, boxes: readonly Box[]): bigint => {
  const count = counterIn(space, region);
  return boxes.reduce((left, box) => left - count(box), pointsIn(space, region));
};

const told = (subject: Subject, pieces: readonly Box[], exact: bigint | undefined, listed: bigint, more: boolean): TableFinding => {
  const { space, limits, counted } = subject;
  const { regions, whole } = regionsOf(subject, pieces);
  const shown = regions.slice(0, limits.regions);
  const cut = exact !== listed || more || !whole || regions.length > shown.length;
  const counts = counted && exact !== undefined ? { points: pointsOf(exact), share: shareOf(exact, space.total) } : {};
  const witness = shown[0]!.witness;
  const much = !counted
    ? say('told.factsWithoutEndCannot')
    : exact === undefined
      ? say('told.atLeastOfFacts', { listed, total: space.total, steps: limits.steps })
      : say('told.ofFacts', { exact, total: space.total });
  const only = cut ? say('told.theFirstRegionsAre', { count: shown.length }) : sameText('');
  const facts = sayFacts(witness);
  return {
    kind: 'gap',
    ...counts,
    regions: shown,
    witness,
    ...(cut ? { cut } : {}),
    ...worded(say('told.noRuleMatches', { facts, much, only })),
  };
};

interface Block {
  readonly box: Box;
  /** First and last atom on each axis. */
  readonly ends: Int32Array;
}

// Unbroken blocks first, then those that touch are joined.
const regionsOf = (subject: Subject, pieces: readonly Box[]): { readonly regions: readonly Region[]; readonly whole: boolean } => {
  const { space, limits } = subject;
  const most = limits.regions * 10;
  const blocks: Block[] = [];
  let whole = true;
  for (const piece of pieces) {
    for (const block of blocksOf(space, piece)) {
      if (blocks.length >= most) {
        whole = false;
        break;
      }
      blocks.push(block);
    }
  }
  const roots = blocks.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (roots[at] !== at) at = roots[at] = roots[roots[at]!]!;
    return at;
  };
  for (let a = 0; a < blocks.length; a += 1) {
    for (let b = 0; b < a; b += 1) if (touch(space.axes, blocks[a]!, blocks[b]!)) roots[root(a)] = root(b);
  }
  const groups = Map.groupBy(blocks.keys(), root);
  return {
    regions: [...groups.values()].map((group) =>
      regionOf(
        subject,
        group.map((index) => blocks[index]!),
      ),
    ),
    whole,
  };
};

const regionOf = (subject: Subject, blocks: readonly Block[]): Region => {
  const points = blocks.reduce((sum, { box }) => sum + pointsIn(subject.space, box), 0n);
  return {
    ...(subject.counted ? { points: pointsOf(points) } : {}),
    witness: witnessIn(subject, blocks[0]!.box),
    ...(blocks.length === 1 ? { where: sayBox(subject.space, blocks[0]!.box) } : {}),
  };
};

function* blocksOf({ axes }: Space, box: Box): Generator<Block> {
  const runs = axes.map((axis) => runsOf(axis, box));
  const choice = axes.map(() => 0);
  for (;;) {
    const part = new Int32Array(box.length);
    const ends = new Int32Array(axes.length * 2);
    for (const [index, axis] of axes.entries()) {
      const atoms = runs[index]![choice[index]!]!;
      for (const atom of atoms) part[axis.word + (atom >> 5)]! |= 1 << (atom & 31);
      ends[index * 2] = atoms[0]!;
      ends[index * 2 + 1] = atoms.at(-1)!;
    }
    yield { box: part, ends };
    let turn = 0;
    while (turn < axes.length && choice[turn] === runs[turn]!.length - 1) {
      choice[turn] = 0;
      turn += 1;
    }
    if (turn === axes.length) return;
    choice[turn]! += 1;
  }
}

const runsOf = (axis: Axis, box: Box): readonly (readonly number[])[] => {
  const atoms = atomsIn(axis, box);
  if (!axis.linear) return [atoms];
  const runs: number[][] = [];
  for (const atom of atoms) {
    const last = runs.at(-1);
    if (last !== undefined && last.at(-1) === atom - 1 && atom !== axis.unknown) last.push(atom);
    else runs.push([atom]);
  }
  return runs;
};

// Blocks are disjoint: neighbours lie apart on one axis only, and there by one step.
const touch = (axes: readonly Axis[], a: Block, b: Block): boolean => {
  let apart = 0;
  for (const [index, axis] of axes.entries()) {
    if (meetsOnAxis(a.box, b.box, axis)) continue;
    apart += 1;
    if (apart > 1) return false;
    if (!axis.linear) continue;
    const [aLow, aHigh, bLow, bHigh] = [a.ends[index * 2]!, a.ends[index * 2 + 1]!, b.ends[index * 2]!, b.ends[index * 2 + 1]!];
    if (aHigh + 1 !== bLow && bHigh + 1 !== aLow) return false;
    if (aHigh === axis.unknown || bHigh === axis.unknown) return false;
  }
  return true;
};
