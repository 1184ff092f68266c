import type { Value } from '#law/ground';
import type { Axis, Box, Space } from './space.ts';

/** What lies in both; `undefined` where nothing does. */
export const meet = (space: Space, a: Box, b: Box): Box | undefined => {
  if (!meets(space.axes, a, b)) return undefined;
  const both = new Int32Array(a.length);
  for (let at = 0; at < a.length; at += 1) both[at] = a[at]! & b[at]!;
  return both;
};

/** Measured: an axis of one word, the usual one, is worth its own line. */
export const meets = (axes: readonly Axis[], a: Box, b: Box, except = -1): boolean => {
  for (let index = 0; index < axes.length; index += 1) {
    const { word, words } = axes[index]!;
    if ((a[word]! & b[word]!) !== 0 || index === except) continue;
    let at = word + 1;
    const end = word + words;
    while (at < end && (a[at]! & b[at]!) === 0) at += 1;
    if (at >= end) return false;
  }
  return true;
};

/** Whether one axis of the box holds all that the region holds there. */
export const coversAxis = (box: Box, region: Box, { word, words }: Axis): boolean => {
  for (let at = word; at < word + words; at += 1) if ((region[at]! & ~box[at]!) !== 0) return false;
  return true;
};

export const covers = ({ axes }: Space, box: Box, region: Box): boolean => axes.every((axis) => coversAxis(box, region, axis));

export const meetsOnAxis = (a: Box, b: Box, { word, words }: Axis): boolean => {
  for (let at = word; at < word + words; at += 1) if ((a[at]! & b[at]!) !== 0) return true;
  return false;
};

/** How many facts lie in it. */
export const pointsIn = (space: Space, box: Box): bigint => counterIn(space, space.whole)(box);

/** How many facts of a box lie in a region. Plain numbers as long as they are exact; what the box does not narrow is counted once. */
export const counterIn = ({ axes }: Space, region: Box): ((box: Box) => bigint) => {
  const sizes = axes.map((axis) => (axis.plain === undefined ? undefined : plainSize(axis, axis.plain, region, region)));
  return (box) => {
    let exact = 1n;
    let plain = 1;
    for (let index = 0; index < axes.length; index += 1) {
      const axis = axes[index]!;
      const all = sizes[index];
      const size = all === undefined || coversAxis(box, region, axis) ? all : plainSize(axis, axis.plain!, box, region);
      if (size !== undefined && plain * size <= Number.MAX_SAFE_INTEGER) plain *= size;
      else {
        exact *= BigInt(plain);
        plain = size ?? 1;
        if (size === undefined) exact *= exactSize(axis, box, region);
      }
    }
    return exact * BigInt(plain);
  };
};

// A word with all of its atoms, as most are where the box does not narrow the axis, is added at once.
const plainSize = ({ word, words, wordSizes }: Axis, sizes: readonly number[], box: Box, region: Box): number => {
  let sum = 0;
  for (let at = 0; at < words; at += 1) {
    if ((box[word + at]! & region[word + at]!) === -1) {
      sum += wordSizes[at]!;
      continue;
    }
    for (let bits = box[word + at]! & region[word + at]!; bits !== 0; bits &= bits - 1)
      sum += sizes[at * 32 + 31 - Math.clz32(bits & -bits)]!;
  }
  return sum;
};

const exactSize = (axis: Axis, box: Box, region: Box): bigint =>
  atomsIn(
    axis,
    box.map((bits, at) => bits & region[at]!),
  ).reduce((sum, atom) => sum + axis.sizes[atom]!, 0n);

/** Ascending. */
export const atomsIn = ({ word, words }: Axis, box: Box): readonly number[] => {
  const atoms: number[] = [];
  for (let at = 0; at < words; at += 1) {
    for (let bits = box[word + at]!; bits !== 0; bits &= bits - 1) atoms.push(at * 32 + 31 - Math.clz32(bits & -bits));
  }
  return atoms;
};

export type Facts = Readonly<Record<string, Value>>;

/** The first fact of a box. */
export const factsIn = ({ axes }: Space, box: Box): Facts =>
  Object.fromEntries(
    axes.filter(({ input }) => input.several !== true).map((axis) => [axis.input.name, axis.valueAt(axis.starts[atomsIn(axis, box)[0]!]!)]),
  );
