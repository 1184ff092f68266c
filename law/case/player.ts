import {
  add,
  type Day,
  instantMs,
  localDay,
  type Num,
  ok,
  parseDay,
  parseInstant,
  type Result,
  sameValue,
  startOfDay,
  type Value,
  zoneOf,
} from '#law/ground';
import type { Pack } from '#law/pack';
import { catchUp, type Decided, decide } from './decide.ts';
import type { Party } from './events.ts';
import { fallsDue } from './falls-due.ts';
import type { CaseFile } from './file.ts';
import { fold } from './fold.ts';
import { openDuty } from './open-duty.ts';
import { outageEvents } from './outage.ts';
import { type RegisterRow, registerRow } from './rows.ts';
import type { Order, PackInForce, People, Referred, SeatedMember, Successor, World } from './world.ts';

/**
 * A city in memory: what plays examples and counterexamples, and what tests stand on. Time is set, numbers count from
 * one, and a name that nobody has used before is a new subject.
 */
export class MemoryCity {
  readonly pack: Pack;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly interests: Readonly<Record<string, readonly string[]>>;
  files: Map<string, CaseFile> = new Map();
  /** Name of a product or other subject → its case. */
  readonly names = new Map<string, string>();
  readonly letters: { readonly case: string; readonly letter: string }[] = [];
  #now = 0;
  #ids = 0;
  readonly #series = new Map<string, number>();
  readonly #accounts = new Map<string, Num>();
  #texts: readonly PackInForce[];

  constructor(pack: Pack, people: MemoryCity['people'] = {}, interests: MemoryCity['interests'] = {}) {
    this.pack = pack;
    this.people = people;
    this.interests = interests;
    this.#texts = [{ pack, digest: 'memory', assumed: false }];
  }

  /** A later text of the law, known from the beginning: cases opened from its day on are under it. */
  install(pack: Pack, digest: string): void {
    this.#texts = [...this.#texts, { pack, digest, assumed: false }];
  }

  /** Moves the city's time to a day (its beginning) or an instant; what is due by law follows on the way. */
  passTo(on: string): Decided {
    this.#now = momentMs(this.pack, on);
    return this.#keep(catchUp(this.#world()));
  }

  /** Sets the time without anything following: an outage is entered before any silence of its days. */
  setTime(on: string): void {
    this.#now = momentMs(this.pack, on);
  }

