import { type Linear, withoutEquations } from './equations.ts';
import { type Fraction, floorOf, greatestDivisor, isWhole, negated, one, over, times, whole } from './fraction.ts';
import { feasiblePoint } from './simplex.ts';

/** The search for whole numbers was given up: nothing is decided. */
export class NotDecided extends Error {
  override readonly name = 'NotDecided';
}

/** So many branches are looked at before a search is given up. */
const mostBranches = 5_000;

/**
 * Exact values that satisfy all constraints, or `undefined` if there are none. `isInteger` says which variables are whole
 * numbers. Throws `NotDecided` where branch and bound does not end.
 */
export const solve = (isInteger: readonly boolean[], constraints: readonly Linear[]): readonly Fraction[] | undefined => {
  const reduced = withoutEquations(isInteger, constraints);
  if (reduced === undefined) return undefined;
  let branches = 0;
  const search = (inequalities: readonly Linear[]): ReadonlyMap<number, Fraction> | undefined => {
    branches += 1;
    if (branches > mostBranches) throw new NotDecided(`more than ${mostBranches} branches`);
    const point = feasiblePoint(inequalities);
    if (point === undefined) return undefined;
    const broken = [...point].find(([variable, value]) => reduced.integers[variable] === true && !isWhole(value));
    if (broken === undefined) return point;
    const [variable, value] = broken;
    const below = whole(floorOf(value));
    return (
      search([...inequalities, { form: new Map([[variable, one]]), op: 'atMost', bound: below }]) ??
      search([...inequalities, { form: new Map([[variable, negated(one)]]), op: 'atMost', bound: negated(whole(floorOf(value) + 1n)) }])
    );
  };
  const point = search(reduced.inequalities.map((inequality) => tightened(inequality, reduced.integers)));
  return point === undefined ? undefined : reduced.values(point);
};

/** Between whole numbers alone: the factors are divided by their greatest common divisor, and the bound is rounded down. */
const tightened = ({ form, op, bound }: Linear, integers: readonly boolean[]): Linear => {
  if (form.size === 0 || [...form.keys()].some((variable) => integers[variable] !== true)) return { form, op, bound };
  const scale = [...form.values()].reduce((common, { d }) => (common * d) / greatestDivisor(common, d), 1n);
  const divisor = [...form.values()].reduce((common, { n, d }) => greatestDivisor(common, (n * scale) / d), 0n);
  const by = over(whole(scale), whole(divisor));
  const right = times(bound, by);
  const strictly = op === 'below' && isWhole(right);
  return {
    form: new Map([...form].map(([variable, factor]) => [variable, times(factor, by)])),
    op: 'atMost',
    bound: whole(floorOf(right) - (strictly ? 1n : 0n)),
  };
};
