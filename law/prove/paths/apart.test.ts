import { describe, expect, test } from 'vitest';
import type { Pack, Procedure, PromiseMade } from '#law/pack';
import { packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { apart } from './apart.ts';
import { proveIn } from './promise.ts';
import { isOfTable } from './prove-pack.ts';
import { namedProcedures, type Whole, type Wholes, wholeOf, wholeOfPersons } from './whole.ts';

const shenzhen = packOf(readFolder(shenzhenFolder));

const promisedOf = (pack: Pack, procedure: Procedure): readonly PromiseMade[] =>
  Object.values(pack.promises).filter(
    (promise) => !isOfTable(promise) && promise.form !== 'within' && namedProcedures(pack, promise).includes(procedure),
  );

const budget = 200_000;

const together = (pack: Pack, procedure: Procedure, promises: readonly PromiseMade[]): Wholes => {
  const whole = wholeOf(pack, procedure, promises, budget);
  return { of: () => whole, withPersons: () => wholeOfPersons(pack, procedure, promises, budget) };
};

const eachApart = (pack: Pack, procedure: Procedure, promises: readonly PromiseMade[]): Wholes => {
  const wholes = new Map<string, Whole>();
  for (const group of apart(pack, procedure, promises)) {
    const whole = wholeOf(pack, procedure, group, budget);
    for (const { name } of group) wholes.set(name, whole);
  }
  return { of: (_, promise) => wholes.get(promise!.name)!, withPersons: () => wholeOfPersons(pack, procedure, promises, budget) };
};

/** The procedure as it would be if somebody had forgotten one of its guards. */
const withoutGuard = (procedure: Procedure, order: string, place: number): Procedure => {
  const def = procedure.orders[order]!;
  return {
    ...procedure,
    orders: { ...procedure.orders, [order]: { ...def, guards: def.guards.filter((_, index) => index !== place) } },
  };
};

const small = ['assessment', 'complaint', 'compliance-review', 'data-request', 'disclosure', 'ethics-review', 'recognition', 'rule-change'];

describe('promises explored apart', () => {
  test('each promise is in one group', () => {
    for (const procedure of Object.values(shenzhen.procedures)) {
      const promises = promisedOf(shenzhen, procedure);
      expect(
        apart(shenzhen, procedure, promises)
          .flat()
          .map(({ name }) => name)
          .toSorted(),
      ).toEqual(promises.map(({ name }) => name).toSorted());
    }
  });

  test.each(small)('%s: the answer is the same as when all are explored together, also where a guard is missing', (name) => {
    const whole = shenzhen.procedures[name]!;
    const guarded = Object.values(whole.orders).flatMap(({ name: order, guards }) => guards.map((_, place) => [order, place] as const));
    // Every third guard, to be done in a moment.
    const slips = guarded.filter((_, index) => index % 3 === 0).map(([order, place]) => withoutGuard(whole, order, place));
    for (const procedure of [whole, ...slips]) {
      const pack = { ...shenzhen, procedures: { ...shenzhen.procedures, [name]: procedure } };
      const promises = promisedOf(pack, procedure);
      const [joint, each] = [together(pack, procedure, promises), eachApart(pack, procedure, promises)];
      for (const promise of promises) {
        const answers = [joint, each].map((wholes) => {
          const { holds, path } = proveIn(pack, procedure, promise, wholes);
          return { holds, moves: path?.moves.length };
        });
        expect(answers[1], `${promise.name} of ${name}`).toEqual(answers[0]);
      }
    }
  });
});
