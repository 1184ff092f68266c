import type { Day, Instant } from '#law/ground';
import { canonicalJson } from '#law/ground';
import { type Database, databaseFault, inline } from '#shell/db';
import { foldOffice, type Office } from './people.ts';

/** What the office enters about people: the stream `People` is folded from. Ids are pseudonyms; names of persons lie elsewhere. */
export type OfficeEvent = Entered &
  (
    | { readonly type: 'personAdded'; readonly person: string }
    /** Added, or under a new name. */
    | { readonly type: 'organisationNamed'; readonly organisation: string; readonly name: string }
    | ({ readonly type: 'mandateGiven'; readonly person: string; readonly organisation: string } & Term)
    | { readonly type: 'mandateEnded'; readonly person: string; readonly organisation: string; readonly on: Day }
    | ({ readonly type: 'postGiven'; readonly person: string; readonly role: string; readonly office: string } & Term)
    | { readonly type: 'postEnded'; readonly person: string; readonly role: string; readonly office: string; readonly on: Day }
    /** `case` for a committee that is named anew for each case. */
    | ({
        readonly type: 'seatTaken';
        readonly person: string;
        readonly committee: string;
        readonly category: string;
        readonly chair?: boolean;
        readonly case?: string;
      } & Term)
    | { readonly type: 'seatLeft'; readonly person: string; readonly committee: string; readonly case?: string; readonly on: Day }
    | ({ readonly type: 'away'; readonly person: string } & Term)
    /** All roles of the person, or those named. */
    | ({ readonly type: 'delegated'; readonly person: string; readonly to: string; readonly roles?: readonly string[] } & Term)
    /** In a person or an organisation. */
    | { readonly type: 'interestDeclared'; readonly person: string; readonly in: string }
    | { readonly type: 'interestWithdrawn'; readonly person: string; readonly in: string }
  );

interface Entered {
  readonly seq: number;
  readonly recorded: Instant;
  /** Who entered it; missing where the set-up did. */
  readonly actor?: string;
}

interface Term {
  readonly from: Day;
  /** The last day. */
  readonly until?: Day;
}

const add = inline(
  `insert into office_event (seq, type, recorded, data, digest)
   select e.seq, e.type, e.recorded, e.data, sha256(convert_to(e.data::text, 'UTF8'))
   from json_to_recordset($1::json) as e (seq integer, type text, recorded text, data json) order by e.seq`,
);
const since = inline('select data from office_event where seq > $1 order by seq');

/**
 * The office's stream. The folded office is kept; each reading looks only for what came since, and on the embedded engine, to
 * which nobody else writes, only after an append.
 */
export class OfficeStream {
  readonly #database: Database;
  #events: OfficeEvent[] = [];
  #office: Office = foldOffice([]);
  #isCurrent = false;
  #appends = 0;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Of the office as it was last read. */
  get version(): number {
    return this.#office.version;
  }

  /** Whether it is certain that nothing was entered since. */
  get isCurrent(): boolean {
    return this.#isCurrent;
  }

  /** `false` where someone was faster: read anew and decide again. Sequence numbers go on from the version read. */
  async append(events: readonly OfficeEvent[]): Promise<boolean> {
    const rows = events.map((event) => {
      const { seq, type, recorded } = event;
      return `${JSON.stringify({ seq, type, recorded }).slice(0, -1)},"data":${canonicalJson(event)}}`;
    });
    const first = events[0];
    if (first === undefined) return true;
    if (first.seq !== 1 && (await this.read()).version < first.seq - 1) throw new Error(`office event ${first.seq} would leave a gap`);
    try {
      await this.#database.query(add, [`[${rows.join(',')}]`]);
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

  /** Goes on with events that were read elsewhere. Two readings at once may bring the same ones. */
  take(events: readonly OfficeEvent[]): Office {
    const fresh = events.filter(({ seq }) => seq > this.version);
    if (fresh.length > 0) {
      this.#events = [...this.#events, ...fresh];
      this.#office = foldOffice(this.#events);
    }
    return this.#office;
  }
}
