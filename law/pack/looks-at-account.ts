import type { Fact } from './model.ts';

/** Does the formula of a fact ask what is left on an account? */
export const looksAtAccount = ({ source }: Fact): boolean =>
  source.kind === 'formula' && source.is.calls.some(({ name }) => name === 'left');

/** Does a fact look at an account or into a register? Others move these at any time, so a decision keeps what it read. */
export const looksElsewhere = (fact: Fact): boolean =>
  looksAtAccount(fact) || (fact.source.kind === 'formula' && fact.source.is.calls.some(({ name }) => name === 'entries'));
