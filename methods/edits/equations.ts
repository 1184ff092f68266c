import { type Fraction, greatestDivisor, isWhole, minus, negated, one, over, plus, signOf, times, whole, zero } from './fraction.ts';

/** A linear form: factors of variables, which are known by number. None is 0. */
export type Form = ReadonlyMap<number, Fraction>;

/** `form <= bound`, `form < bound` or `form = bound`. */
export interface Linear {
  readonly form: Form;
  readonly op: 'atMost' | 'below' | 'equals';
  readonly bound: Fraction;
}

/** What a variable equals: a form and a constant. */
interface Affine {
  readonly form: Form;
  readonly constant: Fraction;
}

/** A system without equations, and how the values of the old variables follow from the new ones. */
export interface Reduced {
  readonly inequalities: readonly Linear[];
  /** Per variable that may be left: whether it is a whole number. */
  readonly integers: readonly boolean[];
  values(point: ReadonlyMap<number, Fraction>): readonly Fraction[];
}

/**
 * Solves the equations of a system and puts the solution into its inequalities; `undefined` where they have no solution in
 * these numbers. Equations between whole numbers are solved by Euclid's algorithm: branch and bound would never end on `2a - 4b = 1`.
 */
export const withoutEquations = (isInteger: readonly boolean[], constraints: readonly Linear[]): Reduced | undefined => {
  const integers = [...isInteger];
  let values = isInteger.map((_, variable): Affine => ({ form: new Map([[variable, one]]), constant: zero }));
  let left = constraints.map((constraint) => ({ ...constraint, form: cleaned(constraint.form) }));
  for (;;) {
    const equation = left.find(({ op }) => op === 'equals');
    if (equation === undefined) break;
    if (equation.form.size === 0) {
      if (signOf(equation.bound) !== 0) return undefined;
      left = left.filter((other) => other !== equation);
      continue;
    }
    const step = stepOf(equation, integers);
    if (step === undefined) return undefined;
    if (step.solved) left = left.filter((other) => other !== equation);
    left = left.map((constraint) => {
      const { form, constant } = replaced({ form: constraint.form, constant: zero }, step.variable, step.by);
      return { ...constraint, form, bound: minus(constraint.bound, constant) };
    });
    values = values.map((value) => replaced(value, step.variable, step.by));
  }
  return {
    inequalities: left,
    integers,
    values: (point) =>
      values.map(({ form, constant }) =>
        [...form].reduce((sum, [variable, factor]) => plus(sum, times(factor, point.get(variable) ?? zero)), constant),
      ),
  };
};

/** A variable to be replaced, and by what. Where the equation is not `solved` by it, its factors have become smaller. */
interface Step {
  readonly variable: number;
  readonly by: Affine;
  readonly solved: boolean;
}

const stepOf = ({ form, bound }: Linear, integers: boolean[]): Step | undefined => {
  const real = [...form.keys()].find((variable) => integers[variable] === false);
  if (real !== undefined) return { variable: real, by: isolated(form, bound, real), solved: true };
  const scale = [...form.values()].reduce((common, { d }) => (common * d) / greatestDivisor(common, d), 1n);
  const factors = [...form].map(([variable, { n, d }]) => ({ variable, factor: (n * scale) / d }));
  const divisor = factors.reduce((common, { factor }) => greatestDivisor(common, factor), factors[0]!.factor);
  if (!isWhole(times(bound, over(whole(scale), whole(divisor))))) return undefined;
  const unit = factors.find(({ factor }) => factor === divisor || factor === -divisor);
  if (unit !== undefined) return { variable: unit.variable, by: isolated(form, bound, unit.variable), solved: true };
  // The variable with the smallest factor is a new one less whole multiples of the others: their factors become remainders.
  const least = factors.reduce((best, each) => (size(each.factor) < size(best.factor) ? each : best));
  const fresh = integers.push(true) - 1;
  const others = factors.filter(({ variable }) => variable !== least.variable);
  const multiples = others.map(({ variable, factor }) => [variable, whole(-(factor / least.factor))] as const);
  return { variable: least.variable, by: { form: cleaned(new Map([[fresh, one], ...multiples])), constant: zero }, solved: false };
};

const size = (value: bigint): bigint => (value < 0n ? -value : value);

/** variable = (bound - rest) / factor. */
const isolated = (form: Form, bound: Fraction, variable: number): Affine => {
  const factor = form.get(variable)!;
  const rest = [...form].filter(([other]) => other !== variable).map(([other, value]) => [other, negated(over(value, factor))] as const);
  return { form: new Map(rest), constant: over(bound, factor) };
};

const cleaned = (form: Form): Form => new Map([...form].filter(([, factor]) => signOf(factor) !== 0));

const replaced = (value: Affine, variable: number, by: Affine): Affine => {
  const factor = value.form.get(variable);
  if (factor === undefined) return value;
  const form = new Map(value.form);
  form.delete(variable);
  for (const [other, each] of by.form) form.set(other, plus(form.get(other) ?? zero, times(factor, each)));
  return { form: cleaned(form), constant: plus(value.constant, times(factor, by.constant)) };
};
