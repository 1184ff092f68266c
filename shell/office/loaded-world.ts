import { randomUUID } from 'node:crypto';
import { type CaseEvent, type CaseFile, fold, lastRecorded, type Referred, type World } from '#law/case';
import { canonicalJson, type Day, type Num, type Value } from '#law/ground';
import type { Drawing, FamilyKey, LoadedFamilies, Naming, Office, Store } from '#shell/ledger';
import { commitment, newSalt } from '#shell/vault';
import { MOST_SKEW_MS } from './clock.ts';
import { checkCode, randomCodes, type TrackingCodes, trackingDigest } from './codes.ts';
import type { Shelf } from './shelf.ts';

/** Thrown by a world that is asked what was not loaded: the shell loads it and decides again. */
class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
  readonly load: () => Promise<void>;

  constructor(what: string, load: () => Promise<void>) {
    super(`${what} is not loaded`);
    this.load = load;
  }
}

/** A personal fact on its way to the vault. */
export interface Sealed {
  readonly case: string;
  readonly fact: string;
  readonly salt: Uint8Array;
  readonly value: Value;
  readonly commitment: string;
}

/**
 * The part of the store that one decision may look at. `decide` is pure and cannot wait, so a question about something
 * not loaded yet ends the attempt, what is missing is fetched, and the decision is taken from the start.
 */
export class LoadedWorld {
  readonly families = new Map<string, number>();
  readonly events: CaseEvent[] = [];
  cases: ReadonlyMap<string, CaseFile> = new Map();
  sealed: Sealed[] = [];
  /** Accounts on which the last attempt rested, with what it saw taken from them. */
  rested = new Map<string, Num>();
  /** The cases of which the last attempt asked who names them, with how many it saw. */
  named = new Map<string, Naming>();
  /** Its people, as they were when this was opened. */
  readonly office: Office;
  readonly #store: Store;
  readonly #shelf: Shelf;
  readonly #now: number;
  readonly #accounts = new Map<string, Num>();
  readonly #references = new Map<string, Referred | null>();
  readonly #naming = new Map<string, readonly string[]>();
  readonly #entries = new Map<string, readonly Readonly<Record<string, Value>>[]>();

  constructor(store: Store, shelf: Shelf, office: Office, now: number) {
    this.#store = store;
    this.#shelf = shelf;
    this.office = office;
    this.#now = now;
  }

