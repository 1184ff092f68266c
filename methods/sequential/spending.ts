import { normalCdf, normalQuantile } from '#methods/distributions';

/**
 * How much of an error may have been spent at each share of the information. `obrien-fleming` and `pocock` are like the classical bounds of those names
 * (Lan & DeMets 1983, Biometrika 70:659); `hwang-shih-decani` (1990, Statistics in Medicine 9:1439) and `power` (Kim & DeMets 1987) take a parameter.
 */
export type Spending =
  | { readonly family: 'obrien-fleming' | 'pocock' }
  | { readonly family: 'hwang-shih-decani'; readonly gamma: number }
  | { readonly family: 'power'; readonly rho: number };

/** The error spent when `share` (0 to 1; more counts as 1) of the information is in, of `error` in all. */
export const spent = (spending: Spending, error: number, share: number): number => {
  if (!(error > 0) || !(error < 1) || !(share >= 0))
    throw new RangeError(`an error between 0 and 1 is spent over shares from 0, not ${error} and ${share}`);
  const t = Math.min(1, share);
  if (t === 0) return 0;
  switch (spending.family) {
    // At α/2 even where α is of one side, as in the paper.
    case 'obrien-fleming':
      return 2 * normalCdf(normalQuantile(error / 2) / Math.sqrt(t));
    case 'pocock':
      return error * Math.log1p((Math.E - 1) * t);
    case 'hwang-shih-decani':
      return spending.gamma === 0 ? error * t : (error * Math.expm1(-spending.gamma * t)) / Math.expm1(-spending.gamma);
    case 'power':
      return error * t ** spending.rho;
  }
};
