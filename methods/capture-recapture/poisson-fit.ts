/** A fitted Poisson log-linear model: its first coefficient with its variance, and the log-likelihood. */
export interface PoissonFit {
  readonly intercept: number;
  readonly variance: number;
  readonly logLikelihood: number;
}

/**
 * Newton's method (Fisher scoring), from log(count + 1/2). The likelihood must have its maximum at a finite point, at least for
 * the first column; columns that the cells do not tell apart are left out.
 */
export const poissonFit = (design: readonly (readonly number[])[], counts: readonly number[]): PoissonFit => {
  const columns = independentColumns(design);
  const rows = design.map((row) => columns.map((column) => row[column]!));
  let fitted = counts.map((count) => Math.log(count + 0.5));
  let inverse: readonly (readonly number[])[] = [];
  let coefficients: readonly number[] = [];
  for (let round = 0; round < 200; round += 1) {
    const weights = fitted.map(Math.exp);
    const working = fitted.map((eta, cell) => eta + (counts[cell]! - weights[cell]!) / weights[cell]!);
    const information = columns.map((_, one) =>
      columns.map((__, other) => sum(rows, (row, cell) => weights[cell]! * row[one]! * row[other]!)),
    );
    const right = columns.map((_, one) => sum(rows, (row, cell) => weights[cell]! * row[one]! * working[cell]!));
    inverse = inverted(information);
    const next = inverse.map((row) => row.reduce((total, value, at) => total + value * right[at]!, 0));
    const moved = Math.max(...next.map((value, at) => Math.abs(value - (coefficients[at] ?? Number.POSITIVE_INFINITY))));
    coefficients = next;
    fitted = rows.map((row) => row.reduce((total, value, at) => total + value * next[at]!, 0));
    if (moved < 1e-12) break;
  }
  const logLikelihood = counts.reduce(
    (total, count, cell) => total + count * fitted[cell]! - Math.exp(fitted[cell]!) - logFactorial(count),
    0,
  );
  return { intercept: coefficients[0]!, variance: inverse[0]![0]!, logLikelihood };
};

const sum = <T>(items: readonly T[], of: (item: T, at: number) => number): number =>
  items.reduce((total, item, at) => total + of(item, at), 0);

/** Greedily from the first, so the intercept stays. */
const independentColumns = (design: readonly (readonly number[])[]): readonly number[] => {
  const kept: number[] = [];
  const basis: number[][] = [];
  for (let column = 0; column < (design[0]?.length ?? 0); column += 1) {
    const vector = design.map((row) => row[column]!);
    for (const other of basis) {
      const share = dot(vector, other) / dot(other, other);
      for (const [at, value] of other.entries()) vector[at]! -= share * value;
    }
    if (dot(vector, vector) < 1e-9) continue;
    basis.push(vector);
    kept.push(column);
  }
  return kept;
};

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((total, value, at) => total + value * other[at]!, 0);

/** Gauss-Jordan with the largest pivot of each column. */
const inverted = (matrix: readonly (readonly number[])[]): readonly (readonly number[])[] => {
  const size = matrix.length;
  const work = matrix.map((row, at) => [...row, ...row.map((_, column) => (column === at ? 1 : 0))]);
  for (let column = 0; column < size; column += 1) {
    let best = column;
    for (let row = column; row < size; row += 1) if (Math.abs(work[row]![column]!) > Math.abs(work[best]![column]!)) best = row;
    [work[column], work[best]] = [work[best]!, work[column]!];
    const pivot = work[column]![column]!;
    work[column] = work[column]!.map((value) => value / pivot);
    for (let row = 0; row < size; row += 1) {
      if (row === column) continue;
      const factor = work[row]![column]!;
      work[row] = work[row]!.map((value, at) => value - factor * work[column]![at]!);
    }
  }
  return work.map((row) => row.slice(size));
};

const logFactorial = (count: number): number => {
  let total = 0;
  for (let factor = 2; factor <= count; factor += 1) total += Math.log(factor);
  return total;
};
