import type { Again } from './again.ts';
import { exclusionsOf } from './exclusions.ts';
import { canonical, isObject, type Json } from './json.ts';
import { at, type Element, type LawText, membersOf, type ProcedureText, textOf } from './text.ts';

/** What each check sees. */
export interface Asked {
  readonly law: LawText;
  readonly procedure: ProcedureText;
  readonly decision: Readonly<Record<string, Json>>;
  readonly again: Again;
}

/** One thing to look at: a sentence where it does not hold. */
export type Look = () => string | undefined;

export const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : canonical(value ?? null));

export const isSealed = (value: Json | undefined): boolean =>
  isObject(value) && value['sealed'] === true && Object.keys(value).length === 1;

/** The order in the text; nothing for the close of a vote, which is the engine's own. */
export const orderOf = ({ procedure, decision }: Asked): Element | undefined => procedure.orders.get(String(decision['order']));

export const stateOf = ({ decision }: Asked): { readonly before: string | null; readonly after: string } => {
  const state = isObject(decision['state']) ? decision['state'] : {};
  return { before: typeof state['before'] === 'string' ? state['before'] : null, after: String(state['after']) };
};

/** The voting state that a close of a vote closes. */
export const closedVote = (asked: Asked): Element | undefined => {
  const state = asked.procedure.states.get(stateOf(asked).before ?? '');
  return asked.decision['order'] === 'close-vote' && at(state?.raw, 'vote') !== undefined ? state : undefined;
};

/** The conditions of the order in the order in which they are asked: those of a commitment, then its own. */
export const guardsOf = (asked: Asked): readonly (readonly [refusal: string, formula: string])[] => {
  const condition = at(orderOf(asked)?.raw, 'if');
  const formula = textOf(condition);
  const own =
    formula === undefined
      ? membersOf(condition).map(([refusal, each]) => [refusal, textOf(each) ?? ''] as const)
      : [['conditionNotMet', formula] as const];
  return [...exclusionsOf(asked.law, asked.procedure, String(asked.decision['order'])), ...own];
};

export const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

export const namesIn = (value: Json | undefined): readonly string[] => listIn(value).map(String);
