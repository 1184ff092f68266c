import type { Expression } from '#law/feel';
import type { Text } from '#law/ground';
import type { Grounded, Named } from './model-grounds.ts';
import type { WithValue } from './model-procedures.ts';

export interface Duty extends Grounded {
  readonly name: string;
  readonly every: 'year' | 'quarter' | 'month';
  /** `MM-DD` for a year, `DD` for a month, `MM-DD` within a quarter. */
  readonly on: string;
  readonly opens: string;
  readonly for: string;
  readonly with: Named<WithValue>;
}

export interface Stream extends Grounded {
  readonly name: string;
  readonly count: string;
  readonly by: readonly string[];
  readonly every: 'day' | 'week' | 'month';
  /** Only methods whose rate of false alarms is known: over years of weeks, or over the recent stretches. */
  readonly method: 'farrington' | 'gamma-poisson';
  /** `1 per year`: of all strata together. */
  readonly falseAlarms: string;
  readonly opens: string;
  readonly with: Named<WithValue>;
}

export interface Import extends Grounded {
  readonly name: string;
  readonly title: Text;
  readonly reads: { readonly format: string; readonly encoding: string; readonly key: Expression };
  /** Role → the organisation that takes it. */
  readonly party: Named<Expression>;
  readonly does: readonly { readonly procedure: string; readonly order: string; readonly by: string; readonly on: Expression }[];
  readonly with: Named<WithValue>;
  readonly assumes: Named<WithValue>;
}
