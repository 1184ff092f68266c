/** How a count is brought to about standard normal under its expected mean m. */
export type Transform = 'rossi' | 'standard' | 'anscombe' | 'anscombe2nd' | 'pearsonNegBin' | 'none';

export interface CusumOptions {
  /** What each point may be above its mean without adding up. 1.04 (Rossi et al. 1999). */
  readonly k?: number;
  /** Sum at which it alarms. 2.26 (Rossi et al. 1999). */
  readonly h?: number;
  /** `rossi`. */
  readonly transform?: Transform;
  /** For `pearsonNegBin`: the variance is m + alpha m². */
  readonly alpha?: number;
  /**
   * `exact` inverts the transform; `package` does as R's `surveillance`, which squares `rossi`'s root whatever its sign, corrects `anscombe2nd` by m^(1/3)/9 there, and for `none` gives what was
   * left to `h` after the point. `exact`.
   */
  readonly bounds?: 'exact' | 'package';
}

export interface CusumPoint {
  readonly sum: number;
  /** At `h` or above. It is not reset: it stays in alarm until the sum has come down. */
  readonly alarm: boolean;
  /** The count at which it would have alarmed, 0 where any would. */
  readonly bound: number;
}

/**
 * Cumulative sum of how far counts are above their means, for small lasting rises: C = max(0, C + z − k).
 * Rossi, Lampugnani & Marchi 1999, Statistics in Medicine 18:2111.
 * @param means of each count in a quiet time, above 0
 */
export const cusum = (counts: readonly number[], means: readonly number[], options: CusumOptions = {}): readonly CusumPoint[] => {
  const { k = 1.04, h = 2.26, transform = 'rossi', alpha = 0, bounds = 'exact' } = options;
  if (means.length !== counts.length) throw new RangeError('one mean for each count');
  let sum = 0;
  return counts.map((count, at) => {
    const mean = means[at]!;
    if (!(mean > 0)) throw new RangeError(`mean ${at} is ${mean}, but must be above 0`);
    const room = h + k - sum;
    sum = Math.max(0, sum + transforms[transform](count, mean, alpha) - k);
    const inverse = bounds === 'package' ? (packageInverses[transform] ?? inverses[transform]) : inverses[transform];
    const bound = bounds === 'package' && transform === 'none' ? h - sum : inverse(room, mean, alpha);
    return { sum, alarm: sum >= h, bound: Math.max(0, bound) };
  });
};

const transforms: Readonly<Record<Transform, (x: number, m: number, alpha: number) => number>> = {
  rossi: (x, m) => (x - 3 * m + 2 * Math.sqrt(x * m)) / (2 * Math.sqrt(m)),
  standard: (x, m) => (x - m) / Math.sqrt(m),
  anscombe: (x, m) => (1.5 * (x ** (2 / 3) - m ** (2 / 3))) / m ** (1 / 6),
  anscombe2nd: (x, m) => (1.5 * (x ** (2 / 3) - (m ** (2 / 3) - m ** (-1 / 3) / 9))) / m ** (1 / 6),
  pearsonNegBin: (x, m, alpha) => (x - m) / Math.sqrt(m + alpha * m * m),
  none: (x) => x,
};

/** The count whose transform is z. A standard count is rounded up, for only whole cases come. */
const inverses: Readonly<Record<Transform, (z: number, m: number, alpha: number) => number>> = {
  rossi: (z, m) => Math.max(0, Math.sqrt(Math.max(0, 4 * m + 2 * z * Math.sqrt(m))) - Math.sqrt(m)) ** 2,
  standard: (z, m) => Math.ceil(m + z * Math.sqrt(m)),
  anscombe: (z, m) => Math.max(0, m ** (2 / 3) + (z * m ** (1 / 6)) / 1.5) ** 1.5,
  anscombe2nd: (z, m) => Math.max(0, m ** (2 / 3) - m ** (-1 / 3) / 9 + (z * m ** (1 / 6)) / 1.5) ** 1.5,
  pearsonNegBin: (z, m, alpha) => m + z * Math.sqrt(m + alpha * m * m),
  none: (z) => z,
};

const packageInverses: Partial<typeof inverses> = {
  rossi: (z, m) => (4 * m + 2 * z * Math.sqrt(m) < 0 ? 0 : (Math.sqrt(4 * m + 2 * z * Math.sqrt(m)) - Math.sqrt(m)) ** 2),
  anscombe2nd: (z, m) => Math.max(0, m ** (2 / 3) - m ** (1 / 3) / 9 + (z * m ** (1 / 6)) / 1.5) ** 1.5,
};
