import type { Expression } from '#law/feel';
import { isNum, type Value } from '#law/ground';
import type { Pack, PromiseMade } from '#law/pack';
import { wordsIn } from './answer.ts';
import { bodyOf, isForWholeCase, namedProcedures, pairsOf } from './whole.ts';

/**
 * What a promise forbids on the path of one case, so that anyone who reads the events of a case can tell that they contradict it. What only a
 * whole procedure shows (that every case can end, that silence has an effect) forbids nothing on a single path.
 */
export type Forbidden = { readonly promise: string; readonly procedures: readonly string[] } & (
  | {
      /** To stand in one of these places (any, if none is named) while the condition is true, or, with `holds: false`, is not true. */
      readonly kind: 'standing';
      readonly places: readonly string[];
      readonly condition: Expression;
      readonly holds: boolean;
    }
  /** To give `then` before `first` was given. */
  | { readonly kind: 'before'; readonly first: string; readonly then: string }
  | { readonly kind: 'at-most'; readonly order: string; readonly times: number }
  /** That one person gives `[a, b]`: `b` after having given `a` during the latest stay in the states where `a` can be given. */
  | {
      readonly kind: 'separated';
      readonly pairs: readonly (readonly [string, string])[];
      /** At any time in the case, and not only during that stay. */
      readonly ever: boolean;
    }
  /** That a person acts for the office, or votes, in a case of their own. */
  | { readonly kind: 'own-case' }
  /** To stand in one of these places and hold nothing of the budget, or to take it once more while it is held. */
  | { readonly kind: 'held'; readonly budget: string; readonly places: readonly string[] }
  /** That more time passes between the two than the limit, as long as everybody does in time what `assuming` says. */
  | {
      readonly kind: 'within';
      readonly from: readonly string[];
      readonly to: readonly string[];
      /** As written, `30 working-days`. */
      readonly limit: string;
      readonly assuming: readonly string[];
    }
  /** That a seal of these is opened by another order, or before it. */
  | { readonly kind: 'sealed-until'; readonly of: readonly string[]; readonly order: string }
);

/** Nothing for a promise about a table, about readers, or about what only all paths together show. */
export const forbiddenBy = (pack: Pack, promise: PromiseMade): Forbidden | undefined => {
  const body = bodyOf(promise);
  const words = (key: string): readonly string[] => wordsIn(body[key]);
  const word = (key: string): string => String(body[key]);
  const common = { promise: promise.name, procedures: namedProcedures(pack, promise).map(({ name }) => name) };
  const condition = promise.formulas['if'];
  switch (promise.form) {
    case 'never':
    case 'always':
      return condition === undefined
        ? undefined
        : { ...common, kind: 'standing', places: words('state'), condition, holds: promise.form === 'never' };
    case 'before':
      return { ...common, kind: 'before', first: word('first'), then: word('then') };
    case 'at-most':
      return { ...common, kind: 'at-most', order: word('order'), times: numberOf(body['times']) };
    case 'separated':
      return { ...common, kind: 'separated', pairs: pairsOf(promise).map(([a, b]) => [a!, b!]), ever: isForWholeCase(promise) };
    case 'nobody-in-own-case':
      return { ...common, kind: 'own-case' };
    case 'held':
      return { ...common, kind: 'held', budget: word('budget'), places: words('state') };
    case 'within':
      return { ...common, kind: 'within', from: words('from'), to: words('to'), limit: word('limit'), assuming: words('assuming') };
    case 'sealed-until':
      return { ...common, kind: 'sealed-until', of: words('of'), order: word('order') };
    default:
      return undefined;
  }
};

const numberOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(value) : Number.POSITIVE_INFINITY);
