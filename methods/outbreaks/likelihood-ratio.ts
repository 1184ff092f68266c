export interface LikelihoodRatioOptions {
  /** Logarithm of the factor by which the mean is multiplied after the change. Left out, it is estimated: a generalised chart. */
  readonly shift?: number;
  /** `intercept`: means times a factor; `epidemic`: each case brings forth new ones, so means grow by a share of the count before. `intercept`. */
  readonly change?: 'intercept' | 'epidemic';
  /** Variance of a count is m + overdispersion · m²; 0 is Poisson. 0. */
  readonly overdispersion?: number;
  /** Value at which it alarms. 5 (Höhle & Paul 2008). */
  readonly threshold?: number;
  /** How many points back a change is looked for; left out, to the start. */
  readonly window?: number;
  /** Points that a changed stretch has at least. 1. */
  readonly least?: number;
  /** `up`. */
  readonly direction?: 'up' | 'down';
}

export interface LikelihoodRatioPoint {
  /** Log likelihood of the likeliest change over that of none. */
  readonly value: number;
  readonly alarm: boolean;
}

/**
 * Likelihood ratio detector for counts whose quiet means are known: has the mean changed at some point up to now, and stayed so? It starts again
 * after each alarm. With a given shift it is a CUSUM and alarms strictly above the threshold, as the epidemic chart does; the generalised one alarms at
 * it. Höhle & Paul 2008, Computational Statistics & Data Analysis 52:4357.
 * @param means of each count in a quiet time, above 0
 */
export const likelihoodRatio = (
  counts: readonly number[],
  means: readonly number[],
  options: LikelihoodRatioOptions = {},
): readonly LikelihoodRatioPoint[] => {
  const chart = chartOf(counts, means, options);
  let start = 0;
  let sum = 0;
  return counts.map((count, at) => {
    const value = chart.valueAt(start, at, count, sum);
    const alarm = chart.passes(value);
    start = alarm ? at + 1 : start;
    sum = alarm ? 0 : value;
    return { value, alarm };
  });
};

/** At each point the cases that it would have taken to alarm, 0 where none would; whole cases, except with a given shift. */
export const casesToAlarm = (
  counts: readonly number[],
  means: readonly number[],
  options: LikelihoodRatioOptions = {},
): readonly { readonly cases: number; readonly alarm: boolean }[] => {
  const chart = chartOf(counts, means, options);
  let start = 0;
  let sum = 0;
  return counts.map((count, at) => {
    const cases = chart.casesAt(start, at, sum);
    const value = chart.valueAt(start, at, count, sum);
    const alarm = chart.passes(value);
    start = alarm ? at + 1 : start;
    sum = alarm ? 0 : value;
    return { cases, alarm };
  });
};

interface Chart {
  /** With `count` at the point `at`, in a chart that started at `start` and stood at `sum` before. */
  valueAt(start: number, at: number, count: number, sum: number): number;
  casesAt(start: number, at: number, sum: number): number;
  passes(value: number): boolean;
}

const chartOf = (counts: readonly number[], means: readonly number[], options: LikelihoodRatioOptions): Chart => {
  if (means.length !== counts.length) throw new RangeError('one mean for each count');
  const wrong = means.findIndex((mean) => !(mean > 0));
  if (wrong >= 0) throw new RangeError(`mean ${wrong} is ${means[wrong]}, but must be above 0`);
  return options.shift === undefined ? generalised(counts, means, options) : withShift(means, options.shift, options);
};

const withShift = (means: readonly number[], shift: number, { overdispersion = 0, threshold = 5 }: LikelihoodRatioOptions): Chart => {
  // A step of the chart is shift · x − constant.
  const constant = (mean: number, count: number): number =>
    overdispersion === 0
      ? Math.expm1(shift) * mean
      : (count + 1 / overdispersion) * Math.log((1 + overdispersion * mean * Math.exp(shift)) / (1 + overdispersion * mean));
  return {
    valueAt: (_, at, count, sum) => Math.max(0, sum + shift * count - constant(means[at]!, count)),
    casesAt: (_, at, sum) => {
      const perCase = shift - (constant(means[at]!, 1) - constant(means[at]!, 0));
      return Math.max(0, (threshold - sum + constant(means[at]!, 0)) / perCase);
    },
    passes: (value) => value > threshold,
  };
};

