import { fastNormalCdf } from '#methods/distributions';

/** Standard deviations: of proposals, of a reviewer's severity, and of what is left. All above 0. */
export interface Deviations {
  readonly theta: number;
  readonly reviewer: number;
  readonly rest: number;
}

export interface Scores {
  readonly proposals: number;
  readonly reviewers: number;
  /** Scores less the overall mean. */
  readonly scores: readonly { readonly proposal: number; readonly reviewer: number; readonly value: number }[];
}

/** What is known of the proposals once the standard deviations are given: a Gaussian. */
export interface Given {
  readonly theta: Float64Array;
  /** Adds `weight` times the chances that each other proposal is better. */
  addBetter(sign: number, weight: number, to: Float64Array): void;
  /** One draw from `normals`: proposals first, then reviewers. */
  draw(normals: Float64Array, into: Float64Array): void;
}

export interface GaussianModel {
  readonly proposals: number;
  readonly reviewers: number;
  /** Log density of the scores, but for a constant. */
  logLikelihood(at: Deviations): number;
  given(at: Deviations): Given;
}

/**
 * score = theta of the proposal + severity of the reviewer + rest, each Gaussian around 0. Proposals are eliminated first,
 * since their block is diagonal: what has to be factorised is a matrix as large as the number of reviewers.
 */
export const gaussianModel = ({ proposals: n, reviewers: m, scores }: Scores): GaussianModel => {
  const counts = new Float64Array(n * m);
  const ofProposal = new Float64Array(n);
  const ofReviewer = new Float64Array(m);
  const sumOfProposal = new Float64Array(n);
  const sumOfReviewer = new Float64Array(m);
  let squares = 0;
  for (const { proposal, reviewer, value } of scores) {
    counts[proposal * m + reviewer]! += 1;
    ofProposal[proposal]! += 1;
    ofReviewer[reviewer]! += 1;
    sumOfProposal[proposal]! += value;
    sumOfReviewer[reviewer]! += value;
    squares += value * value;
  }

  /** The factorised system: `root` is the Cholesky factor of what is left for the reviewers. */
  const factorised = ({ theta, reviewer, rest }: Deviations) => {
    const precision = 1 / (rest * rest);
    const diagonal = Float64Array.from(ofProposal, (count) => count * precision + 1 / (theta * theta));
    const root = new Float64Array(m * m);
    for (let j = 0; j < m; j += 1) root[j * m + j] = ofReviewer[j]! * precision + 1 / (reviewer * reviewer);
    for (let i = 0; i < n; i += 1) {
      const share = (precision * precision) / diagonal[i]!;
      for (let j = 0; j < m; j += 1) {
        const count = counts[i * m + j]!;
        if (count === 0) continue;
        for (let k = 0; k <= j; k += 1) root[j * m + k]! -= share * count * counts[i * m + k]!;
      }
    }
    cholesky(root, m);
    // The reviewers' severities: solve root rootᵀ x = right.
    const right = new Float64Array(m);
    for (let j = 0; j < m; j += 1) right[j] = precision * sumOfReviewer[j]!;
    for (let i = 0; i < n; i += 1) {
      const share = (precision * precision * sumOfProposal[i]!) / diagonal[i]!;
      for (let j = 0; j < m; j += 1) right[j]! -= share * counts[i * m + j]!;
    }
    const half = forward(root, m, right);
    return { precision, diagonal, root, half };
  };

  return {
    proposals: n,
    reviewers: m,
    logLikelihood: (at) => {
      const { precision, diagonal, root, half } = factorised(at);
      let logDet = scores.length * Math.log(at.rest) + n * Math.log(at.theta) + m * Math.log(at.reviewer);
      let explained = 0;
      for (let i = 0; i < n; i += 1) {
        logDet += 0.5 * Math.log(diagonal[i]!);
        explained += (precision * sumOfProposal[i]!) ** 2 / diagonal[i]!;
      }
      for (let j = 0; j < m; j += 1) {
        logDet += Math.log(root[j * m + j]!);
        explained += half[j]! ** 2;
      }
      return -logDet - 0.5 * (precision * squares - explained);
    },
    given: (at) => {
      const { precision, diagonal, root, half } = factorised(at);
      const severity = backward(root, m, half);
      const theta = new Float64Array(n);
      // theta's covariance is diag(1 / diagonal) + rows rowsᵀ.
      const rows = new Float64Array(n * m);
      for (let i = 0; i < n; i += 1) {
        let sum = precision * sumOfProposal[i]!;
        for (let j = 0; j < m; j += 1) sum -= precision * counts[i * m + j]! * severity[j]!;
        theta[i] = sum / diagonal[i]!;
        const row = forward(root, m, counts.subarray(i * m, i * m + m));
        for (let j = 0; j < m; j += 1) rows[i * m + j] = (precision * row[j]!) / diagonal[i]!;
      }
      return {
        theta,
        addBetter: (sign, weight, to) => {
          for (let i = 0; i < n; i += 1) {
            for (let k = 0; k < i; k += 1) {
              let variance = 1 / diagonal[i]! + 1 / diagonal[k]!;
              for (let j = 0; j < m; j += 1) variance += (rows[i * m + j]! - rows[k * m + j]!) ** 2;
              const chance = fastNormalCdf((sign * (theta[k]! - theta[i]!)) / Math.sqrt(variance));
              to[i]! += weight * chance;
              to[k]! += weight * (1 - chance);
            }
          }
        },
        draw: (normals, into) => {
          for (let i = 0; i < n; i += 1) {
            let value = theta[i]! + normals[i]! / Math.sqrt(diagonal[i]!);
            for (let j = 0; j < m; j += 1) value += rows[i * m + j]! * normals[n + j]!;
            into[i] = value;
          }
        },
      };
    },
  };
};

/** In place, the lower half. */
const cholesky = (matrix: Float64Array, size: number): void => {
  for (let j = 0; j < size; j += 1) {
    for (let k = 0; k <= j; k += 1) {
      let sum = matrix[j * size + k]!;
      for (let at = 0; at < k; at += 1) sum -= matrix[j * size + at]! * matrix[k * size + at]!;
      matrix[j * size + k] = j === k ? Math.sqrt(sum) : sum / matrix[k * size + k]!;
    }
  }
};

/** Solves root x = right. */
const forward = (root: Float64Array, size: number, right: Float64Array): Float64Array => {
  const x = new Float64Array(size);
  for (let j = 0; j < size; j += 1) {
    let sum = right[j]!;
    for (let k = 0; k < j; k += 1) sum -= root[j * size + k]! * x[k]!;
    x[j] = sum / root[j * size + j]!;
  }
  return x;
};

/** Solves rootᵀ x = right. */
const backward = (root: Float64Array, size: number, right: Float64Array): Float64Array => {
  const x = new Float64Array(size);
  for (let j = size - 1; j >= 0; j -= 1) {
    let sum = right[j]!;
    for (let k = j + 1; k < size; k += 1) sum -= root[k * size + j]! * x[k]!;
    x[j] = sum / root[j * size + j]!;
  }
  return x;
};
