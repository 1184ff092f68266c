import { compareFeel } from '../compare.ts';
import type { FeelRange, FeelValue } from '../values.ts';
import type { Definitions, Run } from './signature.ts';

/**
 * Relations of points and ranges, as DMN 1.5, table 78 writes them. The order of two ends that cannot be compared is `NaN`;
 * a relation that looked at one is not known.
 */
interface Pair {
  /** Orders of the ends: negative where the first is earlier. An end that is not there is infinitely far. */
  readonly startStart: number;
  readonly startEnd: number;
  readonly endStart: number;
  readonly endEnd: number;
}

const starts = (range: FeelRange): boolean => range.operator === '<' || range.operator === '<=';
const ends = (range: FeelRange): boolean => range.operator === '>' || range.operator === '>=';
const order = (a: FeelValue, b: FeelValue): number => compareFeel(a, b) ?? Number.NaN;

const pairOf = (a: FeelRange, b: FeelRange): Pair => ({
  startStart: starts(a) ? (starts(b) ? 0 : -1) : starts(b) ? 1 : order(a.start, b.start),
  startEnd: starts(a) || ends(b) ? -1 : order(a.start, b.end),
  endStart: ends(a) || starts(b) ? 1 : order(a.end, b.start),
  endEnd: ends(a) ? (ends(b) ? 0 : 1) : ends(b) ? -1 : order(a.end, b.end),
});

type Relation = (a: FeelRange, b: FeelRange, pair: Pair) => boolean;

const related = (relation: Relation, looksAt: readonly (keyof Pair)[]): ((a: FeelRange, b: FeelRange) => boolean | undefined) => {
  return (a, b) => {
    if (a.operator === '!=' || b.operator === '!=') return undefined;
    const pair = pairOf(a, b);
    return looksAt.some((key) => Number.isNaN(pair[key])) ? undefined : relation(a, b, pair);
  };
};

const before = related((a, b, { endStart }) => endStart < 0 || (endStart === 0 && !(a.endIncluded && b.startIncluded)), ['endStart']);
const meets = related((a, b, { endStart }) => endStart === 0 && a.endIncluded && b.startIncluded, ['endStart']);
const overlaps = related(
  (a, b, { endStart, startEnd }) =>
    (endStart > 0 || (endStart === 0 && a.endIncluded && b.startIncluded)) &&
    (startEnd < 0 || (startEnd === 0 && a.startIncluded && b.endIncluded)),
  ['endStart', 'startEnd'],
);
const overlapsBefore = related(
  (a, b, { startStart, endStart, endEnd }) =>
    (startStart < 0 || (startStart === 0 && a.startIncluded && !b.startIncluded)) &&
    (endStart > 0 || (endStart === 0 && a.endIncluded && b.startIncluded)) &&
    (endEnd < 0 || (endEnd === 0 && (!a.endIncluded || b.endIncluded))),
  ['startStart', 'endStart', 'endEnd'],
);
const finishes = related(
  (a, b, { startStart, endEnd }) =>
    a.endIncluded === b.endIncluded && endEnd === 0 && (startStart > 0 || (startStart === 0 && (!a.startIncluded || b.startIncluded))),
  ['startStart', 'endEnd'],
);
const includes = related(
  (a, b, { startStart, endEnd }) =>
    (startStart < 0 || (startStart === 0 && (a.startIncluded || !b.startIncluded))) &&
    (endEnd > 0 || (endEnd === 0 && (a.endIncluded || !b.endIncluded))),
  ['startStart', 'endEnd'],
);
const startsWith = related(
  (a, b, { startStart, endEnd }) =>
    startStart === 0 && a.startIncluded === b.startIncluded && (endEnd < 0 || (endEnd === 0 && (!a.endIncluded || b.endIncluded))),
  ['startStart', 'endEnd'],
);
const coincides = related(
  (a, b, { startStart, endEnd }) =>
    startStart === 0 && endEnd === 0 && a.startIncluded === b.startIncluded && a.endIncluded === b.endIncluded,
  ['startStart', 'endEnd'],
);

// A point ends a range whose last point it is: where the range starts does not matter.
const finishesPoint = related((_, b, { endEnd }) => b.endIncluded && endEnd === 0, ['endEnd']);
const startsPoint = related((_, b, { startStart }) => b.startIncluded && startStart === 0, ['startStart']);

/** A point is the range of itself alone: the relations of points then follow from those of ranges. */
const asRange = (value: FeelValue | undefined): FeelRange =>
  isRange(value)
    ? value
    : { kind: 'range', start: value ?? null, end: value ?? null, startIncluded: true, endIncluded: true, operator: undefined };

const isRange = (value: FeelValue | undefined): value is FeelRange =>
  typeof value === 'object' && value !== null && (value as { readonly kind?: string }).kind === 'range';

const run =
  (relation: (a: FeelRange, b: FeelRange) => boolean | undefined): Run =>
  ([a, b]) =>
    relation(asRange(a), asRange(b));
const swapped =
  (relation: (a: FeelRange, b: FeelRange) => boolean | undefined): Run =>
  ([a, b]) =>
    relation(asRange(b), asRange(a));

const point = 'number|string|date|time|date-time|days-duration|months-duration';

/** All four pairings of points and ranges, with the names that the specification gives the parameters. */
const anyPair = (name: string, relation: Run): Definitions => [
  [`${name}(point1: ${point}, point2: ${point}) -> boolean`, relation],
  [`${name}(point: ${point}, range: range) -> boolean`, relation],
  [`${name}(range: range, point: ${point}) -> boolean`, relation],
  [`${name}(range1: range, range2: range) -> boolean`, relation],
];
const twoRanges = (name: string, relation: Run): Definitions => [[`${name}(range1: range, range2: range) -> boolean`, relation]];
const pointInRange = (name: string, relation: Run): Definitions => [
  [`${name}(point: ${point}, range: range) -> boolean`, relation],
  ...twoRanges(name, relation),
];
const rangeWithPoint = (name: string, relation: Run): Definitions => [
  [`${name}(range: range, point: ${point}) -> boolean`, relation],
  ...twoRanges(name, relation),
];

export const rangeFunctions: Definitions = [
  ...anyPair('before', run(before)),
  ...anyPair('after', swapped(before)),
  ...twoRanges('meets', run(meets)),
  ...twoRanges('met by', swapped(meets)),
  ...twoRanges('overlaps', run(overlaps)),
  ...twoRanges('overlaps before', run(overlapsBefore)),
  ...twoRanges('overlaps after', swapped(overlapsBefore)),
  [`finishes(point: ${point}, range: range) -> boolean`, run(finishesPoint)],
  ...twoRanges('finishes', run(finishes)),
  [`finished by(range: range, point: ${point}) -> boolean`, swapped(finishesPoint)],
  ...twoRanges('finished by', swapped(finishes)),
  ...rangeWithPoint('includes', run(includes)),
  ...pointInRange('during', swapped(includes)),
  [`starts(point: ${point}, range: range) -> boolean`, run(startsPoint)],
  ...twoRanges('starts', run(startsWith)),
  [`started by(range: range, point: ${point}) -> boolean`, swapped(startsPoint)],
  ...twoRanges('started by', swapped(startsWith)),
  [`coincides(point1: ${point}, point2: ${point}) -> boolean`, run(coincides)],
  ...twoRanges('coincides', run(coincides)),
];
