import { studentTwoSided } from '#methods/distributions';
import { dot, fitQuasiPoisson, type QuasiPoisson } from './quasi-poisson.ts';
import type { Known, Weekly } from './weekly.ts';

/** What a fit asks of the options of the method. */
interface Chosen {
  readonly yearsBack: number;
  readonly periods: number;
  readonly reweight: boolean;
  readonly weightsThreshold: number;
  readonly trend: boolean;
  readonly trendLevel: number;
  readonly dispersion: 'pearson' | 'package';
}

/** What the model says of the week that is judged. */
export interface Predicted {
  readonly expected: number;
  readonly logMean: number;
  /** Standard error of `logMean`. */
  readonly logError: number;
  /** Variance over mean, floored at 1. */
  readonly phi: number;
  /** Growth of the log mean a week, where a trend stayed in. */
  readonly trend: number | undefined;
}

/**
 * The fit, with a trend only where the data carry it: three years or more, a p-value below the level, and no expectation beyond the largest count
 * of the baseline, for a trend must not be followed to where nothing was ever seen (Farrington et al. 1996, section 3.3). Otherwise it is
 * fitted again without. `undefined` where even that does not converge.
 */
export const predict = (known: Known, at: number, series: Weekly, chosen: Chosen): Predicted | undefined => {
  const trended = chosen.trend ? fitTwice(modelOf(known, at, series, chosen, true), chosen) : undefined;
  if (trended !== undefined && carries(trended, known, chosen)) return trended.predicted;
  return fitTwice(modelOf(known, at, series, chosen, false), chosen)?.predicted;
};

interface Fitted {
  readonly predicted: Predicted;
  readonly trendP: number;
}

const carries = ({ predicted, trendP }: Fitted, { counts }: Known, { yearsBack, trendLevel }: Chosen): boolean =>
  yearsBack >= 3 && trendP < trendLevel && predicted.expected <= Math.max(...counts);

interface Model {
  readonly counts: readonly number[];
  readonly design: readonly (readonly number[])[];
  readonly offset: readonly number[];
  /** The row of the week judged, and its offset. */
  readonly row: readonly number[];
  readonly rowOffset: number;
  readonly hasTrend: boolean;
}

const modelOf = (known: Known, at: number, { days, population }: Weekly, { dispersion, periods }: Chosen, hasTrend: boolean): Model => {
  const levels = [...new Set(known.seasons)].toSorted((a, b) => a - b);
  const rowOf = (time: number, season: number): readonly number[] => [
    1,
    ...(hasTrend ? [time] : []),
    ...levels.slice(1).map((level) => (level === season ? 1 : 0)),
  ];
  // With dates, the package counts the week judged from the first week that is known, the baseline from its first week.
  const late = dispersion === 'package' && days !== undefined ? known.weeks[0]! - known.first : 0;
  return {
    counts: known.counts,
    design: known.weeks.map((week, i) => rowOf(week - known.first, known.seasons[i]!)),
    offset: known.weeks.map((week) => (population === undefined ? 0 : Math.log(population[week]!))),
    row: rowOf(at - known.first - late, periods),
    rowOffset: population === undefined ? 0 : Math.log(population[at]!),
    hasTrend,
  };
};

/** Fits, lets weeks far above the fit count less, and fits again. */
const fitTwice = (model: Model, chosen: Chosen): Fitted | undefined => {
  const { counts, design, offset } = model;
  const even = counts.map(() => 1);
  const first = fitQuasiPoisson(counts, design, even, offset);
  if (first === undefined) return undefined;
  const weights = chosen.reweight ? lessForOutbreaks(counts, first, chosen.weightsThreshold) : even;
  const fit = chosen.reweight ? fitQuasiPoisson(counts, design, weights, offset) : first;
  return fit === undefined ? undefined : said(model, fit, errorDispersion(counts, fit, weights, chosen));
};

/**
 * Prior weights 1/s² for weeks whose standardised Anscombe residual s is above the threshold, 1 for all others, scaled to sum to their number. One-sided:
 * an unusually quiet week is no outbreak. Farrington et al. 1996, section 3.6; Anscombe's residual with leverage and floored dispersion.
 */
const lessForOutbreaks = (
  counts: readonly number[],
  { means, leverages, dispersion }: QuasiPoisson,
  threshold: number,
): readonly number[] => {
  const phi = Math.max(dispersion, 1);
  const raw = counts.map((y, i) => {
    const mean = means[i]!;
    const s = (1.5 * (y ** (2 / 3) - mean ** (2 / 3))) / (mean ** (1 / 6) * Math.sqrt(phi * (1 - leverages[i]!)));
    return s > threshold ? s ** -2 : 1;
  });
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => (weight * counts.length) / sum);
};

const errorDispersion = (counts: readonly number[], fit: QuasiPoisson, weights: readonly number[], chosen: Chosen): number => {
  if (chosen.dispersion === 'pearson' || !chosen.reweight) return fit.dispersion;
  return fit.means.reduce((sum, mean, i) => sum + weights[i]! * ((counts[i]! - mean) / mean) ** 2, 0) / fit.degrees;
};

const said = ({ row, rowOffset, hasTrend }: Model, fit: QuasiPoisson, dispersion: number): Fitted => {
  const logMean = rowOffset + dot(row, fit.coefficients);
  const variance = dot(
    row,
    fit.covariance.map((line) => dot(line, row)),
  );
  const slope = hasTrend ? fit.coefficients[1]! : undefined;
  return {
    predicted: {
      expected: Math.exp(logMean),
      logMean,
      logError: Math.sqrt(variance * dispersion),
      phi: Math.max(fit.dispersion, 1),
      trend: slope,
    },
    trendP: slope === undefined ? 1 : studentTwoSided(slope / Math.sqrt(fit.covariance[1]![1]! * dispersion), fit.degrees),
  };
};