  give(order: Order): Result<Decided> {
    const result = decide(this.#world(), order);
    if (!result.ok) return result;
    this.#keep(result.value);
    return ok(this.#withFollowers(result.value));
  }

  /** What the order entered in a register, or struck there, reaches the other cases at once: here all of them are at hand. */
  #withFollowers(done: Decided): Decided {
    if (Object.values(this.pack.procedures).every(({ onEntry }) => Object.keys(onEntry).length === 0)) return done;
    const more = this.#keep(catchUp(this.#world()));
    if (more.events.length === 0) return done;
    return { ...done, events: [...done.events, ...more.events], steps: [...done.steps, ...more.steps], files: more.files };
  }

  /**
   * Opens the case of a duty, as the calendar does on this day; nothing if the duty does not fall due on it. Here the text is in force on
   * every day, as for the orders: the examples of a coming text lie before its day.
   */
  fallDue(name: string): Result<Decided> | undefined {
    const day = localDay(zoneOf(this.pack.zone), this.#now);
    const due = fallsDue([{ ...this.pack, version: day }], day, day).find(({ duty }) => duty.name === name);
    if (due === undefined) return undefined;
    const result = openDuty(this.#world(), due, this.#world().id());
    if (result.ok) this.#keep(result.value);
    return result;
  }

  /** The authority's system was down: clocks that wait for a party do not count these days. */
  outage(from: Day, to: Day, why: string): void {
    const events = outageEvents(this.#world(), from, to, why);
    this.files = fold(events, (digest) => this.#text(digest).pack, this.files);
  }

  /** The same city a second time: what happens in one does not happen in the other. */
  fork(): MemoryCity {
    const city = new MemoryCity(this.pack, this.people, this.interests);
    city.#texts = this.#texts;
    city.files = this.files;
    city.letters.push(...this.letters);
    for (const [name, id] of this.names) city.names.set(name, id);
    city.#now = this.#now;
    city.#ids = this.#ids;
    for (const [series, last] of this.#series) city.#series.set(series, last);
    for (const [account, amount] of this.#accounts) city.#accounts.set(account, amount);
    return city;
  }

  taken(account: string): Num {
    return this.#accounts.get(account) ?? 0;
  }

  get world(): World {
    return this.#world();
  }

  #keep(decided: Decided): Decided {
    this.files = new Map(decided.files);
    for (const { event } of decided.steps) {
      if (event.type !== 'orderGiven') continue;
      for (const move of event.budgets ?? []) this.#accounts.set(move.account, add(this.taken(move.account), move.amount as Num));
      for (const letter of event.letters ?? []) this.letters.push({ case: event.case, letter: letter.letter });
    }
    return decided;
  }

  #world(): World {
    return {
      now: this.#now,
      packOn: (day) => this.#texts.findLast(({ pack }) => pack.version <= day) ?? this.#texts[0]!,
      packOf: (digest) => this.#text(digest),
      successors: (digest) => this.#successors(digest),
      cases: this.files,
      people: this.#people(),
      draw: (series) => {
        const next = (this.#series.get(series) ?? 0) + 1;
        this.#series.set(series, next);
        return next;
      },
      id: () => {
        this.#ids += 1;
        return `case-${String(this.#ids).padStart(4, '0')}`;
      },
      code: () => `code-${this.#ids}`,
      tracking: () => ({ code: `follow-${this.#ids}`, digest: `digest-${this.#ids}` }),
      taken: (account) => this.taken(account),
      rests: (account) => this.taken(account),
      reference: (of, value) => this.#reference(of, value),
      naming: (fact, caseId) => [...this.files.values()].filter(({ named }) => named[fact] === caseId).map(({ id }) => id),
      seal: () => 'sealed',
      entries: (register, where) => this.#entries(register, where),
    };
  }

  #text(digest: string): PackInForce {
    return this.#texts.find((text) => text.digest === digest)!;
  }

  #successors(digest: string): readonly Successor[] {
    if (this.#texts.length === 1) return [];
    const { version } = this.#text(digest).pack;
    return this.#texts.flatMap(({ pack, digest: other }) =>
      pack.transitions?.from === version ? [{ pack, digest: other, from: momentMs(pack, pack.version) }] : [],
    );
  }

  #people(): People {
    const rolesOf = (person: string): readonly string[] => this.people[person] ?? [];
    const seated = (committee: string): readonly SeatedMember[] => {
      const chairs = new Set<string>();
      return Object.entries(this.people).flatMap(([id, roles]) =>
        roles
          .filter((role) => role.startsWith(`${committee}/`))
          .map((role) => ({ id, category: role.split('/')[1]!, ...(role.endsWith('/chair') && chairs.size === 0 ? { chair: true } : {}) })),
      );
    };
    return {
      posts: (person) => rolesOf(person).filter((role) => this.pack.roles[role]?.is === 'official'),
      standsInFor: () => [],
      mandates: () => [],
      interests: (person) => this.interests[person] ?? [],
      members: (committee) => seated(committee),
    };
  }

  #reference(of: string, value: string): Referred | undefined {
    const known = this.names.get(value) ?? this.#byNumber(of, value);
    const file = known === undefined ? undefined : this.files.get(known);
    if (file === undefined) return { subject: { kind: this.#kindOf(of), id: `named:${value}` }, family: 'memory' };
    return {
      case: (this.pack.registers[of]?.row.kind === 'subject' ? this.#latestOf(file) : file).id,
      ...(file.opened.subject === undefined ? {} : { subject: file.opened.subject }),
      family: file.opened.family,
      parties: file.parties,
    };
  }

  /** What the cases are about that have rows in a register, or those of a procedure. */
  #kindOf(of: string): string {
    const feeding = Object.values(this.pack.registers[of]?.rows ?? {}).flatMap((rows) => Object.keys(rows));
    return [of, ...feeding].flatMap((name) => this.pack.procedures[name]?.subject ?? [])[0] ?? of;
  }

  #latestOf(file: CaseFile): CaseFile {
    const { subject } = file.opened;
    if (subject === undefined) return file;
    return (
      [...this.files.values()].findLast((other) => other.opened.subject?.id === subject.id && Object.keys(other.numbers).length > 0) ?? file
    );
  }

  #byNumber(of: string, value: string): string | undefined {
    return [...this.files.values()].find((file) => file.numbers[of] === value || file.opened.number === value)?.id;
  }

  #entries(register: string, where: Readonly<Record<string, Value>>): readonly Readonly<Record<string, Value>>[] {
    const definition = this.pack.registers[register]!;
    const rows = new Map<string, RegisterRow>();
    for (const file of this.files.values()) {
      const row = registerRow(this.#world(), this.files, definition, file);
      if (row?.status !== undefined) rows.set(row.key, row);
    }
    return [...rows.values()]
      .toSorted((a, b) => (a.number < b.number ? -1 : 1))
      .map((row) => row.columns)
      .filter((columns) => Object.entries(where).every(([name, value]) => sameValue(columns[name] ?? null, value)));
  }
}

export const momentMs = (pack: Pack, on: string): number => {
  const day = parseDay(on);
  if (day !== undefined) return startOfDay(zoneOf(pack.zone), day);
  const instant = parseInstant(on);
  if (instant === undefined) throw new RangeError(`${on} is neither a day nor an instant`);
  return instantMs(instant);
};

export const personParty = (id: string): Party => ({ kind: 'person', id });
