import { canonicalJson } from '#law/ground';
import { type Database, databaseFault, inline } from '#shell/db';
import type { Keys } from '#shell/keys';
import { type OfficeText, sealOfficeText } from '#shell/vault';
import type { OfficeEvent } from './office-events.ts';
import { isAboutPeople, keepRecords, newRecords, type Records } from './office-records.ts';
import { foldPeople, type Office } from './people.ts';

const add = inline(
  `with written as (
     insert into office_text (commitment, root, sealed)
     select w.commitment, w.root, decode(w.sealed, 'hex') from json_to_recordset($2::json) as w (commitment text, root text, sealed text)
   ), posted as (
     insert into outbox (topic, case_id, payload)
     select p.topic, p."case", p.payload from json_to_recordset($3::json) as p (topic text, "case" text, payload json)
   )
   insert into office_event (seq, type, recorded, data, digest)
   select e.seq, e.type, e.recorded, e.data, sha256(convert_to(e.data::text, 'UTF8'))
   from json_to_recordset($1::json) as e (seq integer, type text, recorded text, data json) order by e.seq`,
);
const since = inline('select data from office_event where seq > $1 order by seq');

/** What goes with entries: kept with them, or not at all. */
export interface WithEntries {
  /** Texts to which the entries commit. */
  readonly texts?: readonly OfficeText[];
  /** Work that follows, as letters to be sent. `case` may be the id of what it is about. */
  readonly outbox?: readonly { readonly topic: string; readonly case: string; readonly payload: unknown }[];
}

/**
 * The office's stream. The folded office is kept; each reading looks only for what came since, and on the embedded engine, to
 * which nobody else writes, only after an append.
 */
export class OfficeStream {
  readonly #database: Database;
  readonly #keys: Keys;
  // Of people alone: each change of posts or seats folds them again, and a meeting brings hundreds of entries that say nothing of them.
  #people: OfficeEvent[] = [];
  readonly #records: Records = newRecords();
  #office: Office = { ...foldPeople([]), ...this.#records };
  #isCurrent = false;
  #appends = 0;

  constructor(database: Database, keys: Keys) {
    this.#database = database;
    this.#keys = keys;
  }

  /** Of the office as it was last read. */
  get version(): number {
    return this.#office.version;
  }

  /** Whether it is certain that nothing was entered since. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** `false` where someone was faster: read again and decide again. Sequence numbers go on from the version read. */
  async append(events: readonly OfficeEvent[], { texts = [], outbox = [] }: WithEntries = {}): Promise<boolean> {
    const rows = events.map((event) => {
      const { seq, type, recorded } = event;
      return `${JSON.stringify({ seq, type, recorded }).slice(0, -1)},"data":${canonicalJson(event)}}`;
    });
    const first = events[0];
    if (first === undefined) return true;
    if (first.seq !== 1 && (await this.read()).version < first.seq - 1) throw new Error(`office event ${first.seq} would leave a gap`);
    try {
      const written = texts.map((text) => sealOfficeText(this.#keys, text));
      await this.#database.query(add, [`[${rows.join(',')}]`, JSON.stringify(written), JSON.stringify(outbox)]);
      return true;
    } catch (error) {
      if (databaseFault(error)?.code === '23505') return false;
      throw error;
    } finally {
      this.changed();
    }
  }

  /** Something was entered: what is kept has to be read on. */
  changed(): void {
    this.#appends += 1;
    this.#isCurrent = false;
  }

  async read(): Promise<Office> {
    if (this.#isCurrent) return this.#office;
    const appends = this.#appends;
    const rows = await this.#database.query<{ data: OfficeEvent }>(since, [this.version]);
    const office = this.take(rows.map(({ data }) => data));
    this.#isCurrent = this.#database.engine === 'embedded' && appends === this.#appends;
    return office;
  }

  /** Goes on with events that were read elsewhere, in any order: a database promises none. Two readings at once may bring the same ones. */
  take(events: readonly OfficeEvent[]): Office {
    const fresh = events.filter(({ seq }) => seq > this.version).toSorted((a, b) => a.seq - b.seq);
    const last = fresh.at(-1);
    if (last === undefined) return this.#office;
    keepRecords(this.#records, fresh);
    const people = fresh.filter(isAboutPeople);
    if (people.length > 0) this.#people = [...this.#people, ...people];
    this.#office = { ...(people.length > 0 ? foldPeople(this.#people) : this.#office), ...this.#records, version: last.seq };
    return this.#office;
  }
}
