import { normalCdf } from '#methods/distributions';

/** Bounds at one look, on the scale of Z; left out where the look cannot stop on that side. */
export interface Bounds {
  readonly upper?: number | undefined;
  readonly lower?: number | undefined;
}

/** What of the paths is still under way after some looks: nodes on the scale of the sum S = Z√t, the density there times the node's weight. */
interface Going {
  readonly share: number;
  readonly nodes: Float64Array;
  readonly masses: Float64Array;
}

export const notBegun: Going = { share: 0, nodes: Float64Array.of(0), masses: Float64Array.of(1) };

/** The chances to cross at each look, if Z at share t of the information is normal with mean drift · √t. */
export interface Crossings {
  readonly upper: readonly number[];
  readonly lower: readonly number[];
}

/**
 * The chance that each look is the first to cross, by carrying the density of the sum from look to look: its increments are independent and
 * normal, so one integral a look is enough. Armitage, McPherson & Rowe 1969, JRSS A 132:235; composite Gauss–Legendre, right to about 1e-12.
 */
export const crossings = (shares: readonly number[], bounds: readonly Bounds[], drift = 0): Crossings => {
  rising(shares);
  let going = notBegun;
  const [upper, lower]: [number[], number[]] = [[], []];
  for (const [i, share] of shares.entries()) {
    const { upper: high, lower: low } = bounds[i] ?? {};
    upper.push(high === undefined ? 0 : crossing(going, share, high, drift, 'upper'));
    lower.push(low === undefined ? 0 : crossing(going, share, low, drift, 'lower'));
    going = carried(going, share, bounds[i] ?? {}, drift);
  }
  return { upper, lower };
};

/** The chance to be beyond `bound` at a share, for the paths that are still under way. */
export const crossing = (
  { share: before, nodes, masses }: Going,
  share: number,
  bound: number,
  drift: number,
  side: 'upper' | 'lower',
): number => {
  const spread = Math.sqrt(share - before);
  const edge = bound * Math.sqrt(share) - drift * (share - before);
  const sign = side === 'upper' ? 1 : -1;
  let sum = 0;
  for (let i = 0; i < nodes.length; i += 1) sum += masses[i]! * normalCdf((sign * (nodes[i]! - edge)) / spread);
  return sum;
};

/** The paths that are still under way after a look with these bounds. */
export const carried = (going: Going, share: number, { upper = far, lower = -far }: Bounds, drift: number): Going => {
  const root = Math.sqrt(share);
  const middle = drift * root;
  const [low, high] = [Math.max(lower, middle - far), Math.min(upper, middle + far)];
  if (!(low < high)) return { share, nodes: new Float64Array(0), masses: new Float64Array(0) };
  const step = share - going.share;
  const spread = Math.sqrt(step);
  // No panel is wider than the noise of one step: the density then is smooth within it.
  const panels = Math.ceil(((high - low) * root) / (spread * panelWidth));
  const width = ((high - low) * root) / panels;
  const nodes = new Float64Array(panels * gauss.length);
  const masses = new Float64Array(nodes.length);
  for (let at = 0; at < nodes.length; at += 1) {
    const [place, weight] = gauss[at % gauss.length]!;
    const node = low * root + width * (Math.floor(at / gauss.length) + place);
    let density = 0;
    for (let i = 0; i < going.nodes.length; i += 1) {
      const z = (node - going.nodes[i]! - drift * step) / spread;
      density += going.masses[i]! * Math.exp((-z * z) / 2);
    }
    nodes[at] = node;
    masses[at] = (density * weight * width) / (spread * Math.sqrt(2 * Math.PI));
  }
  return { share, nodes, masses };
};

/** Beyond nine standard deviations nothing that counts is left (1e-19). */
const far = 9;
const panelWidth = 1;

/** Gauss–Legendre on 0 to 1 with eight nodes (Abramowitz & Stegun, table 25.4). */
const gauss: readonly (readonly [place: number, weight: number])[] = (
  [
    [0.1834346424956498, 0.362683783378362],
    [0.525532409916329, 0.3137066458778873],
    [0.7966664774136267, 0.2223810344533745],
    [0.9602898564975363, 0.1012285362903763],
  ] as const
).flatMap(([x, w]) => [
  [(1 - x) / 2, w / 2],
  [(1 + x) / 2, w / 2],
]);

export const rising = (shares: readonly number[]): void => {
  for (const [i, share] of shares.entries())
    if (!(share > (shares[i - 1] ?? 0))) throw new RangeError(`shares of the information rise from above 0, not ${shares.join(', ')}`);
};
