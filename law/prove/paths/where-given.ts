import type { Expression } from '#law/feel';
import type { Pack, Procedure } from '#law/pack';
import { fieldOf } from '../fields.ts';
import { machineOf } from './events.ts';
import { explore } from './explore.ts';
import { layoutOf } from './layout.ts';
import { totalBudget } from './prove-pack.ts';
import { slotsOf } from './slots.ts';
import { isFalse, isTrue, isUnknown, truthsOf } from './truths.ts';

/** What a condition can be right after an order was given, over every configuration in which it is ever given. */
export interface Standing {
  readonly canBeTrue: boolean;
  readonly canBeFalse: boolean;
  /** Something that it reads is not known there. */
  readonly canBeUnknown: boolean;
  /** What it reads and the explorer does not look at (days, texts, other cases): it was tried every way. */
  readonly open: readonly string[];
}

export interface Given {
  /** The order is given in some configuration. */
  readonly ever: boolean;
  /** States in which it is given; of an order that opens a case none. */
  readonly from: readonly string[];
  /** In the order in which the conditions were asked. */
  readonly conditions: readonly Standing[];
  /** False where not every configuration was looked at: what is not seen may still be. */
  readonly complete: boolean;
}

/**
 * What is known wherever an order is given: what conditions (of a letter, of a column) can be in every configuration in which the order can be
 * given, after its answers are in and the case has moved. It foresees more than can happen, so what never comes out here never happens.
 * The procedure is explored once for all orders that are asked about.
 * @param asked for each order its conditions; an order that the procedure does not have is left out of the answer
 */
export const whereGiven = (
  pack: Pack,
  procedure: Procedure,
  asked: ReadonlyMap<string, readonly Expression[]>,
  budget = totalBudget / 8,
): ReadonlyMap<string, Given> => {
  const orders = Object.values(procedure.orders);
  const wanted = [...asked].filter(([name]) => procedure.orders[name] !== undefined);
  const conditions = [...orders.flatMap(({ guards }) => guards.map((guard) => guard.if)), ...wanted.flatMap(([, formulas]) => formulas)];
  const machine = machineOf(layoutOf(pack, procedure, { conditions, counts: new Map() }));
  const looked = new Map(
    wanted.map(([name, formulas]) => [
      orders.findIndex((order) => order.name === name),
      {
        name,
        from: new Set<string>(),
        ever: false,
        truths: formulas.map((each) => truthsOf(each, slotsOf(each, machine))),
        seen: formulas.map(() => 0),
      },
    ]),
  );
  const after = new Int32Array(machine.words);
  const { complete } = explore(machine, budget, {
    gives: (configuration, _, __, step, ___, words) => {
      const order = looked.get(step.index);
      if (order === undefined) return;
      if (configuration >= 0) order.from.add(machine.places[fieldOf(words, 0, machine.state)]!);
      order.ever = true;
      after.set(words);
      step.apply(after);
      for (const [index, truths] of order.truths.entries()) order.seen[index]! |= truths.at(after, 0);
    },
    ineffective: () => undefined,
  });
  return new Map(
    [...looked.values()].map(({ name, from, ever, truths, seen }) => [
      name,
      { ever, from: [...from], complete, conditions: truths.map(({ open }, index) => standingOf(seen[index]!, [...open])) },
    ]),
  );
};

const standingOf = (truth: number, open: readonly string[]): Standing => ({
  canBeTrue: (truth & isTrue) !== 0,
  canBeFalse: (truth & isFalse) !== 0,
  canBeUnknown: (truth & isUnknown) !== 0,
  open,
});
