import type { Day } from '#law/ground';
import type { Identity } from '#shell/identity';
import type { Store } from '#shell/ledger';
import type { LedgerKeeper, SetClock, Shelf } from '#shell/office';

export interface DemoCity {
  readonly store: Store;
  readonly shelf: Shelf;
  readonly keeper: LedgerKeeper;
  /** The keeper's own, set forward from the first day to the last. */
  readonly clock: SetClock;
  readonly identity: Identity;
}

export interface DemoOptions {
  /** The same seed gives the same city. */
  readonly seed?: string;
  /** Of a pack whose stories say so, those alone that stand for each kind of desk: made in seconds, for tests. */
  readonly small?: boolean;
  /** The demo's today; the city has then lived for somewhat more than a year. */
  readonly until: Day;
}

export type Progress = (done: number, of: number) => void;
