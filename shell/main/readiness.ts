import { inline, migrationsMissing } from '#shell/db';
import type { Readiness, ReadyPart } from '#shell/http';
import type { OpenedOffice } from '#shell/office';
import type { JobState } from './rounds.ts';

export interface ReadinessParts {
  readonly office: Pick<OpenedOffice, 'store' | 'shelf'>;
  readonly jobs: () => readonly JobState[];
  /** Further parts, as keys and backups; each answers or throws. */
  readonly more?: Readonly<Record<string, () => Promise<ReadyPart>>>;
  /** How long a database may take to answer, in milliseconds. */
  readonly patienceMs?: number;
}

/** A job that has not ended well for so long, or has been running for so long, is stuck. */
const stuckMs = 60_000;

/** An answer holds for so long: anyone who asks often asks the database no more than that. */
const holdsMs = 1000;

/** Whether this server can do its work, part by part. */
export class Ready {
  readonly #parts: ReadinessParts;
  #stopping = false;
  #held: { readonly at: number; readonly answer: Promise<Readiness> } | undefined;

  constructor(parts: ReadinessParts) {
    this.#parts = parts;
  }

  /** From now on the answer is no: a balancer sends nobody here any more. */
  stop(): void {
    this.#stopping = true;
    this.#held = undefined;
  }

  check(): Promise<Readiness> {
    const now = performance.now();
    if (this.#held === undefined || now - this.#held.at > holdsMs) this.#held = { at: now, answer: this.#look() };
    return this.#held.answer;
  }

  async #look(): Promise<Readiness> {
    const { office, jobs, more = {}, patienceMs = 3000 } = this.#parts;
    const { database } = office.store;
    const looks: Readonly<Record<string, () => ReadyPart | Promise<ReadyPart>>> = {
      server: () => (this.#stopping ? { ok: false, why: 'stopping' } : { ok: true }),
      database: async () => {
        await database.query(inline('select 1'));
        return { ok: true };
      },
      migrations: async () => {
        const missing = await migrationsMissing(database);
        return missing.length === 0 ? { ok: true } : { ok: false, why: `not applied: ${missing.join(', ')}` };
      },
      law: () => (office.shelf.empty ? { ok: false, why: 'no law is installed' } : { ok: true }),
      timers: () => {
        const stuck = jobs().filter(({ sinceWellMs, runningMs = 0 }) => sinceWellMs > stuckMs || runningMs > stuckMs);
        return stuck.length === 0 ? { ok: true } : { ok: false, why: `stuck: ${stuck.map(({ name }) => name).join(', ')}` };
      },
      ...more,
    };
    const seen = await Promise.all(
      Object.entries(looks).map(async ([name, look]) => [name, await answered(async () => look(), patienceMs)] as const),
    );
    return { ready: seen.every(([, { ok }]) => ok), parts: Object.fromEntries(seen) };
  }
}

/** What a look says; one that throws or takes too long says no. Its fault's own words stay out: they may name hosts and users. */
const answered = async (look: () => Promise<ReadyPart>, patienceMs: number): Promise<ReadyPart> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<ReadyPart>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, why: `no answer within ${patienceMs / 1000} s` }), patienceMs);
  });
  try {
    return await Promise.race([look(), late]);
  } catch {
    return { ok: false, why: 'does not answer' };
  } finally {
    clearTimeout(timer);
  }
};
