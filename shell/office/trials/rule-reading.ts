import { isNum, printNum, type Value } from '#law/ground';
import type { OrderDef, Pack, Procedure } from '#law/pack';

/** Which facts of an opening are a rule for stopping, read from its shape, so that any city's names will do. */
export interface RuleReading {
  /** A list, each row a number of people and how many harms would stop it there. */
  readonly looks: { readonly fact: string; readonly at: string; readonly stops: string };
  /** Shares of 100 people: harm that is acceptable and, asked after it, harm that is not. */
  readonly rates?: { readonly acceptable: string; readonly unacceptable: string };
  /** How many people are asked for: a number in the unit and up to the most that a look may have. */
  readonly people?: string;
  /** Sets how many are allowed, once that is decided. */
  readonly ceiling?: string;
}

/** The rule for stopping of a trial; none where its pack asks for no looks. */
export const ruleReading = (pack: Pack, procedure: Procedure): RuleReading | undefined => {
  if (procedure.kind !== 'trial') return undefined;
  const orders = Object.values(procedure.orders);
  const [people] = capsIn(pack, orders);
  const unit = pack.budgets[people?.budget ?? '']?.unit;
  const asked = orders.filter(({ from }) => from === 'opening').flatMap(({ needs }) => needs.map(({ fact }) => fact));
  const looks = unit === undefined ? undefined : looksIn(pack, asked, unit);
  if (looks === undefined) return undefined;
  const rates = ratesIn(pack, asked);
  const wanted = asked.find((fact) => unitOf(pack, fact) === unit && mostOf(pack, fact) === mostOf(pack, looks.at));
  return {
    looks,
    ...(rates === undefined ? {} : { rates }),
    ...(wanted === undefined ? {} : { people: wanted }),
    ...(people?.ceiling === undefined ? {} : { ceiling: people.ceiling }),
  };
};

/** Accounts of the case alone that an order takes from: people, places. Those whose amount a fact sets come first. */
export const capsIn = (pack: Pack, orders: readonly OrderDef[]): readonly { readonly budget: string; readonly ceiling?: string }[] =>
  orders
    .flatMap(({ takes }) => takes)
    .filter(({ budget }) => pack.budgets[budget]?.per.join() === 'case')
    .toSorted((a, b) => b.amount.reads.length - a.amount.reads.length)
    .map(({ budget }) => {
      const { ceiling } = pack.budgets[budget]!;
      return { budget, ...(typeof ceiling === 'object' && 'fact' in ceiling ? { ceiling: ceiling.fact } : {}) };
    });

/** The looks as they were given: those that count something, after fewer people first, the strictest of those at one place. */
export const plannedLooks = (
  value: Value,
  { at, stops }: RuleReading['looks'],
): readonly { readonly at: number; readonly stops: number }[] => {
  const rows = Array.isArray(value)
    ? value.filter((row): row is Readonly<Record<string, Value>> => typeof row === 'object' && row !== null)
    : [];
  const looks = rows
    .map((row) => ({ at: countOf(row[at]), stops: countOf(row[stops]) }))
    // An answer that is still being written may be any number.
    .filter((look) => isCount(look.at) && isCount(look.stops))
    .toSorted((a, b) => a.at - b.at || a.stops - b.stops);
  return looks.filter((look, i) => look.at !== looks[i - 1]?.at);
};

const isCount = (value: number): boolean => Number.isInteger(value) && value > 0 && value <= 100_000;

export const countOf = (value: Value | undefined): number => (value !== undefined && isNum(value) ? Number(printNum(value)) : 0);

/** Rows of two numbers, one of them people. */
const looksIn = (pack: Pack, asked: readonly string[], unit: string): RuleReading['looks'] | undefined => {
  for (const fact of asked) {
    const type = pack.facts[fact]?.type;
    if (type?.kind !== 'list' || type.of.length !== 2) continue;
    const at = type.of.find((name) => unitOf(pack, name) === unit);
    const stops = type.of.find((name) => name !== at && pack.facts[name]?.type.kind === 'number');
    if (at !== undefined && stops !== undefined) return { fact, at, stops };
  }
  return undefined;
};

/** Two numbers up to 100 in a unit that nothing else is asked in: the one asked first is acceptable. */
const ratesIn = (pack: Pack, asked: readonly string[]): RuleReading['rates'] | undefined => {
  const byUnit = Map.groupBy(
    asked.filter((fact) => mostOf(pack, fact) === 100),
    (fact) => unitOf(pack, fact),
  );
  for (const [unit, facts] of byUnit) {
    const [acceptable, unacceptable, more] = facts;
    if (unit !== undefined && acceptable !== undefined && unacceptable !== undefined && more === undefined)
      return { acceptable, unacceptable };
  }
  return undefined;
};

const mostOf = (pack: Pack, fact: string): number => {
  const type = pack.facts[fact]?.type;
  return type?.kind === 'number' ? countOf(type.max) : 0;
};

const unitOf = (pack: Pack, fact: string): string | undefined => {
  const type = pack.facts[fact]?.type;
  return type?.kind === 'number' ? type.unit : undefined;
};
