/**
 * The x between `low` and `high` at which `f` crosses zero, to the last digits of a double or, if given, to `within`. `f` is continuous and has
 * opposite signs at the ends. Chandrupatla 1997, Advances in Engineering Software 28:145: a parabola through three points where it can be
 * trusted, else halving, so it never takes many more steps than halving alone.
 */
export const rootOf = (f: (x: number) => number, low: number, high: number, within = 0): number => {
  let [a, fa] = [high, f(high)];
  let [b, fb] = [low, f(low)];
  if (fa === 0) return a;
  if (fb === 0) return b;
  if (!(fa * fb < 0)) throw new RangeError(`rootOf needs opposite signs at ${low} and ${high}, not ${fb} and ${fa}`);
  let part = 0.5;
  for (let turn = 0; turn < 2_000; turn += 1) {
    const x = a + part * (b - a);
    const fx = f(x);
    const same = Math.sign(fx) === Math.sign(fa);
    const [c, fc] = same ? [a, fa] : [b, fb];
    if (!same) [b, fb] = [a, fa];
    [a, fa] = [x, fx];
    const [best, fBest] = Math.abs(fa) < Math.abs(fb) ? [a, fa] : [b, fb];
    const least = (2 * Number.EPSILON * Math.abs(best) + within / 2 + Number.MIN_VALUE) / Math.abs(b - a);
    if (fBest === 0 || least > 0.5) return best;
    const xi = (a - b) / (c - b);
    const phi = (fa - fb) / (fc - fb);
    const trusted = phi * phi < xi && (1 - phi) * (1 - phi) < 1 - xi;
    const parabola = trusted ? ((fa / (fb - fa)) * fc) / (fb - fc) + ((((c - a) / (b - a)) * fa) / (fc - fa)) * (fb / (fc - fb)) : 0.5;
    part = Math.min(1 - least, Math.max(least, parabola));
  }
  return a;
};
