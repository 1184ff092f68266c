/**
 * Wilson score interval for a proportion. `hits` of `trials` (trials > 0); `z` normal quantile, default 95 %.
 * Returns [low, high] within [0, 1]. Wilson 1927, JASA 22:209; test: Newcombe 1998, Table I, to 4 digits.
 */
export const wilsonInterval = (hits: number, trials: number, z = 1.959964): readonly [low: number, high: number] => {
  const p = hits / trials;
  const zz = z * z;
  const middle = p + zz / (2 * trials);
  const reach = z * Math.sqrt((p * (1 - p)) / trials + zz / (4 * trials * trials));
  const scale = 1 + zz / trials;
  return [Math.max(0, (middle - reach) / scale), Math.min(1, (middle + reach) / scale)];
};

/**
 * Wilson's interval with a continuity correction of half a case, or less where `hits` is nearer than that to half of `trials`, as R's `prop.test`
 * has it. Wider than without. Newcombe 1998, Statistics in Medicine 17:857, method 4.
 */
export const wilsonCorrected = (hits: number, trials: number, z = 1.959964): readonly [low: number, high: number] => {
  const correction = Math.min(0.5, Math.abs(hits - trials / 2)) / trials;
  const half = (z * z) / (2 * trials);
  const end = (p: number, side: 1 | -1): number =>
    (p + half + side * z * Math.sqrt((p * (1 - p)) / trials + half / (2 * trials))) / (1 + 2 * half);
  const [below, above] = [hits / trials - correction, hits / trials + correction];
  return [below <= 0 ? 0 : end(below, -1), above >= 1 ? 1 : end(above, 1)];
};

/**
 * The interval of Agresti and Coull: z²/2 cases and as many others are added, then the simple formula. It can leave 0 to 1.
 * Agresti & Coull 1998, The American Statistician 52:119.
 */
export const agrestiCoull = (hits: number, trials: number, z = 1.959964): readonly [low: number, high: number] => {
  const n = trials + z * z;
  const p = (hits + (z * z) / 2) / n;
  const reach = z * Math.sqrt((p * (1 - p)) / n);
  return [p - reach, p + reach];
};
