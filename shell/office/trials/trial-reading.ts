import type { OrderDef, Pack, Procedure, Register } from '#law/pack';
import { capsIn, type RuleReading, ruleReading } from './rule-reading.ts';

/** What in a procedure of kind `trial` is what: read from its shape, so that any city's names will do. */
export interface TrialReading {
  /** Accounts of the case alone that an order takes from: people, places. Those whose amount a fact sets come first. */
  readonly caps: readonly { readonly budget: string; readonly ceiling?: string }[];
  /** The clock whose end the register tells: the days of the trial. */
  readonly term?: string;
  /** Orders by which harm is told; those that stop the trial at once are serious. */
  readonly harms: ReadonlyMap<string, { readonly serious: boolean }>;
  /** The order by which people leave, and the fact that counts them. */
  readonly leave?: { readonly order: OrderDef; readonly count: string };
  /** The rule for stopping that was fixed with the plan. */
  readonly rule?: RuleReading;
  /** Orders that change the plan: they come from a child case. */
  readonly changes: ReadonlySet<string>;
}

export const trialReading = (pack: Pack, procedure: Procedure, register: Register): TrialReading => {
  const orders = Object.values(procedure.orders);
  const caps = capsIn(pack, orders);
  const term = termOf(procedure, register);
  const leave = leaveOf(pack, orders, caps[0]?.budget);
  const rule = ruleReading(pack, procedure);
  return {
    caps: caps.filter(({ budget }, index) => caps.findIndex((other) => other.budget === budget) === index),
    ...(term === undefined ? {} : { term }),
    harms: harmsOf(pack, procedure, term),
    ...(leave === undefined ? {} : { leave }),
    ...(rule === undefined ? {} : { rule }),
    changes: new Set(
      Object.values(procedure.cases)
        .filter(({ link }) => link === 'child')
        .flatMap(({ then }) => Object.values(then).flat())
        .filter((name) => (procedure.orders[name]?.needs.length ?? 0) > 0),
    ),
  };
};

const termOf = (procedure: Procedure, register: Register): string | undefined => {
  for (const { is } of register.columns) {
    const clock = /^clock\.([\w-]+)\.due$/.exec(is.source.trim())?.[1];
    if (clock !== undefined && procedure.clocks[clock] !== undefined) return clock;
  }
  return undefined;
};

const byParty = (pack: Pack, { by }: OrderDef): boolean => by.some((role) => pack.roles[role]?.is === 'party');

/** A party's own order that says in words what happened and stops the days at once tells a serious harm; another that asks the same, a harm. */
const harmsOf = (pack: Pack, procedure: Procedure, term: string | undefined): TrialReading['harms'] => {
  const clock = procedure.clocks[term ?? ''];
  const own = Object.values(procedure.orders).filter((order) => byParty(pack, order));
  const stops = ({ to }: OrderDef): boolean => to !== undefined && clock?.pausedIn.includes(to) === true;
  const inWords = ({ fact }: OrderDef['needs'][number]): boolean => pack.facts[fact]?.type.kind === 'text';
  const told = new Set(own.filter(stops).flatMap(({ needs }) => needs.filter(inWords).map(({ fact }) => fact)));
  return new Map(
    own.filter(({ needs }) => needs.some(({ fact }) => told.has(fact))).map((order) => [order.name, { serious: stops(order) }]),
  );
};

/** A party's order that counts in the unit of the first account and takes nothing from it. */
const leaveOf = (pack: Pack, orders: readonly OrderDef[], budget: string | undefined): TrialReading['leave'] => {
  const unit = pack.budgets[budget ?? '']?.unit;
  for (const order of orders) {
    if (order.from === 'opening' || order.takes.length > 0 || !byParty(pack, order)) continue;
    const count = order.needs.find(({ fact }) => {
      const type = pack.facts[fact]?.type;
      return type?.kind === 'number' && type.unit === unit;
    });
    if (unit !== undefined && count !== undefined) return { order, count: count.fact };
  }
  return undefined;
};
