import { momentMs } from '#law/case';
import { addDays, type Day, localDay, type Value, zoneOf } from '#law/ground';
import type { Example, ExampleStep, Fact, OrderDef, Pack } from '#law/pack';
import type { Place } from './canaries.ts';
import { type CrawlCity, type Entering, examplesOf } from './city.ts';

/** What was planted besides the cases: who filed what, and the codes that lead to a case without an account. */
export interface Planted {
  readonly played: number;
  readonly notPlayed: readonly string[];
  /** Case → its tracking code. */
  readonly codes: ReadonlyMap<string, string>;
  readonly today: Day;
}

const since = '2015-01-01' as Day;

/**
 * Plays the pack's examples into the store, all of them on one line of time, up to the day before which most of their steps lie: so cases of every
 * procedure stand in many states. Each answer in words gets a canary and each file is one.
 */
export const plant = async (city: CrawlCity, examples: readonly Example[] = examplesOf(city.pack)): Promise<Planted> => {
  const { pack } = city;
  const plays = examples.map((example, index) => new Playing(city, example, index));
  const steps = plays
    .flatMap((play) => play.example.steps.map((step, index) => ({ play, step, index, at: momentMs(pack, step.on) })))
    .sort((a, b) => a.at - b.at || a.play.index - b.play.index || a.index - b.index);
  const until = todayOf(pack, examples);
  city.clock.set(Math.min(...steps.map(({ at }) => at)));
  await peopleOf(city, plays);
  let played = 0;
  for (const { play, step, at } of steps) {
    if (at > until) break;
    city.clock.set(at);
    played += await play.take(step);
  }
  const morning = localDay(zoneOf(pack.zone), until);
  city.clock.set(momentMs(pack, addDays(morning, 1)) + 9 * 3_600_000);
  await city.office.keeper.catchUpAll();
  await placesOfAnswers(city);
  return {
    played,
    notPlayed: plays.flatMap(({ trouble }) => trouble),
    codes: new Map(plays.flatMap(({ codes }) => [...codes])),
    today: addDays(morning, 1),
  };
};

/** Ten days after each procedure has an example that began: young cases still stand open, and none of the older ones is left out. */
const todayOf = (pack: Pack, examples: readonly Example[]): number => {
  const first = new Map<string, number>();
  for (const { procedure, steps } of examples) {
    const at = momentMs(pack, steps[0]!.on);
    first.set(procedure, Math.min(at, first.get(procedure) ?? at));
  }
  return Math.max(...first.values()) + 10 * 86_400_000;
};

/** So many examples of each procedure, the same for the same seed; all of them where `each` is large. */
export const sampleOf = (pack: Pack, each: number, seed: number): readonly Example[] => {
  const of = new Map<string, Example[]>();
  for (const example of examplesOf(pack)) of.set(example.procedure, [...(of.get(example.procedure) ?? []), example]);
  return [...of.values()].flatMap((list) => [...list].sort((a, b) => rank(a.name, seed) - rank(b.name, seed)).slice(0, each));
};

/** A number that is always the same for the same name and seed, and says nothing else. */
export const rank = (name: string, seed: number): number => {
  let hash = 2_166_136_261 ^ seed;
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return (hash ^ (hash >>> 15)) >>> 0;
};

const peopleOf = async (city: CrawlCity, plays: readonly Playing[]): Promise<void> => {
  const { pack } = city;
  const posts = new Map<string, Entering>();
  const persons = new Set<string>();
  for (const play of plays) {
    for (const [name, roles] of Object.entries(play.example.people)) {
      const person = play.personOf(name);
      persons.add(person);
      for (const role of roles) {
        const known = pack.roles[role];
        if (known?.is === 'official')
          posts.set(`${person} ${role}`, { type: 'postGiven', person, role, office: known.office, from: since });
      }
    }
  }
  for (const { name, seats, perCase } of Object.values(pack.committees))
    for (const [category, count] of Object.entries(seats))
      for (let at = 0; at < count; at += 1) {
        persons.add(seatOf(name, category, at));
        if (!perCase)
          posts.set(seatOf(name, category, at), {
            type: 'seatTaken',
            committee: name,
            category,
            person: seatOf(name, category, at),
            from: since,
            ...(at === 0 ? { chair: true } : {}),
          });
      }
  for (const [role, { is }] of Object.entries(pack.roles)) {
    if (is !== 'official') continue;
    const person = `fresh-${role}`;
    persons.add(person);
    posts.set(person, { type: 'postGiven', person, role, office: (pack.roles[role] as { readonly office: string }).office, from: since });
  }
  await city.addPeople([...persons]);
  await city.enter([...posts.values()]);
  await city.enter(
    plays.flatMap((play) =>
      Object.entries(play.example.interests).flatMap(([name, others]) =>
        others.map((other): Entering => ({ type: 'interestDeclared', person: play.personOf(name), in: play.personOf(other) })),
      ),
    ),
  );
};

