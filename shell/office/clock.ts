/** How far the clocks of two servers over one database may lie apart. */
export const MOST_SKEW_MS = 2000;

/** The office's clock: the only one. Milliseconds since 1970 in UTC. */
export interface Clock {
  now(): number;
  /** It stays where it was set, as in a store of earlier years. */
  readonly stands: boolean;
}

export const systemClock: Clock = { now: () => Date.now(), stands: false };

/** A clock that is set by hand and, if it runs, goes on from there: the demo's time machine, and imports of earlier years. */
export class SetClock implements Clock {
  #at: number;
  #since: number;
  readonly #runs: boolean;

  constructor(at: number, runs = false) {
    this.#at = at;
    this.#since = Date.now();
    this.#runs = runs;
  }

  now(): number {
    return this.#at + (this.#runs ? Date.now() - this.#since : 0);
  }

  get stands(): boolean {
    return !this.#runs;
  }

  set(at: number): void {
    this.#at = at;
    this.#since = Date.now();
  }
}
