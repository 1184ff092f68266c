import type { Text } from '#law/ground';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { promiseAssumes } from '../sentence/assumptions.ts';
import { promiseSentence } from '../sentence/promise-sentence.ts';
import type { Answer } from './answer.ts';
import { apart } from './apart.ts';
import { proveOfPaths } from './promise.ts';
import { proveOfTable } from './table-promise.ts';
import { namedProcedures, type Whole, type Wholes, wholeOf, wholeOfPersons } from './whole.ts';

export interface PackProved {
  /** Every promise is proved. */
  readonly ok: boolean;
  readonly promises: readonly PromiseProved[];
}

export type PromiseProved = Answer & {
  readonly id: string;
  readonly ms?: number;
  /** What the form of the promise says, and what its proof takes for granted. */
  readonly sentence: Text;
  readonly assumes: readonly Text[];
};

/** An answer with the promise that it is about, as a reader is told it. */
export const told = (pack: Pack, promise: PromiseMade, answer: Answer): PromiseProved => ({
  id: promise.name,
  sentence: promiseSentence(pack, promise),
  assumes: promiseAssumes(pack, promise, answer),
  ...answer,
});

/** Configurations of one procedure that are visited at most. */
export const usualBudget = 2_000_000;

/** Configurations of all procedures of a pack that are visited at most: what is left of it when a procedure's turn comes is its budget. */
export const totalBudget = 8_000_000;

/**
 * Says of each promise of a pack that it holds, that it does not, with a shortest way to see it, or that it is not decided
 * (`holds: null`) and why. A procedure is explored once for all promises that need the same of it kept apart; the first of them is told its time.
 * @param now a clock in milliseconds, if the time each one took is to be told
 * @param only the promises that are asked for; all, unless told
 */
export const provePack = (
  pack: Pack,
  now?: () => number,
  only: readonly string[] = Object.keys(pack.promises),
  budget = usualBudget,
): PackProved => {
  const made = only.flatMap((name) => pack.promises[name] ?? []);
  const wholes = wholesFor(pack, made, budget);
  const promises = made.map((promise) => {
    const begun = now?.();
    const answer = isOfTable(promise) ? proveOfTable(pack, promise) : proveOfPaths(pack, promise, wholes);
    return { ...told(pack, promise, answer), ...(now !== undefined && { ms: now() - begun! }) };
  });
  return { ok: promises.every(({ holds }) => holds === true), promises };
};

export const isOfTable = ({ form }: PromiseMade): boolean => form === 'implies' || form === 'monotone';

export const wholesFor = (pack: Pack, promises: readonly PromiseMade[], budget: number): Wholes => {
  const about = (procedure: Procedure): readonly PromiseMade[] =>
    promises.filter((promise) => !isOfTable(promise) && namedProcedures(pack, promise).includes(procedure));
  let left = totalBudget;
  const paid = (explore: (budget: number) => Whole, most = budget): Whole => {
    const whole = explore(Math.max(1, Math.min(most, left)));
    left -= whole.explored.configurations;
    return whole;
  };
  const shared = once((procedure): Shared => {
    const all = about(procedure);
    const groups = apart(pack, procedure, all);
    // What is small is explored once for everything that is promised of it.
    const whole = paid((most) => wholeOf(pack, procedure, all, most), groups.length > 1 ? Math.min(budget, exploredAtOnce) : budget);
    if (groups.length === 1 || whole.explored.complete) return () => whole;
    const wholes = groups.map((group) => lazily(() => paid((most) => wholeOf(pack, procedure, group, most))));
    const places = new Map(groups.flatMap((group, place) => group.map((promise) => [promise.name, place] as const)));
    return (promise) => wholes[(promise === undefined ? undefined : places.get(promise.name)) ?? 0]!();
  });
  return {
    of: (procedure, promise) => shared(procedure)(promise),
    withPersons: once((procedure) => paid((most) => wholeOfPersons(pack, procedure, about(procedure), most))),
  };
};

type Shared = (promise: PromiseMade | undefined) => Whole;

/** Up to so many configurations a procedure is not taken apart by its promises. */
const exploredAtOnce = 20_000;

const lazily = <Made>(make: () => Made): (() => Made) => {
  let made: { readonly made: Made } | undefined;
  return () => {
    made ??= { made: make() };
    return made.made;
  };
};

const once = <Made>(make: (procedure: Procedure) => Made): ((procedure: Procedure) => Made) => {
  const made = new Map<string, { readonly made: Made }>();
  return (procedure) => {
    const known = made.get(procedure.name) ?? { made: make(procedure) };
    made.set(procedure.name, known);
    return known.made;
  };
};
