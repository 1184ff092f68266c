import { normalQuantile } from '#methods/distributions';

export interface EarsOptions {
  /** C1 compares with the points just before, C2 leaves two out, C3 adds what C2 was exceeded by on those two. `C1`. */
  readonly method?: 'C1' | 'C2' | 'C3';
  /** Points compared with. 7 (Hutwagner et al. 2003). */
  readonly baseline?: number;
  /** Standard deviation to count with where the baseline has less. 0. */
  readonly leastDeviation?: number;
  /**
   * For C3. `paper`: the excess of the point itself and of the two before adds up against the limit; `package`: R's `surveillance` leaves out the point
   * itself, so its bound moves with the count. `paper`.
   */
  readonly third?: 'paper' | 'package';
  /** Of a normal count. 0.001 for C1 and C2, 0.025 for C3 (three and two deviations). */
  readonly alpha?: number;
}

/** The bound of a point (−1 where C3 alarms on any count, for the two points before sufficed), and whether it was passed. `notConverged`: a baseline without any spread leaves C3 undefined. */
export type EarsPoint =
  | { readonly kind: 'judged'; readonly bound: number; readonly alarm: boolean }
  | { readonly kind: 'tooFew'; readonly missing: number }
  | { readonly kind: 'notConverged' };

/**
 * Early Aberration Reporting System: a count above mean plus a normal multiple of the deviation of the few points before is an alarm (strictly above). For
 * short series without season; on small counts it is wrong far more often than alpha says. One point out for each in.
 * Hutwagner et al. 2003, Emerg. Infect. Dis. 9:1036; limits for C3 as in Fricker, Hegler & Dunfee 2008, Statistics in Medicine 27:3407.
 */
export const ears = (counts: readonly number[], options: EarsOptions = {}): readonly EarsPoint[] => {
  const { method = 'C1', baseline = 7, leastDeviation = 0, third = 'paper' } = options;
  const alpha = options.alpha ?? (method === 'C3' ? 0.025 : 0.001);
  if (!(baseline >= 2)) throw new RangeError(`a baseline has at least two points, not ${baseline}`);
  const z = -normalQuantile(alpha);
  const gap = method === 'C1' ? 0 : 2;
  const before = baseline + gap + (method === 'C3' ? 2 : 0);
  return counts.map((count, at) => {
    if (at < before) return { kind: 'tooFew', missing: before - at };
    const { mean, deviation } = spreadBefore(counts, at - gap, baseline, leastDeviation);
    const bound =
      method === 'C3' ? thirdBound(count, mean, deviation, z - excess(counts, at, baseline, leastDeviation), third) : mean + z * deviation;
    return Number.isFinite(bound) ? { kind: 'judged', bound, alarm: count > bound } : { kind: 'notConverged' };
  });
};

/** `left` of the limit after what the two points before stood above theirs. */
const thirdBound = (count: number, mean: number, deviation: number, left: number, third: 'paper' | 'package'): number => {
  if (third === 'package') return Math.max(0, count + deviation * left);
  return left < 0 ? -1 : mean + deviation * (1 + left);
};

const spreadBefore = (counts: readonly number[], end: number, length: number, least: number): { mean: number; deviation: number } => {
  const window = counts.slice(end - length, end);
  const mean = window.reduce((sum, count) => sum + count, 0) / length;
  const variance = window.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (length - 1);
  return { mean, deviation: Math.max(Math.sqrt(variance), least) };
};

/** By how many deviations beyond one the two points before stood above theirs. */
const excess = (counts: readonly number[], at: number, length: number, least: number): number =>
  [at - 1, at - 2].reduce((sum, point) => {
    const { mean, deviation } = spreadBefore(counts, point - 2, length, least);
    return sum + Math.max(0, (counts[point]! - mean) / deviation - 1);
  }, 0);