const generalised = (counts: readonly number[], means: readonly number[], options: LikelihoodRatioOptions): Chart => {
  const { threshold = 5, change = 'intercept', least = 1, window, overdispersion = 0, direction = 'up' } = options;
  // The windowed Poisson chart never tries a change at the last point alone; the others count it in.
  const lag = window !== undefined && change === 'intercept' && overdispersion === 0 ? least : least - 1;
  const passes = (value: number): boolean => (change === 'epidemic' ? value > threshold : value >= threshold);
  const valueAt = (start: number, at: number, count: number): number => {
    const stretch = new Stretch(overdispersion, change, direction);
    const earliest = window === undefined ? start : Math.max(start, at - window);
    let best = 0;
    for (let from = at; from >= earliest; from -= 1) {
      const before = from > 0 ? counts[from - 1]! : 0;
      stretch.add(from === at ? count : counts[from]!, means[from]!, before);
      if (from <= at - lag) best = Math.max(best, stretch.ratio());
    }
    return best;
  };
  return {
    valueAt,
    casesAt: (start, at) => {
      if (at - lag < start) return 0;
      const most = direction === 'up' ? 1_000_000 : Math.ceil(means[at]! * 1000);
      return fewest((cases) => passes(valueAt(start, at, cases)), most);
    },
    passes,
  };
};

/** The smallest whole number that holds, for something that goes on holding; 0 where none up to `most` does. */
const fewest = (holds: (cases: number) => boolean, most: number): number => {
  let high = 1;
  if (holds(0)) return 0;
  for (; !holds(high); high *= 2) if (high > most) return 0;
  let low = Math.floor(high / 2);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
};

/** A stretch of points that grows backwards, and the largest log likelihood ratio of a change over all of it. */
class Stretch {
  #counts: number[] = [];
  #means: number[] = [];
  #before: number[] = [];
  #cases = 0;
  #expected = 0;
  readonly #overdispersion: number;
  readonly #change: 'intercept' | 'epidemic';
  readonly #up: boolean;

  constructor(overdispersion: number, change: 'intercept' | 'epidemic', direction: 'up' | 'down') {
    this.#overdispersion = overdispersion;
    this.#change = change;
    this.#up = direction === 'up';
  }

  add(count: number, mean: number, before: number): void {
    this.#counts.push(count);
    this.#means.push(mean);
    this.#before.push(before);
    this.#cases += count;
    this.#expected += mean;
  }

  ratio(): number {
    if (this.#change === 'epidemic') return this.#epidemic();
    if (this.#overdispersion > 0) return this.#negativeBinomial();
    const more = this.#cases > this.#expected;
    if (more !== this.#up) return 0;
    return (this.#cases === 0 ? 0 : this.#cases * Math.log(this.#cases / this.#expected)) - this.#cases + this.#expected;
  }

  /** The ratio is concave in the shift, so that its slope has one root. */
  #negativeBinomial(): number {
    const a = this.#overdispersion;
    const grown = (shift: number, i: number): number => a * this.#means[i]! * Math.exp(shift);
    const slope = (shift: number): number =>
      this.#counts.reduce((sum, x, i) => sum + x - (x + 1 / a) * (grown(shift, i) / (1 + grown(shift, i))), 0);
    const value = (shift: number): number =>
      this.#counts.reduce((sum, x, i) => sum + shift * x - (x + 1 / a) * Math.log((1 + grown(shift, i)) / (1 + grown(0, i))), 0);
    if (slope(0) > 0 !== this.#up) return 0;
    const sign = this.#up ? 1 : -1;
    return Math.max(0, value(sign * rootOf((step) => sign * slope(sign * step))));
  }

  /** Mean after the change: quiet mean plus λ times the count before. Concave in λ ≥ 0. */
  #epidemic(): number {
    const slope = (share: number): number =>
      this.#counts.reduce((sum, x, i) => sum + (x * this.#before[i]!) / (this.#means[i]! + share * this.#before[i]!) - this.#before[i]!, 0);
    const value = (share: number): number =>
      this.#counts.reduce((sum, x, i) => sum + x * Math.log1p((share * this.#before[i]!) / this.#means[i]!) - share * this.#before[i]!, 0);
    return slope(0) <= 0 ? 0 : Math.max(0, value(rootOf(slope)));
  }
}

/** Where a falling function that is positive at 0 meets 0; 40, where it never does. */
const rootOf = (falling: (x: number) => number): number => {
  let low = 0;
  let high = 1;
  for (; falling(high) > 0; high *= 2) {
    low = high;
    if (high >= 32) return 40;
  }
  while (high - low > 1e-10 * Math.max(1, high)) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};
