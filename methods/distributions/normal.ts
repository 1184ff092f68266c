import { regularGamma } from './gamma.ts';

/** Φ(z), the standard normal distribution function, with full relative precision in the lower tail. */
export const normalCdf = (z: number): number => {
  const [inside, outside] = regularGamma(0.5, (z * z) / 2);
  return z < 0 ? outside / 2 : 0.5 + inside / 2;
};

/**
 * The z with Φ(z) = p, for 0 < p < 1: Newton's steps on log Φ, which is concave, so they cannot overshoot for good. The upper half is
 * the mirror image of the lower.
 */
export const normalQuantile = (p: number): number => {
  if (!(p > 0) || !(p < 1)) throw new RangeError(`normalQuantile takes a share between 0 and 1, not ${p}`);
  if (p > 0.5) return -normalQuantile(1 - p);
  let z = p > 0.02 ? (p - 0.5) * Math.sqrt(2 * Math.PI) : -Math.sqrt(-2 * Math.log(p));
  for (let turn = 0; turn < 60; turn += 1) {
    const cdf = normalCdf(z);
    const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const step = (cdf / density) * Math.log(cdf / p);
    z -= step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(z))) break;
  }
  return z;
};
