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
 * O(people × events); Schultz et al. 1973, Biometrics 29:293.
 */
export const characteristic = (
  looks: readonly Look[],
  p: number,
  { end = looks.at(-1)?.after ?? 0 }: { readonly end?: number } = {},
): Characteristic => {
  inOrder(looks, end);
  const [stops, clears]: [number[], number[]] = [[], []];
  let going = Float64Array.of(1);
  let expectedSize = 0;
  let before = 0;
  for (const { after, stopsAt = Number.POSITIVE_INFINITY, clearsAt = -1 } of looks) {
    const reached = convolved(going, binomialMasses(after - before, p));
    const stopped = reached.reduce((sum, mass, events) => (events >= stopsAt ? sum + mass : sum), 0);
    const cleared = reached.reduce((sum, mass, events) => (events <= clearsAt && events < stopsAt ? sum + mass : sum), 0);
    stops.push(stopped);
    clears.push(cleared);
    expectedSize += after * (stopped + cleared);
    going = reached
      .map((mass, events) => (events >= stopsAt || events <= clearsAt ? 0 : mass))
      .subarray(0, Math.min(reached.length, stopsAt));
    before = after;
  }
  const runsOut = going.reduce((sum, mass) => sum + mass, 0);
  return { stops, clears, runsOut, expectedSize: expectedSize + end * runsOut };
};

/** The chance that a rule stops for many events, at whichever look. */
export const stopChance = (looks: readonly Look[], p: number): number => total(characteristic(looks, p).stops);

export const total = (chances: readonly number[]): number => chances.reduce((sum, chance) => sum + chance, 0);

const convolved = (going: Float64Array, more: Float64Array): Float64Array<ArrayBuffer> => {
  const sums = new Float64Array(going.length + more.length - 1);
  for (let i = 0; i < going.length; i += 1) {
    const mass = going[i]!;
    if (mass === 0) continue;
    for (let k = 0; k < more.length; k += 1) sums[i + k]! += mass * more[k]!;
  }
  return sums;
};

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