  async load(by: FamilyKey): Promise<void> {
    this.add(await this.#store.loadFamilies(by));
  }

  add(...all: readonly LoadedFamilies[]): void {
    const known = new Set(this.events.map(nameOf));
    let isNew = false;
    for (const { families, events } of all) {
      if ([...families.keys()].every((family) => this.families.has(family))) continue;
      isNew = true;
      for (const [family, version] of families) this.families.set(family, version);
      const fresh = events.filter((event) => !known.has(nameOf(event)));
      for (const event of fresh) known.add(nameOf(event));
      this.events.push(...fresh);
    }
    if (isNew) this.cases = fold(this.events, (digest) => this.#shelf.of(digest).pack);
  }

  /** Decides, loading what is asked for on the way. */
  async settle<T>(decide: (world: World) => T, codes?: TrackingCodes): Promise<{ readonly value: T; readonly drawing: Drawing }> {
    for (;;) {
      const drawing = this.#store.numbers.drawing();
      this.sealed = [];
      this.rested = new Map();
      this.named = new Map();
      try {
        return { value: decide(this.world(drawing, codes)), drawing };
      } catch (error) {
        drawing.putBack();
        if (error instanceof NotLoaded) await error.load();
        else if (error instanceof Error && error.name === 'NeedsNumbers')
          await this.#store.numbers.reserve((error as Error & { series: string }).series);
        else throw error;
      }
    }
  }

  /** A clock that stands a little before what another server wrote is taken to be at that moment; one further back is refused by `decide`. */
  #steady(): number {
    const last = lastRecorded(this.cases);
    return this.#now < last && last <= this.#now + MOST_SKEW_MS ? last : this.#now;
  }

  world(drawing: Pick<Drawing, 'draw'>, codes: TrackingCodes = randomCodes): World {
    let told = 0;
    return {
      now: this.#steady(),
      packOn: (day: Day) => this.#shelf.on(day),
      packOf: (digest) => this.#shelf.of(digest),
      successors: (digest) => this.#shelf.successors(digest),
      cases: this.cases,
      people: this.office,
      holds: (caseId) => this.office.holds.get(caseId),
      draw: (series) => drawing.draw(series),
      id: () => newId(this.#now),
      code: () => checkCode(),
      tracking: () => {
        const code = codes.code(told);
        told += 1;
        return { code, digest: trackingDigest(code) };
      },
      taken: (account) =>
        this.#asked(this.#accounts, account, async () => {
          this.#accounts.set(account, (await this.#store.taken([account])).get(account) ?? 0);
        }),
      foresee: (accounts) => {
        const missing = accounts.filter((account) => !this.#accounts.has(account));
        if (missing.length === 0) return;
        throw new NotLoaded('accounts', async () => {
          for (const [account, taken] of await this.#store.taken(missing)) this.#accounts.set(account, taken);
        });
      },
      rests: (account) => {
        const taken = this.#asked(this.#accounts, account, async () => {
          this.#accounts.set(account, (await this.#store.taken([account])).get(account) ?? 0);
        });
        this.rested.set(account, taken);
        return taken;
      },
      reference: (of, value) => this.#asked(this.#references, `${of}|${value}`, () => this.#refer(of, value)) ?? undefined,
      seal: (forCase, fact, value) => this.#seal(forCase, fact, value),
      naming: (fact, caseId) => {
        const found = this.#asked(this.#naming, `${fact}|${caseId}`, async () => {
          const cases = await this.#store.naming(fact, caseId);
          this.#naming.set(`${fact}|${caseId}`, cases);
          this.add(...(await this.#store.loadEach(cases)).values());
        });
        this.named.set(`${fact}|${caseId}`, { fact, case: caseId, found: found.length });
        return found;
      },
      entries: (register, where) =>
        this.#asked(this.#entries, `${register}|${canonicalJson(where)}`, async () => {
          this.#entries.set(`${register}|${canonicalJson(where)}`, await this.#store.registerEntries(register, where));
        }),
    };
  }

  /** A world for rows and letters: it looks at the cases that are there and at nothing else. */
  projecting(): World {
    return {
      ...this.world({ draw: () => 0 }),
      reference: () => undefined,
      entries: () => [],
      naming: () => [],
      taken: () => 0,
      rests: () => 0,
    };
  }

  #asked<T>(kept: ReadonlyMap<string, T>, key: string, load: () => Promise<void>): T {
    const found = kept.get(key);
    if (found === undefined) throw new NotLoaded(key, load);
    return found;
  }

  /** A row of a register by its number, or a case by its number; its family is then loaded as well. */
  async #refer(of: string, value: string): Promise<void> {
    const row = await this.#store.registerRow(of, value);
    const caseId = row?.case ?? (await this.#store.cases({ number: value, limit: 1 })).rows[0]?.case;
    if (caseId !== undefined) await this.load({ case: caseId });
    const file = caseId === undefined ? undefined : this.cases.get(caseId);
    const referred: Referred | null =
      file === undefined
        ? null
        : {
            case: file.id,
            ...(file.opened.subject === undefined ? {} : { subject: file.opened.subject }),
            family: file.opened.family,
            parties: file.parties,
          };
    this.#references.set(`${of}|${value}`, referred);
  }

  #seal(forCase: string, fact: string, value: Value): string {
    const salt = newSalt();
    const sealed = { case: forCase, fact, salt, value, commitment: commitment(salt, value) };
    this.sealed.push(sealed);
    return sealed.commitment;
  }
}

const nameOf = (event: CaseEvent): string => `${event.case}#${event.seq}`;

/** UUIDv7 (RFC 9562): sortable by the office's clock. Node keeps random UUIDs at hand; drawing bytes for each id takes ten times as long. */
export const newId = (ms: number): string => {
  const time = Math.max(0, Math.trunc(ms)).toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
};
