/** Where the likelihood goes on rising for ever: by the sign of the first parameter of such a direction. */
export interface Rising {
  readonly up: boolean;
  readonly down: boolean;
  /** Empty cells whose fitted value goes to 0 in some such direction. */
  readonly vanishing: readonly number[];
}

/**
 * Directions of a Poisson log-linear model in which the likelihood never falls: `x·d = 0` on cells with counts, `x·d <= 0` on
 * empty cells, and below 0 on one of them. They form a cone; its extreme rays are found exactly, since design and rays are
 * small whole numbers. `design` has full column rank.
 */
export const risingDirections = (design: readonly (readonly number[])[], counts: readonly number[]): Rising => {
  const filled = design.filter((_, cell) => counts[cell]! > 0);
  const empty = design.flatMap((row, cell) => (counts[cell] === 0 ? [{ row, cell }] : []));
  const parameters = design[0]!.length;
  const need = parameters - 1 - rankOf(filled, parameters);
  const vanishing = new Set<number>();
  let up = false;
  let down = false;
  if (need < 0) return { up, down, vanishing: [] };
  for (const chosen of subsetsOf(empty.length, need)) {
    const ray = nullVector([...filled, ...chosen.map((at) => empty[at]!.row)], parameters);
    if (ray === undefined) continue;
    for (const sign of [1, -1]) {
      const along = empty.map(({ row }) => sign * dot(row, ray));
      if (along.some((value) => value > 0) || along.every((value) => value === 0)) continue;
      for (const [at, value] of along.entries()) if (value < 0) vanishing.add(empty[at]!.cell);
      up ||= sign * ray[0]! > 0;
      down ||= sign * ray[0]! < 0;
    }
  }
  return { up, down, vanishing: [...vanishing] };
};

const dot = (one: readonly number[], other: readonly number[]): number => one.reduce((sum, value, at) => sum + value * other[at]!, 0);

function* subsetsOf(length: number, size: number, from = 0): Generator<readonly number[]> {
  if (size === 0) yield [];
  else
    for (let first = from; first <= length - size; first += 1)
      for (const rest of subsetsOf(length, size - 1, first + 1)) yield [first, ...rest];
}

/** Rows in echelon form without fractions (Bareiss 1968), with the columns of their pivots. */
const echelon = (rows: readonly (readonly number[])[], columns: number) => {
  const work = rows.map((row) => row.map((value) => BigInt(value)));
  const pivots: number[] = [];
  for (let column = 0, at = 0; column < columns && at < work.length; column += 1) {
    const found = work.findIndex((row, index) => index >= at && row[column] !== 0n);
    if (found < 0) continue;
    [work[at], work[found]] = [work[found]!, work[at]!];
    for (let other = 0; other < work.length; other += 1) {
      if (other === at || work[other]![column] === 0n) continue;
      const [mine, theirs] = [work[at]![column]!, work[other]![column]!];
      work[other] = work[other]!.map((value, index) => value * mine - work[at]![index]! * theirs);
    }
    pivots.push(column);
    at += 1;
  }
  return { work, pivots };
};

const rankOf = (rows: readonly (readonly number[])[], columns: number): number => echelon(rows, columns).pivots.length;

/** The one direction that all rows leave at 0, as whole numbers; `undefined` where there is none or more than one. */
const nullVector = (rows: readonly (readonly number[])[], columns: number): readonly number[] | undefined => {
  const { work, pivots } = echelon(rows, columns);
  if (pivots.length !== columns - 1) return undefined;
  const free = Array.from({ length: columns }, (_, column) => column).find((column) => !pivots.includes(column))!;
  const scale = pivots.reduce((product, column, at) => product * work[at]![column]!, 1n);
  const vector = Array.from({ length: columns }, () => 0n);
  vector[free] = scale;
  for (const [at, column] of pivots.entries()) vector[column] = (-work[at]![free]! * scale) / work[at]![column]!;
  const divisor = vector.reduce((common, value) => greatestDivisor(common, value < 0n ? -value : value), 0n);
  return vector.map((value) => Number(value / divisor));
};

const greatestDivisor = (one: bigint, other: bigint): bigint => (other === 0n ? one : greatestDivisor(other, one % other));
