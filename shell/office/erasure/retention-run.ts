import type { Hold } from '#law/case';
import { type Day, localDay, zoneOf } from '#law/ground';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';
import type { Clock } from '../clock.ts';
import { set, setting } from '../settings.ts';
import type { Shelf } from '../shelf.ts';

export interface RetentionDone {
  readonly erased: number;
  readonly held: number;
}

// Ended cases of procedures that say how long they are kept, in which something personal is left: sealed facts, letters.
const duePage = inline(
  `select d.case_id as "case", d.procedure from docket d
   where d.ended and d.case_id > $1 and d.procedure = any ($2::text[]) and d.updated_at < $3
     and (exists (select from vault_fact v where v.case_id = d.case_id) or exists (select from letter_key k where k.case_id = d.case_id))
   order by d.case_id limit 200`,
);
const noteHeld = inline(
  `insert into retention_held (case_id, procedure, due, because, until) values ($1, $2, $3, $4, $5)
   on conflict (case_id) do update set because = excluded.because, until = excluded.until`,
);

const dayMs = 86_400_000;

/** Wrapping so many keys again takes about a fifth of a second, during which nothing else is answered. */
const rotatedAtOnce = 20_000;

/** Erases what is no longer to be kept: once a day, page by page. Stopped in between it begins again, and finds what was done no more. */
export class RetentionRun {
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #clock: Clock;
  #seen = '';

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    this.#store = store;
    this.#shelf = shelf;
    this.#clock = clock;
  }

  /** @param erase one case, if it is due and nothing holds it; two servers may try at once */
  async run(erase: (caseId: string) => Promise<'done' | 'nothing' | Hold>): Promise<RetentionDone | undefined> {
    if (this.#shelf.empty) return undefined;
    const { database } = this.#store;
    const today = localDay(zoneOf(this.#shelf.on('9999-12-31' as Day).pack.zone), this.#clock.now());
    const { pack, digest } = this.#shelf.on(today);
    if (this.#seen === `${today} ${digest}`) return undefined;
    this.#seen = `${today} ${digest}`;
    if (((await setting(database, 'retention-done')) ?? '') >= today) return undefined;
    const procedures = Object.values(pack.procedures).flatMap(({ name, retention }) =>
      retention === undefined ? [] : [{ name, retention }],
    );
    if (procedures.length === 0) return undefined;
    // No case that changed later than this can be due: a month counts 28 days at least.
    const shortest = Math.min(...procedures.map(({ retention: { keep } }) => Number(keep.amount) * (keep.unit === 'months' ? 28 : 1)));
    const before = this.#clock.now() - shortest * dayMs + dayMs;
    let [erased, held] = [0, 0];
    for (let after = ''; ; ) {
      const page = await database.query<{ case: string; procedure: string }>(duePage, [after, procedures.map(({ name }) => name), before]);
      for (const row of page) {
        after = row.case;
        const done = await erase(row.case);
        if (done === 'done') erased += 1;
        else if (done !== 'nothing') {
          held += 1;
          await database.query(noteHeld, [row.case, row.procedure, today, done.because, done.until ?? null]);
        }
      }
      if (page.length < 200) break;
    }
    await this.#store.destroyKeys();
    // What is left of destroyed keys on a disk is worthless under another master key. Where there are many, somebody rotates at a quiet hour.
    const { destroyed, roots, slots } = this.#store.keys.status();
    if (destroyed > 0 && roots + slots <= rotatedAtOnce) this.#store.keys.rotate();
    await set(database, 'retention-done', today);
    return { erased, held };
  }
}
