import { normalCdf } from '#methods/distributions';
import { classicalBounds, conditionalPower, crossings, lowerBounds, type Spending, spendingBounds, spent } from '#methods/sequential';
import { field, numberIn, numbersIn, oneOf, type Placed } from './reading.ts';

type Sheet = Readonly<Record<string, unknown>>;

/** Bounds of designs with planned looks at a mean, with the names of the reference file; what another package found there (`…_ldbounds`) is not ours to give. */
export const groupSequentialCase = (given: Placed): Sheet => kinds[oneOf(field(given, 'kind'), names)](given);

const oneSided = (given: Placed): Sheet => {
  const [shares, alpha, spending] = [sharesIn(given), number(given, 'alpha'), spendingIn(given, 'spending')];
  const bounds = spendingBounds(shares, alpha, spending);
  const exits = crossings(
    shares,
    bounds.map((upper) => ({ upper })),
  ).upper;
  const upTo = shares.map((share) => spent(spending, alpha, share));
  return {
    z_bounds: bounds,
    nominal_p_one_sided: bounds.map((z) => normalCdf(-z)),
    cumulative_alpha_spent: upTo,
    exit_prob_check: exits,
    max_abs_error_spent: Math.max(...added(exits).map((chance, i) => Math.abs(chance - upTo[i]!))),
  };
};

const twoSided = (given: Placed): Sheet => {
  const [shares, alpha, spending] = [sharesIn(given), number(given, 'alpha_two_sided'), spendingIn(given, 'spending')];
  const bounds = spendingBounds(shares, alpha, spending, 'two-sided');
  const { upper, lower } = crossings(
    shares,
    bounds.map((z) => ({ upper: z, lower: -z })),
  );
  return {
    z_bounds: bounds,
    exit_prob_upper_check: upper,
    exit_prob_lower_check: lower,
    cumulative_alpha_spent_two_sided: added(upper.map((chance, i) => chance + lower[i]!)),
  };
};

/** Two-sided with the same error on each side. */
const classical = (given: Placed): Sheet => {
  const [looks, alpha] = [number(given, 'k'), number(given, 'alpha_one_sided')];
  const shape = oneOf(field(given, 'shape'), ['OF', 'Pocock']) === 'OF' ? 'obrien-fleming' : 'pocock';
  const [one, two] = [classicalBounds(looks, alpha, shape, 'one-sided'), classicalBounds(looks, 2 * alpha, shape, 'two-sided')];
  return {
    z_bounds_one_sided: one.bounds,
    constant_one_sided: one.constant,
    z_bounds_two_sided: two.bounds,
    constant_two_sided: two.constant,
  };
};

const lower =
  (underNull: boolean) =>
  (given: Placed): Sheet => {
    const design = lowerBounds(sharesIn(given), {
      alpha: number(given, 'alpha'),
      beta: number(given, 'beta'),
      upper: spendingIn(given, 'sfu'),
      lower: spendingIn(given, 'sfl'),
      spends: underNull ? { underNull: number(given, 'astar') } : 'futility',
    });
    return {
      upper: design.upper,
      lower: design.lower,
      theta_drift: [0, design.fixedDrift],
      inflation: design.inflation,
      upper_exit_H0: design.without.upper,
      upper_exit_H1: design.with.upper,
      lower_exit_H0: design.without.lower,
      lower_exit_H1: design.with.lower,
    };
  };

const conditional = (given: Placed): Sheet => {
  const [z, t] = [number(given, 'z'), number(given, 't')];
  const trend = oneOf(field(given, 'trend'), ['current', 'null', 'design']);
  const drift = { current: z / Math.sqrt(t), null: 0, design: trend === 'design' ? number(given, 'theta') : 0 }[trend];
  return { cp: conditionalPower(z, t, number(given, 'final_z'), drift) };
};

const names = [
  'one-sided alpha spending',
  'two-sided symmetric alpha spending',
  'classical equally spaced boundary',
  'non-binding futility by beta spending (test.type=4)',
  'non-binding lower bound spending astar under H0, e.g. for harm (test.type=6)',
  'conditional power (B-value)',
] as const;

const kinds: Readonly<Record<(typeof names)[number], (given: Placed) => Sheet>> = {
  [names[0]]: oneSided,
  [names[1]]: twoSided,
  [names[2]]: classical,
  [names[3]]: lower(false),
  [names[4]]: lower(true),
  [names[5]]: conditional,
};

/** `OBF`, `Pocock`, `HSD` or `Power`, the parameter in brackets as in `HSD(-2)`, or beside it as `spending_param`. */
const spendingIn = (given: Placed, name: string): Spending => {
  const { at, value } = field(given, name);
  const [word, inside] = typeof value === 'string' ? value.replace(')', '').split('(') : [value];
  const parameter = (): number => (inside === undefined ? number(given, 'spending_param') : numberIn({ at, value: Number(inside) }));
  switch (oneOf({ at, value: word }, ['OBF', 'Pocock', 'HSD', 'Power'])) {
    case 'OBF':
      return { family: 'obrien-fleming' };
    case 'Pocock':
      return { family: 'pocock' };
    case 'HSD':
      return { family: 'hwang-shih-decani', gamma: parameter() };
    case 'Power':
      return { family: 'power', rho: parameter() };
  }
};

const added = (chances: readonly number[]): readonly number[] => {
  let sum = 0;
  return chances.map((chance) => {
    sum += chance;
    return sum;
  });
};

const sharesIn = (given: Placed): readonly number[] => numbersIn(field(given, 'information_fractions'));
const number = (given: Placed, name: string): number => numberIn(field(given, name));
