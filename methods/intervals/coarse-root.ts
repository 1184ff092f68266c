interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * A zero by Brent's search as far as R's `uniroot` goes by default: it stops once the bracket is within ε^¼ (about 1.2e-4), so the answer
 * is right to about four decimals only. Kept for comparing with R; our own figures come of `rootOf`. Brent 1973, chapter 4.
 */
export const coarseRoot = (f: (x: number) => number, low: number, high: number): number => {
  const at = (x: number): Point => ({ x, y: f(x) });
  let [before, best] = [at(low), at(high)];
  if (before.y === 0) return low;
  if (best.y === 0) return high;
  let across = before;
  for (let turn = 0; turn < 1_000; turn += 1) {
    const lastStep = best.x - before.x;
    if (Math.abs(across.y) < Math.abs(best.y)) [before, best, across] = [best, across, best];
    const least = 2 * Number.EPSILON * Math.abs(best.x) + Number.EPSILON ** 0.25 / 2;
    const half = (across.x - best.x) / 2;
    if (Math.abs(half) <= least || best.y === 0) return best.x;
    const guess = Math.abs(lastStep) >= least && Math.abs(before.y) > Math.abs(best.y) ? curved(before, best, across) : undefined;
    const taken = guess !== undefined && isWithin(guess, 2 * half, least, lastStep) ? guess[0] / guess[1] : half;
    before = best;
    best = at(best.x + (Math.abs(taken) < least ? Math.sign(taken) * least : taken));
    if (Math.sign(best.y) === Math.sign(across.y)) across = before;
  }
  return best.x;
};

/** The step to where the line through two points, or the inverse parabola through three, is zero: as a fraction with a numerator of at least 0. */
const curved = (before: Point, best: Point, across: Point): readonly [number, number] => {
  const s = best.y / before.y;
  const wide = across.x - best.x;
  if (before.x === across.x) return upright(wide * s, 1 - s);
  const [q, r] = [before.y / across.y, best.y / across.y];
  return upright(s * (wide * q * (q - r) - (best.x - before.x) * (r - 1)), (q - 1) * (r - 1) * (s - 1));
};

const upright = (p: number, q: number): readonly [number, number] => (p > 0 ? [p, -q] : [-p, q]);

const isWithin = ([p, q]: readonly [number, number], wide: number, least: number, lastStep: number): boolean =>
  p < 0.75 * wide * q - Math.abs(least * q) / 2 && p < Math.abs((lastStep * q) / 2);
