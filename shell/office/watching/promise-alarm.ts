import type { CaseEvent } from '#law/case';
import type { Text } from '#law/ground';
import { inline, type Queries } from '#shell/db';
import type { Clock } from '../clock.ts';
import { set, setting } from '../settings.ts';
import type { Shelf } from '../shelf.ts';
import { contradictionTable } from './contradictions.ts';
import { PromiseWatch } from './promise-watch.ts';

/** An event that contradicts a promise of the text that decides its case. */
export interface PromiseBroken {
  readonly promise: string;
  readonly case: string;
  readonly seq: number;
  readonly why: Text;
}

const newest = inline('select coalesce(max(position), 0)::bigint as position from event');
const written = inline('select distinct family, case_id, seq from event where position > $1 and position <= $2');
const families = inline('select family, data from event where family = any ($1::text[]) order by family, position');

/** Transactions that overlap may write their events out of order: so many are looked at a second time. */
const overlap = 200;
const atOnce = 2000;

/**
 * Holds what was written since the last look against the promises, while the house works: by an engine that is proved nothing is found, so what is
 * found came from elsewhere, by hand, by an import or by another version. What is found is kept for the office to answer, and mails follow from it;
 * the place is kept in the store, and nothing is told twice.
 */
export class PromiseAlarm {
  readonly #watch: PromiseWatch;
  readonly #database: Queries;
  readonly #clock: Clock;
  #count = 0;

  constructor({ database }: { readonly database: Queries }, shelf: Shelf, clock: Clock) {
    this.#database = database;
    this.#watch = new PromiseWatch(shelf);
    this.#clock = clock;
  }

  /** How many events were found since the program started. */
  get count(): number {
    return this.#count;
  }

  /** Looks at up to two thousand events; a long history takes several looks. */
  async look(): Promise<readonly PromiseBroken[]> {
    const [{ position }] = (await this.#database.query<{ position: string | number }>(newest)) as [{ position: string | number }];
    const last = Number(position);
    // A store that was never watched is watched from its first event: it may come from another version, or hold what was imported.
    const from = (await setting(this.#database, 'promises-watched-to')) ?? 0;
    if (from >= last) return [];
    const to = Math.min(last, from + atOnce);
    const rows = await this.#database.query<{ family: string; case_id: string; seq: number }>(written, [Math.max(0, from - overlap), to]);
    const fresh = new Set(rows.map(({ case_id, seq }) => `${case_id} ${seq}`));
    const events = await this.#database.query<{ family: string; data: CaseEvent }>(families, [
      [...new Set(rows.map(({ family }) => family))],
    ]);
    const found: (PromiseBroken & { readonly digest: string })[] = [];
    for (const inOrder of Map.groupBy(events, ({ family }) => family).values())
      this.#watch.family(
        inOrder.map(({ data }) => data),
        ({ promise }, broken, digest) => {
          if (broken !== undefined && fresh.has(`${broken.case} ${broken.seq}`)) found.push({ promise: promise.name, digest, ...broken });
        },
      );
    // Another server, or a look at what overlaps, may have found it before.
    const kept = contradictionTable(this.#database);
    const told: PromiseBroken[] = [];
    for (const { digest, ...broken } of found) if (await kept.find({ ...broken, digest }, this.#clock.now())) told.push(broken);
    this.#count += told.length;
    await set(this.#database, 'promises-watched-to', to);
    return told;
  }
}
