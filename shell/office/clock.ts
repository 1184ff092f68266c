/** The office's clock: the only one. Milliseconds since 1970 in UTC. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

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

  set(at: number): void {
    this.#at = at;
    this.#since = Date.now();
  }
}
