import { type FallsDue, fallsDue } from '#law/case';
import { type Day, localDay, type Refusal, startOfDay, zoneOf } from '#law/ground';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';
import type { Clock } from '../clock.ts';
import { begun } from '../settings.ts';
import type { Shelf } from '../shelf.ts';
import { dutyCase } from './duty-case.ts';

/** What the calendar opens, and the case that it is. */
export interface DutyCase extends FallsDue {
  readonly case: string;
}

/** A duty whose case the law could not open: its pack hands on too little. */
export interface NotOpened extends FallsDue {
  readonly refusal: Refusal;
}

const there = inline('select case_id as "case" from event where case_id = any ($1::text[]) and seq = 1');

/** What the calendar has to open in one store, looked at again only when the day or the law is another. */
export class CalendarRun {
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #clock: Clock;
  #seen = '';
  #since: Day | undefined;

  constructor(store: Store, shelf: Shelf, clock: Clock) {
    this.#store = store;
    this.#shelf = shelf;
    this.#clock = clock;
  }

  /**
   * Opens what is due up to today and is not there yet, the oldest first. Answers what could not be opened.
   * @param open keeps one of them; two servers may try at once
   */
  async run(open: (duty: DutyCase) => Promise<Refusal | undefined>): Promise<readonly NotOpened[]> {
    if (this.#shelf.empty) return [];
    const today = this.#today();
    const seen = [today, ...this.#shelf.versions().map(({ digest }) => digest)].join(' ');
    if (seen === this.#seen) return [];
    const failed: NotOpened[] = [];
    for (const duty of await this.#notThere(today)) {
      const refusal = await open(duty);
      if (refusal !== undefined) failed.push({ duty: duty.duty, period: duty.period, day: duty.day, refusal });
    }
    this.#seen = seen;
    return failed;
  }

  /** What comes after today, up to a day. A period opened already, under an earlier version, does not come again. */
  async coming(until: Day): Promise<readonly DutyCase[]> {
    const today = this.#today();
    return this.#notThere(until, ({ day }) => day > today);
  }

  /** When the calendar opens the next case after an instant: the first moment of its day. All in milliseconds since 1970. */
  async next(after: number, until: number): Promise<number | undefined> {
    const zone = this.#zone();
    const isAhead = ({ day }: FallsDue): boolean => startOfDay(zone, day) > after && startOfDay(zone, day) <= until;
    const [first] = await this.#notThere(localDay(zone, until), isAhead);
    return first === undefined ? undefined : startOfDay(zone, first.day);
  }

  /**
   * The day from which this store keeps the calendar of duties: the one on which it first looked at it, whichever server did. What had been due
   * before, the office did or did not do elsewhere; the ledger does not pretend to know.
   */
  async since(): Promise<Day> {
    this.#since ??= await begun(this.#store.database, 'duties-since', this.#today());
    return this.#since;
  }

  async #notThere(until: Day, wanted: (duty: FallsDue) => boolean = () => true): Promise<readonly DutyCase[]> {
    const versions = this.#shelf.versions().map(({ pack }) => pack);
    const all = fallsDue(versions, await this.since(), until)
      .filter(wanted)
      .map((each) => ({ ...each, case: dutyCase(each.duty.name, each.period) }));
    if (all.length === 0) return [];
    const found = await this.#store.database.query<{ case: string }>(there, [all.map((each) => each.case)]);
    const opened = new Set(found.map((row) => row.case));
    return all.filter((each) => !opened.has(each.case));
  }

  #today(): Day {
    return localDay(this.#zone(), this.#clock.now());
  }

  #zone() {
    return zoneOf(this.#shelf.on('9999-12-31' as Day).pack.zone);
  }
}
