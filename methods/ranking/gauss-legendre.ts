export interface Point {
  readonly at: number;
  readonly weight: number;
}

/** Nodes and weights of Gauss-Legendre quadrature on [low, high] with `size` points, by Newton's method on the Legendre polynomial. */
export const gaussLegendre = (low: number, high: number, size: number): readonly Point[] => {
  const half = (high - low) / 2;
  return Array.from({ length: size }, (_, index): Point => {
    let x = Math.cos((Math.PI * (index + 0.75)) / (size + 0.5));
    let slope = 1;
    for (let round = 0; round < 100; round += 1) {
      let [before, value] = [1, x];
      for (let degree = 2; degree <= size; degree += 1)
        [before, value] = [value, ((2 * degree - 1) * x * value - (degree - 1) * before) / degree];
      slope = (size * (x * value - before)) / (x * x - 1);
      const step = value / slope;
      x -= step;
      if (Math.abs(step) < 1e-15) break;
    }
    return { at: low + half * (1 - x), weight: (2 * half) / ((1 - x * x) * slope * slope) };
  });
};

/**
 * Several panels, each with `size` points, between the borders. At a kink the integrand begins like a square root: there the panel
 * is laid out by its own root, which makes it smooth again.
 */
export const inPanels = (borders: readonly number[], size: number, kinks: readonly number[] = []): readonly Point[] =>
  borders.slice(1).flatMap((high, at) => {
    const low = borders[at]!;
    if (high <= low) return [];
    if (!kinks.includes(low)) return gaussLegendre(low, high, size);
    return gaussLegendre(0, Math.sqrt(high - low), size).map(({ at: root, weight }) => ({
      at: low + root * root,
      weight: 2 * root * weight,
    }));
  });
