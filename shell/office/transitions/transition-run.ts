import type { Successor } from '#law/case';
import { localDay, zoneOf } from '#law/ground';
import type { Store } from '#shell/ledger';
import type { Clock } from '../clock.ts';
import { set, setting } from '../settings.ts';
import type { Shelf } from '../shelf.ts';
import { listedCases } from './listed-cases.ts';

/** So many cases are looked at in one go. */
const page = 200;

/** How long after the day of force began an order decided just before it may still be on its way into the ledger. */
const settledMs = 3_600_000;

/**
 * Wakes the cases that a later text takes over, once its day has come. What becomes of each is decided where everything due by law is; a case that is
 * not woken here goes over all the same before anything else is done in it. Here it only need not wait for that.
 */
export class TransitionRun {
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #clock: Clock;
  /** Text → when to look (again), or never. */
  readonly #next = new Map<string, number>();
  #at = { digest: '', after: '' };

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    this.#store = store;
    this.#shelf = shelf;
    this.#clock = clock;
  }

  /**
   * Looks at one page of cases of the text that came first. Answers whether there is more to look at.
   * @param before what was due earlier, up to an instant: it goes first
   */
  async run(wake: (caseId: string) => Promise<void>, before: (until: number) => Promise<void>): Promise<boolean> {
    const now = this.#clock.now();
    const due = await this.#due(now);
    if (due === undefined) return false;
    const { text, from } = due;
    if (this.#at.digest !== text.digest) {
      this.#at = { digest: text.digest, after: '' };
      await before(from);
    }
    const cases = await listedCases(this.#store.database, due.digests, text.pack.transitions!, this.#at.after, page);
    for (const each of cases) await wake(each);
    this.#at = { digest: text.digest, after: cases.at(-1) ?? '' };
    if (cases.length === page) return true;
    this.#at = { digest: '', after: '' };
    await this.#done(text, from, now);
    return (await this.#due(now)) !== undefined;
  }

  /** When the next text that takes over a case comes into force after an instant. In milliseconds since 1970. */
  async next(after: number, until: number): Promise<number | undefined> {
    for (const { text, from, digests } of this.#texts()) {
      if (from <= after || from > until) continue;
      if ((await listedCases(this.#store.database, digests, text.pack.transitions!, '', 1)).length > 0) return from;
    }
    return undefined;
  }

  async #due(now: number): Promise<Coming | undefined> {
    for (const each of this.#texts()) {
      const { digest } = each.text;
      if (each.from > now) return undefined;
      if (!this.#next.has(digest))
        this.#next.set(digest, (await setting(this.#store.database, `moved-to:${digest}`)) === undefined ? each.from : Infinity);
      if (this.#next.get(digest)! <= now) return each;
    }
    return undefined;
  }

  async #done({ pack, digest }: Successor, from: number, now: number): Promise<void> {
    if (now < from + settledMs) {
      this.#next.set(digest, from + settledMs);
      return;
    }
    await set(this.#store.database, `moved-to:${digest}`, localDay(zoneOf(pack.zone), now));
    this.#next.set(digest, Infinity);
  }

  /** Texts that take cases over, with those that they take them from, in the order of time. */
  #texts(): readonly Coming[] {
    const found = new Map<string, Coming>();
    for (const { digest } of this.#shelf.versions()) {
      for (const text of this.#shelf.successors(digest)) {
        const known = found.get(text.digest);
        found.set(text.digest, { text, from: text.from, digests: [...(known?.digests ?? []), digest] });
      }
    }
    return [...found.values()].toSorted((a, b) => a.from - b.from);
  }
}

interface Coming {
  readonly text: Successor;
  readonly from: number;
  readonly digests: readonly string[];
}
