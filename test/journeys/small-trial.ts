import type { Gives } from './away.ts';

/** What is asked for a trial of small risk that meets the five conditions of article 44; how many, how long and by whom, each journey says. */
export const smallTrial = (plan: unknown): Gives => ({
  purpose: 'other',
  autonomy: 'informs',
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'excluded-domain': 'none',
  'national-standard': false,
  'local-standard': false,
  'norm-named': 'ISO/IEC 42001',
  plan,
  waiver: 'none',
});
