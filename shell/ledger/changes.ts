import { type Database, readJson } from '#shell/db';

/** What an append changed: enough to read again, not the news itself. */
export interface Change {
  readonly families: readonly string[];
  readonly cases: readonly string[];
  readonly registers: readonly string[];
  readonly outbox: readonly string[];
}

const channel = 'ordinance';
const pauseMs = 50;
// PostgreSQL takes payloads below 8,000 bytes.
const payloadBytes = 7_500;

/**
 * Tells of changes: in this process at once, to other servers by `notify`, gathered for a twentieth of a second. It is
 * not part of the append, because PostgreSQL lets notifying transactions commit only one after the other. A server that
 * dies in between tells nothing: anyone who follows reads again when the line comes back.
 */
export class Changes {
  readonly #database: Database;
  readonly #self: string;
  readonly #heard = new Set<(change: Change) => void>();
  #waiting: Change[] = [];
  #timer: NodeJS.Timeout | undefined;
  #telling: Promise<unknown> = Promise.resolve();
  #stop: Promise<() => Promise<void>> | undefined;

  constructor(database: Database, self: string) {
    this.#database = database;
    this.#self = self;
  }

  /** Gives back the way to stop. */
  async listen(heard: (change: Change) => void): Promise<() => void> {
    this.#heard.add(heard);
    if (this.#database.engine === 'postgres') {
      const stop = this.#stop ?? this.#database.listen(channel, (payload) => this.#fromOthers(payload));
      this.#stop = stop;
      await stop.catch((fault: unknown) => {
        this.#heard.delete(heard);
        if (this.#stop === stop) this.#stop = undefined;
        throw fault;
      });
    }
    return () => {
      this.#heard.delete(heard);
    };
  }

  tell(change: Change): void {
    for (const heard of this.#heard) heard(change);
    if (this.#database.engine !== 'postgres') return;
    this.#waiting.push(change);
    this.#timer ??= setTimeout(() => this.#flush(), pauseMs);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const changes = this.#waiting.splice(0);
    for (const payload of payloads(this.#self, changes)) {
      // Nobody is told when the server cannot be reached; nothing is lost that matters.
      this.#telling = this.#telling.then(() => this.#database.notify(channel, payload)).catch(() => {});
    }
  }

  #fromOthers(payload: string): void {
    const { from, changes } = readJson(payload) as { readonly from: string; readonly changes: readonly Change[] };
    if (from === this.#self) return;
    for (const change of changes) for (const heard of this.#heard) heard(change);
  }

  async close(): Promise<void> {
    this.#flush();
    await this.#telling;
    await this.#stop?.then((stop) => stop());
    this.#heard.clear();
  }
}

/** As few as fit; a single change that does not fit is cut down to its registers. */
const payloads = (from: string, changes: readonly Change[]): readonly string[] => {
  const texts: string[] = [];
  let batch: Change[] = [];
  const print = (some: readonly Change[]): string => JSON.stringify({ from, changes: some });
  for (const change of changes) {
    const small = Buffer.byteLength(print([change])) <= payloadBytes ? change : { ...change, families: [], cases: [] };
    if (batch.length > 0 && Buffer.byteLength(print([...batch, small])) > payloadBytes) {
      texts.push(print(batch));
      batch = [];
    }
    batch.push(small);
  }
  return batch.length > 0 ? [...texts, print(batch)] : texts;
};
