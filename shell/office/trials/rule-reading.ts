import { isNum, printNum, type Value } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { procedureView } from '../view/index.ts';

/** Which facts of an opening are a rule for stopping, as its procedure declares them. */
export interface RuleReading {
  /** A list, each row a number of people and how many harms would stop it there. */
  readonly looks: { readonly fact: string; readonly at: string; readonly stops: string };
  /** Shares of 100 people: harm that is acceptable, and harm that is not. */
  readonly rates?: { readonly acceptable: string; readonly unacceptable: string };
  /** How many people are asked for. */
  readonly people?: string;
  /** Sets how many are allowed, once that is decided. */
  readonly ceiling?: string;
}

/** The rule for stopping of a trial; none where its procedure offers no looks. */
export const ruleReading = (pack: Pack, procedure: Procedure, today?: Pack): RuleReading | undefined => {
  const parts = procedureView('looks', pack, procedure, today);
  if (parts === undefined) return undefined;
  const { plan, at, stops, acceptable, unacceptable, people, ceiling } = parts;
  return {
    looks: { fact: plan, at, stops },
    ...(acceptable === undefined || unacceptable === undefined ? {} : { rates: { acceptable, unacceptable } }),
    ...(people === undefined ? {} : { people }),
    ...(ceiling === undefined ? {} : { ceiling }),
  };
};

/** Of each budget, the fact that sets its ceiling. */
export const capsIn = (pack: Pack, budgets: readonly string[]): readonly { readonly budget: string; readonly ceiling?: string }[] =>
  budgets.map((budget) => {
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
