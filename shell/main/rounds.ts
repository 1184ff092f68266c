import type { Log } from '#shell/log';

/** Work that comes again by itself. */
export interface Job {
  readonly name: string;
  /** At most so often, in milliseconds; each round, if left out. */
  readonly everyMs?: number;
  /** Answers how much was done, for the log. */
  run(): Promise<number>;
}

/** How it goes with one job. */
export interface JobState {
  readonly name: string;
  /** Milliseconds since it last ended well, or since the start. */
  readonly sinceWellMs: number;
  /** Milliseconds that it has been running now. */
  readonly runningMs: number | undefined;
  /** Faults since it last ended well. */
  readonly faults: number;
}

export interface RoundsOptions {
  readonly everyMs?: number;
  /** A clock that only runs forward, in milliseconds. */
  readonly clock?: () => number;
}

interface Kept {
  readonly job: Job;
  wellAt: number;
  startedAt: number | undefined;
  nextAt: number;
  faults: number;
  toldAt: number | undefined;
}

/** A job that goes on failing is told once in this time. */
const tellAgainMs = 60_000;

/**
 * Runs jobs one after the other, round by round. A fault of one does not keep the others from running. Stopping waits for the job in hand
 * and begins no other.
 */
export class Rounds {
  readonly #kept: readonly Kept[];
  readonly #log: Log;
  readonly #clock: () => number;
  readonly #everyMs: number;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #stopping = false;

  constructor(jobs: readonly Job[], log: Log, { everyMs = 1000, clock = () => performance.now() }: RoundsOptions = {}) {
    this.#log = log;
    this.#clock = clock;
    this.#everyMs = everyMs;
    const now = clock();
    this.#kept = jobs.map((job) => ({
      job,
      wellAt: now,
      startedAt: undefined,
      nextAt: job.everyMs === undefined ? now : now + job.everyMs,
      faults: 0,
      toldAt: undefined,
    }));
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#round ??= this.round().finally(() => {
        this.#round = undefined;
      });
    }, this.#everyMs);
  }

  /** One round, through every job whose time has come. */
  async round(): Promise<void> {
    for (const kept of this.#kept) {
      if (this.#stopping) return;
      if (this.#clock() >= kept.nextAt) await this.#run(kept);
    }
  }

  /** No further job begins; resolves when the one in hand has ended. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearInterval(this.#timer);
    await this.#round;
  }

  states(): readonly JobState[] {
    const now = this.#clock();
    return this.#kept.map(({ job: { name, everyMs = 0 }, wellAt, startedAt, faults }) => ({
      name,
      sinceWellMs: Math.max(0, now - wellAt - everyMs),
      runningMs: startedAt === undefined ? undefined : now - startedAt,
      faults,
    }));
  }

  async #run(kept: Kept): Promise<void> {
    const started = this.#clock();
    kept.startedAt = started;
    kept.nextAt = started + (kept.job.everyMs ?? 0);
    const { name: job } = kept.job;
    try {
      const count = await kept.job.run();
      const ended = this.#clock();
      if (kept.faults > 0) this.#log.info({ job, count: kept.faults }, 'job works again');
      if (count > 0) this.#log.info({ job, count, ms: Math.round(ended - started) }, 'job done');
      Object.assign(kept, { wellAt: ended, faults: 0, toldAt: undefined });
    } catch (err) {
      kept.faults += 1;
      const now = this.#clock();
      if (kept.toldAt === undefined || now - kept.toldAt >= tellAgainMs) {
        this.#log.error({ job, count: kept.faults, err }, 'job failed');
        kept.toldAt = now;
      }
    } finally {
      kept.startedAt = undefined;
    }
  }
}
