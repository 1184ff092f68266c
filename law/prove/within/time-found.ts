import type { Text } from '#law/ground';
import type { Path } from '../paths/path.ts';

/** In what a stretch is measured. Months are measured in days. */
export type Measure = 'working-days' | 'days';

/** How long a stretch can take. */
export interface Long {
  /** Null where it has no bound, or where that is not decided. */
  readonly days: number | null;
  /** Where it has no bound, or why it is not decided. */
  readonly why?: Text;
  /** The way that takes longest, or to where it has no bound. */
  readonly path?: Path;
}

/** What was found of a promise about time: how long it can take as it is promised, and if nobody is bound and every day counts. */
export interface TimeFound {
  readonly limit: number;
  readonly unit: Measure;
  readonly longest: Long;
  readonly bare: Long;
}
