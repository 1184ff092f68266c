import type { Log } from './log.ts';

/** Counts what happens often and tells it in one line a minute: an attack must not fill the disk. */
export class Tally {
  readonly #log: Log;
  readonly #counts = new Map<string, number>();

  constructor(log: Log) {
    this.#log = log;
  }

  /** @param kind as `sign-in refused`; few of them, never made from input */
  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** Tells what was counted since the last time, and begins again. */
  tell(): void {
    for (const [kind, count] of this.#counts) this.#log.warn({ kind, count }, 'refused at the door');
    this.#counts.clear();
  }
}
