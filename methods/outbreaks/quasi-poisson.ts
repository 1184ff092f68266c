/** A log-linear model of counts whose variance is a multiple of the mean, as it was fitted. */
export interface QuasiPoisson {
  readonly coefficients: readonly number[];
  /** Fitted means, one a count. */
  readonly means: readonly number[];
  /** Diagonal of the hat matrix. */
  readonly leverages: readonly number[];
  /** The inverse of X'WX, rows by columns of the design: times a dispersion it is the covariance of the coefficients. */
  readonly covariance: readonly (readonly number[])[];
  /** Σ ω (y − μ)² / μ over the degrees of freedom: Pearson's estimate, not floored. */
  readonly dispersion: number;
  /** Counts less columns. */
  readonly degrees: number;
}

/**
 * Fits E(y) = exp(offset + Xβ) by iteratively reweighted least squares. `design` has one row a count; `weights` are prior weights, `offset` is on
 * the log scale. Starts from μ = y + 0.1 and stops where the deviance changes by less than 1e-8 of itself, as R's `glm` does.
 * `undefined` where 25 turns do not get there, or where the columns cannot be told apart. McCullagh & Nelder 1989, section 2.5.
 */
export const fitQuasiPoisson = (
  counts: readonly number[],
  design: readonly (readonly number[])[],
  weights: readonly number[],
  offset: readonly number[],
): QuasiPoisson | undefined => {
  const n = counts.length;
  const columns = design[0]?.length ?? 0;
  if (n <= columns) return undefined;
  let means = counts.map((y) => y + 0.1);
  let deviance = devianceOf(counts, means, weights);
  for (let turn = 0; turn < mostTurns; turn += 1) {
    const working = means.map((mean, i) => weights[i]! * mean);
    const response = means.map((mean, i) => Math.log(mean) - offset[i]! + (counts[i]! - mean) / mean);
    const solved = leastSquares(design, response, working);
    if (solved === undefined) return undefined;
    const next = design.map((row, i) => Math.exp(offset[i]! + dot(row, solved.coefficients)));
    const nextDeviance = devianceOf(counts, next, weights);
    if (!Number.isFinite(nextDeviance)) return undefined;
    const settled = Math.abs(nextDeviance - deviance) / (Math.abs(nextDeviance) + 0.1) < 1e-8;
    means = next;
    deviance = nextDeviance;
    if (settled) {
      const squares = means.reduce((sum, mean, i) => sum + working[i]! * ((counts[i]! - mean) / mean) ** 2, 0);
      return { ...solved.rest(), coefficients: solved.coefficients, means, dispersion: squares / (n - columns), degrees: n - columns };
    }
  }
  return undefined;
};

const mostTurns = 25;

const devianceOf = (counts: readonly number[], means: readonly number[], weights: readonly number[]): number =>
  means.reduce((sum, mean, i) => {
    const y = counts[i]!;
    return sum + 2 * weights[i]! * ((y === 0 ? 0 : y * Math.log(y / mean)) - (y - mean));
  }, 0);

export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!;
  return sum;
};

interface Solved {
  readonly coefficients: readonly number[];
  /** What only the last turn is asked for. */
  rest(): Pick<QuasiPoisson, 'leverages' | 'covariance'>;
}

/** Weighted least squares by orthogonal columns (modified Gram–Schmidt, each column twice: Björck 1967). */
const leastSquares = (
  design: readonly (readonly number[])[],
  response: readonly number[],
  weights: readonly number[],
): Solved | undefined => {
  const columns = design[0]!.length;
  const roots = weights.map(Math.sqrt);
  const target = response.map((value, i) => value * roots[i]!);
  const basis: number[][] = [];
  const upper: number[][] = [];
  for (let j = 0; j < columns; j += 1) {
    const column = design.map((row, i) => row[j]! * roots[i]!);
    const before = Math.sqrt(dot(column, column));
    const along = new Array<number>(columns).fill(0);
    for (let pass = 0; pass < 2; pass += 1) {
      for (const [k, unit] of basis.entries()) {
        const share = dot(unit, column);
        along[k]! += share;
        for (let i = 0; i < column.length; i += 1) column[i]! -= share * unit[i]!;
      }
    }
    const length = Math.sqrt(dot(column, column));
    if (!(length > before * 1e-11)) return undefined;
    along[j] = length;
    upper.push(along);
    basis.push(column.map((value) => value / length));
  }
  // `upper[j][k]` is the share of column j along unit k: the transpose of R.
  const solve = (right: readonly number[]): number[] => {
    const result = new Array<number>(columns).fill(0);
    for (let j = columns - 1; j >= 0; j -= 1) {
      let rest = right[j]!;
      for (let k = j + 1; k < columns; k += 1) rest -= upper[k]![j]! * result[k]!;
      result[j] = rest / upper[j]![j]!;
    }
    return result;
  };
  return {
    coefficients: solve(basis.map((unit) => dot(unit, target))),
    rest: () => {
      const inverse = basis.map((_, j) => solve(basis.map((__, k) => (k === j ? 1 : 0))));
      return {
        leverages: target.map((_, i) => basis.reduce((sum, unit) => sum + unit[i]! ** 2, 0)),
        covariance: basis.map((_, a) => basis.map((__, b) => inverse.reduce((sum, column) => sum + column[a]! * column[b]!, 0))),
      };
    },
  };
};