const seatOf = (committee: string, category: string, at: number): string => `seat-${committee}-${category}-${at}`;

/** Who gives which order about what, and whether canaries go along. */
interface Giving {
  readonly actor: string | undefined;
  readonly planting: boolean;
  readonly procedure: string;
  readonly order: string;
  readonly about: string | undefined;
}

/** One example on its way through the doors. */
class Playing {
  readonly example: Example;
  readonly index: number;
  readonly trouble: string[] = [];
  readonly codes = new Map<string, string>();
  readonly #city: CrawlCity;
  readonly #pack: Pack;
  /** Name in the example → case. */
  readonly #cases = new Map<string, string>();
  /** The same words in one example are the same canary, for one answer may name another. */
  readonly #words = new Map<string, string>();
  readonly #seated = new Set<string>();

  constructor(city: CrawlCity, example: Example, index: number) {
    this.example = example;
    this.index = index;
    this.#city = city;
    this.#pack = city.pack;
  }

  /** Officials serve everybody, members sit where there are seats, and parties are each example's own. */
  personOf(name: string): string {
    const roles = this.example.people[name] ?? [];
    const official = roles.filter((role) => this.#pack.roles[role]?.is === 'official');
    if (official.length > 0) return `${[...official].sort().join('-')}-${name}`;
    const seat = roles.find((role) => role.includes('/'));
    if (seat === undefined) return `party-${this.index}-${name}`;
    const [committee, category] = seat.split('/') as [string, string];
    const same = Object.entries(this.example.people).filter(([, others]) =>
      others.some((other) => other.startsWith(`${committee}/${category}`)),
    );
    return seatOf(
      committee,
      category,
      same.findIndex(([other]) => other === name),
    );
  }

  async take(step: ExampleStep): Promise<number> {
    if (step.does === undefined || step.refused !== undefined) return 0;
    let played = 0;
    for (const person of step.by) if (await this.#order(step, person, step.does)) played += 1;
    return played;
  }

  async #order(step: ExampleStep, name: string, does: string): Promise<boolean> {
    const dot = does.lastIndexOf('.');
    const order = does.slice(dot + 1);
    const of = dot === -1 ? this.example.procedure : does.slice(0, dot);
    const known = this.#cases.get(of);
    const own = known === undefined ? undefined : await this.#procedureOf(known);
    const procedure = this.#pack.procedures[of] ?? own;
    if (procedure === undefined) return this.#failed(does, 'no such case');
    const inCase = known !== undefined && own !== undefined && own.orders[order]?.from !== 'opening' ? known : undefined;
    const def = (inCase === undefined ? procedure : own!).orders[order];
    const roles = this.example.people[name] ?? [];
    const role = def?.by.find((one) => roles.includes(one));
    const nameless = def?.from === 'opening' && role === undefined && def.by.includes('anyone');
    const actor = nameless ? undefined : this.personOf(name);
    if (inCase !== undefined) await this.#seat(inCase);
    const about = step.about === undefined ? undefined : this.#cases.get(step.about);
    const send = async (planting: boolean) => {
      const gives = await this.#gives(step, def, { actor, planting, procedure: procedure.name, order, about: inCase ?? about });
      const official = role !== undefined && this.#pack.roles[role]?.is === 'official';
      const body = {
        gives,
        ...(inCase === undefined ? { procedure: procedure.name, order } : {}),
        ...(role === undefined ? {} : { role }),
        ...(inCase === undefined && about !== undefined ? { about } : {}),
        ...(inCase === undefined && official ? { parties: this.#parties() } : {}),
      };
      const path = inCase === undefined ? '/api/cases' : `/api/cases/${inCase}/orders/${order}`;
      const seen = inCase === undefined ? undefined : await this.#seqOf(inCase);
      return this.#city.door.json<{ case: string; code?: string; title?: string; opened?: readonly { id: string }[] }>(actor, {
        method: 'POST',
        path,
        body: { ...body, ...(seen === undefined ? {} : { seen }) },
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
    };
    let sent = await send(true);
    if (sent.status >= 400) sent = await send(false);
    if (sent.status >= 400) return this.#failed(does, `${sent.status} ${sent.value.title ?? ''}`);
    const { case: id, code } = sent.value;
    if (inCase === undefined) this.#cases.set(step.as ?? procedure.name, id);
    if (code !== undefined) {
      this.codes.set(id, code);
      this.#city.canaries.watch(code, `tracking code of ${id}`, { kind: 'nobody', what: 'code' });
    }
    await this.#nameChildren(step, inCase ?? id);
    return true;
  }

  #failed(does: string, why: string): false {
    this.trouble.push(`${this.example.name}: ${does}: ${why}`);
    return false;
  }

  async #procedureOf(id: string) {
    const [row] = await this.#city.sql<{ procedure: string }>('select procedure from docket where case_id = $1', [id]);
    return row === undefined ? undefined : this.#pack.procedures[row.procedure];
  }

  async #seqOf(id: string): Promise<number | undefined> {
    return (await this.#city.office.keeper.ask(id, (_, files) => files.get(id)!.seq)) ?? undefined;
  }

  /** A case that an order opened goes by the name under which it is listened to, and by that of its procedure. */
  async #nameChildren(step: ExampleStep, id: string): Promise<void> {
    const file = (await this.#city.office.keeper.open(id)).cases.get(id);
    for (const child of file?.children ?? []) {
      this.#cases.set(child.as, child.case);
      const procedure = (await this.#procedureOf(child.case))?.name;
      if (procedure !== undefined && procedure !== this.example.procedure) this.#cases.set(procedure, child.case);
    }
    const last = file?.children.at(-1);
    if (step.as !== undefined && last !== undefined && file!.seq > 1) this.#cases.set(step.as, last.case);
  }

  /** A committee that is named again for each case is named when it first acts there. */
  async #seat(id: string): Promise<void> {
    if (this.#seated.has(id)) return;
    this.#seated.add(id);
    const entries = Object.entries(this.example.people).flatMap(([name, roles]) =>
      roles.flatMap((role): readonly Entering[] => {
        const [committee, category] = role.split('/') as [string, string?];
        if (category === undefined || this.#pack.committees[committee]?.perCase !== true) return [];
        return [{ type: 'seatTaken', committee, category, person: this.personOf(name), from: since, case: id }];
      }),
    );
    await this.#city.enter(entries);
  }

  #parties() {
    const parties: Record<string, unknown> = {};
    for (const [name, roles] of Object.entries(this.example.people))
      for (const role of roles) if (this.#pack.roles[role]?.is === 'party') parties[role] ??= { kind: 'person', id: this.personOf(name) };
    return parties;
  }

  async #gives(step: ExampleStep, def: OrderDef | undefined, giving: Giving) {
    const known = (def?.needs ?? []).flatMap(({ fact }) =>
      this.example.given[fact] === undefined ? [] : [[fact, this.example.given[fact]] as const],
    );
    const all = { ...Object.fromEntries(known), ...step.gives } as Record<string, Value>;
    const gives: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(all)) {
      const given = await this.#value(this.#pack.facts[name], value, giving);
      if (given !== undefined) gives[name] = given;
    }
    return gives;
  }

  async #value(fact: Fact | undefined, value: Value, giving: Giving): Promise<unknown> {
    if (fact === undefined) return value;
    if (fact.several && Array.isArray(value)) {
      const each = await Promise.all(value.map((one) => this.#value({ ...fact, several: false }, one as Value, giving)));
      return each.filter((one) => one !== undefined);
    }
    switch (fact.type.kind) {
      case 'text':
        return giving.planting ? this.#planted(fact, value) : value;
      case 'file':
        return this.#file(fact, value, giving);
      case 'case':
        return this.#numberOf(fact.type.of, String(value));
      case 'list': {
        const rows = Array.isArray(value) ? (value as readonly Readonly<Record<string, Value>>[]) : [];
        return Promise.all(
          rows.map(async (row) => {
            const told = await Promise.all(
              Object.entries(row).map(async ([name, one]) => {
                const part = this.#pack.facts[name];
                return [name, part?.type.kind === 'text' ? await this.#value(part, one, giving) : one] as const;
              }),
            );
            return Object.fromEntries(told.filter(([, one]) => one !== undefined));
          }),
        );
      }
      default:
        return value;
    }
  }

  #planted(fact: Fact, value: Value): Value {
    if (typeof value !== 'string') return value;
    const known = this.#words.get(value);
    if (known !== undefined) return known;
    const word = this.#city.canaries.mint(`${fact.name} in ${this.example.name}`);
    const whole = `${value} ${word}`;
    const max = fact.type.kind === 'text' ? (fact.type.max ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY;
    const planted = whole.length <= max ? whole : word;
    this.#words.set(value, planted);
    return planted;
  }

  async #file(fact: Fact, value: Value, { actor, procedure, order, about }: Giving): Promise<unknown> {
    const { canaries, door, uploads } = this.#city;
    const inside = canaries.mint(`inside ${fact.name} of ${this.example.name}`);
    const name = canaries.mint(`file name of ${fact.name} of ${this.example.name}`);
    const asked = { procedure, order, ...(about === undefined ? {} : { about }) };
    const { value: given } = await door.json<{ ticket?: string }>(actor, { method: 'POST', path: '/api/files/tickets', body: asked });
    const kept = await door.json<{ digest: string }>(actor, {
      method: 'POST',
      path: `/api/files?name=${name}.txt&ticket=${given.ticket}`,
      body: Buffer.from(`${String(value)} ${inside}\n`),
      headers: { 'content-type': 'text/plain' },
    });
    if (kept.status >= 400) return undefined;
    const { digest } = kept.value;
    canaries.watch(digest, `digest of ${name}`);
    uploads.set(digest, `${name} ${inside} ${digest}`);
    return actor === undefined ? { digest, name: `${name}.txt`, ticket: given.ticket } : digest;
  }

  /** What a name of the example goes by in the store: the number of its row, or of its case. */
  async #numberOf(of: string, value: string): Promise<string | undefined> {
    const { sql } = this.#city;
    const ids = [...this.#cases.values()];
    if (this.#pack.registers[of] !== undefined) {
      const [own] = await sql<{ number: string }>(
        'select number from register_row where register = $1 and case_id = any ($2::text[]) order by version desc limit 1',
        [of, ids],
      );
      if (own !== undefined) return own.number;
      const [any] = await sql<{ number: string }>('select number from register_row where register = $1 order by row_key limit 1', [of]);
      return any?.number;
    }
    const known = this.#cases.get(value) ?? this.#cases.get(of);
    const [row] = await sql<{ number: string }>('select number from docket where case_id = $1 or number = $2 limit 1', [
      known ?? '',
      value,
    ]);
    return row?.number;
  }
}

/** Where each canary came to lie, read from the ledger itself: an answer may be handed on to other cases. */
const placesOfAnswers = async (city: CrawlCity): Promise<void> => {
  const add = (text: string, place: Place): void => {
    for (const canary of city.canaries.in(text)) canary.places.push(place);
  };
  const uses = await city.sql<{ case: string; fact: string; digest: string }>('select case_id as "case", fact, digest from attachment_use');
  for (const [id, file] of await city.files()) {
    for (const event of file.events) {
      if (event.type !== 'orderGiven') continue;
      const at = { case: id, seq: event.seq, by: event.onBehalfOf ?? event.actor };
      for (const [fact, value] of Object.entries(event.facts)) add(JSON.stringify(value), { kind: 'fact', fact, ...at });
      const sealed = Object.keys(event.personal ?? {});
      if (sealed.length > 0) {
        const told = await city.office.store.personalFacts(id);
        for (const fact of sealed) add(JSON.stringify(told[fact] ?? null), { kind: 'fact', fact, ...at });
      }
    }
    for (const { fact, digest } of uses.filter((use) => use.case === id)) {
      const given = file.given[fact];
      const event = file.events.find(({ seq }) => seq === given?.seq);
      const by = event?.type === 'orderGiven' ? (event.onBehalfOf ?? event.actor) : undefined;
      add(city.uploads.get(digest) ?? '', { kind: 'fact', case: id, fact, seq: given?.seq ?? 1, by });
    }
    for (const letter of await city.office.store.letters({ case: id })) {
      add(JSON.stringify(letter.body ?? ''), { kind: 'letter', case: id, seq: letter.seq, to: letter.to });
    }
  }
};
