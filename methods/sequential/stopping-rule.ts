import { binomialMasses } from '#methods/distributions';

/** One look of a rule: after how many people it is taken, and how many events stop. */
export interface Look {
  /** Whole, at least 1, more than at the look before. */
  readonly after: number;
  /** So many events or more stop; left out where this look cannot stop for many. */
  readonly stopsAt?: number | undefined;
  /** So few events or fewer stop; left out, or below 0, where this look cannot stop for few. */
  readonly clearsAt?: number | undefined;
}

export interface Characteristic {
  /** For each look the chance that it is the one that stops for many events. */
  readonly stops: readonly number[];
  /** For each look the chance that it is the one that stops for few. */
  readonly clears: readonly number[];
  /** The chance that no look stops. */
  readonly runsOut: number;
  /** People included on average, those of a run that nothing stops counted up to `end`. */
  readonly expectedSize: number;
}

/**
 * How a rule behaves if each person is harmed with chance `p`, independently of the others: exact, by carrying the distribution of the events
 * still possible from look to look. `end` is the number of people of a run that no look stops, by default the last look.
 * O(looks × harms × people of a look); Schultz et al. 1973, Biometrics 29:293.
 */
export const characteristic = (
  looks: readonly Look[],
  p: number,
  { end = looks.at(-1)?.after ?? 0 }: { readonly end?: number } = {},
): Characteristic => {
  inOrder(looks, end);
  const [stops, clears]: [number[], number[]] = [[], []];
  let going: Going = { from: 0, masses: Float64Array.of(1) };
  let expectedSize = 0;
  let before = 0;
  for (const { after, stopsAt = Number.POSITIVE_INFINITY, clearsAt = -1 } of looks) {
    const { from, masses } = joined(going, binomialMasses(after - before, p));
    const cut = Math.min(masses.length, Math.max(0, stopsAt - from));
    const low = Math.min(cut, Math.max(0, clearsAt + 1 - from));
    stops.push(total(masses.subarray(cut)));
    clears.push(total(masses.subarray(0, low)));
    expectedSize += after * (stops.at(-1)! + clears.at(-1)!);
    going = { from: from + low, masses: masses.subarray(low, cut) };
    before = after;
  }
  const runsOut = total(going.masses);
  return { stops, clears, runsOut, expectedSize: expectedSize + end * runsOut };
};

/** The chances of `from`, `from` + 1, … events on the way on. */
interface Going {
  readonly from: number;
  readonly masses: Float64Array;
}

/** The chance that a rule stops for many events, at whichever look. */
export const stopChance = (looks: readonly Look[], p: number): number => total(characteristic(looks, p).stops);

/** The sum of chances. */
export const total = (chances: readonly number[] | Float64Array): number => {
  let sum = 0;
  for (const chance of chances) sum += chance;
  return sum;
};

/** The events so far and those of the people who have joined since; what is less likely than `nothing` is left out at both ends. */
const joined = (going: Going, more: Float64Array): Going => {
  const [first, last] = ends(more);
  const [head, tail] = ends(going.masses);
  if (last < first || tail < head) return { from: going.from, masses: new Float64Array(0) };
  const sums = new Float64Array(tail - head + last - first + 1);
  for (let i = head; i <= tail; i += 1) {
    const mass = going.masses[i]!;
    for (let k = first; k <= last; k += 1) sums[i - head + k - first]! += mass * more[k]!;
  }
  return { from: going.from + head + first, masses: sums };
};

const ends = (masses: Float64Array): readonly [first: number, last: number] => {
  let [first, last] = [0, masses.length - 1];
  while (first <= last && masses[first]! < nothing) first += 1;
  while (last >= first && masses[last]! < nothing) last -= 1;
  return [first, last];
};

/** Over five thousand people it adds up to less than 1e-21. */
const nothing = 1e-25;

const inOrder = (looks: readonly Look[], end: number): void => {
  let before = 0;
  for (const { after, stopsAt, clearsAt } of looks) {
    if (!Number.isInteger(after) || after <= before)
      throw new RangeError(`looks are taken after more and more whole people, not after ${before} and then ${after}`);
    for (const bound of [stopsAt, clearsAt])
      if (bound !== undefined && !Number.isInteger(bound)) throw new RangeError(`a bound is a whole number of events, not ${bound}`);
    before = after;
  }
  if (!(end >= before)) throw new RangeError(`a run ends after its last look at ${before}, not at ${end}`);
};
