import { dot, fitQuasiPoisson } from './quasi-poisson.ts';

/**
 * Expected counts at `wanted` times by a Poisson regression on one yearly wave, learned from `counts` at `times` (both in weeks, a year of 52).
 * `undefined` where it does not converge.
 */
export const seasonalMeans = (
  counts: readonly number[],
  times: readonly number[],
  wanted: readonly number[],
): readonly number[] | undefined => {
  const even = counts.map(() => 1);
  const fit = fitQuasiPoisson(
    counts,
    times.map(wave),
    even,
    counts.map(() => 0),
  );
  return fit === undefined ? undefined : wanted.map((time) => Math.exp(dot(wave(time), fit.coefficients)));
};

const wave = (time: number): readonly number[] => [1, Math.cos((2 * Math.PI * time) / 52), Math.sin((2 * Math.PI * time) / 52)];
