import type { Fact } from './model.ts';

/** Does the formula of a fact ask what is left on an account? Others move it at any time, so a decision keeps what it read. */
export const looksAtAccount = ({ source }: Fact): boolean =>
  source.kind === 'formula' && source.is.calls.some(({ name }) => name === 'left');
