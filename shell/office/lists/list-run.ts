import type { Decided } from '#law/case';
import type { Pack } from '#law/pack';
import { inline, type Queries } from '#shell/db';
import type { Store } from '#shell/ledger';
import { set, setting } from '../settings.ts';
import type { Shelf } from '../shelf.ts';

/** So many cases are looked at in one go. */
const page = 200;

const versionsSql = inline('select count(*)::integer as versions from register_version where register = $1');
const casesSql = inline(
  `select d.case_id as "case" from docket d join unnest($2::text[], $3::text[]) as l (procedure, state) using (procedure, state)
   where not d.ended and d.pack = any ($1::text[]) and d.case_id > $4 order by d.case_id limit $5`,
);

/** Where cases under one text listen to a register: procedures and states, pair by pair. */
interface Listening {
  readonly digest: string;
  readonly procedures: readonly string[];
  readonly states: readonly string[];
}

/**
 * Tells running cases that a list they read has another entry, or one fewer: it wakes each case that stands where an order could follow. What follows is decided where
 * everything due by law is, so a case that was not woken yet moves all the same before anything else is done in it. What was told up to which version of the
 * list is kept, so a crash between entry and wake is made good by the next look.
 */
export class ListRun {
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #known = new Map<string, ReadonlyMap<string, Listening>>();

  constructor(store: Store, shelf: Shelf) {
    this.#store = store;
    this.#shelf = shelf;
  }

  /** Wakes what listens to the registers that have changed since the last run. Answers how many cases were woken. */
  async run(wake: (caseId: string) => Promise<void>): Promise<number> {
    const { database } = this.#store;
    let woken = 0;
    for (const [register, listening] of this.#registers()) {
      const versions = await versionsOf(database, register);
      if (((await setting(database, `list-told:${register}`)) ?? 0) === versions) continue;
      for (const each of listening) woken += await this.#wakeAll(each, wake);
      await set(database, `list-told:${register}`, versions);
    }
    return woken;
  }

  /** Whether a decision may have changed a list that somebody reads. */
  concerns({ steps, files }: Decided): boolean {
    const registers = this.#registers();
    if (registers.size === 0) return false;
    const procedures = new Set(steps.map(({ event }) => files.get(event.case)?.opened.procedure ?? ''));
    return this.#shelf
      .versions()
      .some(({ pack }) =>
        [...registers.keys()].some((register) =>
          Object.values(pack.registers[register]?.rows ?? {}).some((rows) => Object.keys(rows).some((name) => procedures.has(name))),
        ),
      );
  }

  async #wakeAll({ digest, procedures, states }: Listening, wake: (caseId: string) => Promise<void>): Promise<number> {
    let [woken, after] = [0, ''];
    for (;;) {
      const rows = await this.#store.database.query<{ case: string }>(casesSql, [[digest], procedures, states, after, page]);
      for (const row of rows) await wake(row.case);
      woken += rows.length;
      if (rows.length < page) return woken;
      after = rows.at(-1)!.case;
    }
  }

  /** Register → who listens to it, under every text of the law. */
  #registers(): ReadonlyMap<string, readonly Listening[]> {
    const found = new Map<string, Listening[]>();
    for (const { pack, digest } of this.#shelf.versions()) {
      const known = this.#known.get(digest) ?? listeningIn(pack, digest);
      this.#known.set(digest, known);
      for (const [register, listening] of known) found.set(register, [...(found.get(register) ?? []), listening]);
    }
    return found;
  }
}

const versionsOf = async (database: Queries, register: string): Promise<number> => {
  const [row] = await database.query<{ versions: number }>(versionsSql, [register]);
  return row!.versions;
};

const listeningIn = (pack: Pack, digest: string): ReadonlyMap<string, Listening> => {
  const places = Object.values(pack.procedures).flatMap((procedure) =>
    Object.values(procedure.onEntry).flatMap(({ fact, then }) => {
      const orders = new Set(Object.values(then).flat());
      return Object.keys(procedure.states)
        .filter((state) =>
          [...orders].some((name) => procedure.orders[name]!.from === 'open' || procedure.orders[name]!.from.includes(state)),
        )
        .map((state) => ({ register: pack.facts[fact]!.entry!.register, procedure: procedure.name, state }));
    }),
  );
  return new Map(
    [...Map.groupBy(places, ({ register }) => register)].map(([register, some]) => [
      register,
      { digest, procedures: some.map(({ procedure }) => procedure), states: some.map(({ state }) => state) },
    ]),
  );
};
