import type { CaseEvent } from '#law/case';
import type { Text } from '#law/ground';
import { type Broken, type Monitor, monitorOf, watchEvents } from '#law/watching';
import { inline, type Queries } from '#shell/db';
import type { Shelf } from '../shelf.ts';

/** One promise of one text, held against all of history. */
interface PromiseWatched {
  readonly id: string;
  readonly digest: string;
  /** How many orders it was held against; none where no event can show it. */
  readonly checked: number;
  readonly broken: readonly { readonly case: string; readonly seq: number; readonly why: Text }[];
}

const page = inline(
  `select family, data from event where family in (select family from family where family > $1 order by family limit 200) order by family, position`,
);

/** The promises of each text as monitors over the ledger, made once. */
export class PromiseWatch {
  readonly #shelf: Shelf;
  readonly #monitors = new Map<string, readonly Monitor[]>();

  constructor(shelf: Shelf) {
    this.#shelf = shelf;
  }

  readonly #packOf = (digest: string) => this.#shelf.of(digest).pack;

  readonly #monitorsOf = (digest: string): readonly Monitor[] => {
    const kept = this.#monitors.get(digest);
    if (kept !== undefined) return kept;
    const pack = this.#packOf(digest);
    const made = Object.values(pack.promises).map((promise) => monitorOf(pack, promise));
    this.#monitors.set(digest, made);
    return made;
  };

  /** Holds the events of one family, in their order, against the promises of the texts that decide its cases. */
  family(events: readonly CaseEvent[], found: (monitor: Monitor, broken: Broken | undefined, digest: string) => void): void {
    watchEvents(events, this.#packOf, this.#monitorsOf, found);
  }

  /** Holds every event of the ledger against the promises of the text that decided it, family by family. */
  async history(database: Queries): Promise<readonly PromiseWatched[]> {
    const counts = new Map<Monitor, { checked: number; broken: Broken[] }>();
    for (let after = ''; ; ) {
      const rows = await database.query<{ readonly family: string; readonly data: CaseEvent }>(page, [after]);
      if (rows.length === 0) break;
      for (const [family, events] of Map.groupBy(rows, (row) => row.family)) {
        after = family;
        const inOrder = events.map(({ data }) => data);
        this.family(inOrder, (monitor, broken) => {
          const count = counts.get(monitor) ?? { checked: 0, broken: [] };
          count.checked += 1;
          if (broken !== undefined) count.broken.push(broken);
          counts.set(monitor, count);
        });
      }
    }
    return [...this.#monitors].flatMap(([digest, monitors]) =>
      monitors.map((monitor) => ({ id: monitor.promise.name, digest, ...(counts.get(monitor) ?? { checked: 0, broken: [] }) })),
    );
  }
}
