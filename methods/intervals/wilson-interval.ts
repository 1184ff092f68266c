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
