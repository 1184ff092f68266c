import { type Both, phraseOf } from './city-data.ts';

/** What went wrong with a product of some purpose, and why it may not be used until that is cured. */
export interface Hurt {
  readonly harm: 'injury' | 'rights' | 'damage';
  readonly what: Both;
  /** Public: it stands in the register and on the page of warnings. */
  readonly suspend: Both;
}

const harms: Readonly<Record<string, Hurt['harm']>> = {
  health: 'injury',
  transport: 'injury',
  education: 'rights',
  finance: 'damage',
  city: 'rights',
  other: 'injury',
};

export const hurtBy = (purpose: unknown): Hurt => {
  const known = String(purpose) in harms ? String(purpose) : 'other';
  return { harm: harms[known]!, what: phraseOf(`hurt-${known}`), suspend: phraseOf(`unsafe-${known}`) };
};
