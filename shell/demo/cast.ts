import { addDays, addMonths, type Day, sameText, type Text } from '#law/ground';
import type { Committee, DemoPersona, Example, Pack } from '#law/pack';
import { inEach, marked, markIn, wordsIn } from './in-words.ts';
import { accountName, capital, comma, organisationName, plain, slug, titleOf } from './names-of-people.ts';
import type { DemoCast, DemoOrganisation, DemoPerson, Seat } from './people.ts';
import { holds, rolesInWords, sentenceOf, shownAsParty, workplaceOf } from './roles-in-words.ts';
import { say } from './say.ts';

/** Who plays whom: the people of a demo, and for each telling of an example the demo's person behind each of its names. */
export interface Cast extends DemoCast {
  /**
   * Name in the example → person of the demo; nothing where there are too few people for it.
   * @param nth how often the example was told before: parties change with it, officials and members stay
   */
  play(example: Example, nth: number): ReadonlyMap<string, DemoPerson> | undefined;
}

/** At most so many people of the same roles; a committee has as many as it has seats. */
const mostOf = { official: 3, party: 6 } as const;
const fewest = 3;

/**
 * The people of a living demo: those of `demo/people.yaml`, then those whom the examples name, then one for each role, seat and party role
 * that nobody holds yet. Persons in whom an example declares an interest stand apart: what is declared of them touches no other case.
 */
export const castOf = (pack: Pack, from: Day): Cast => {
  const casting = new Casting(pack, from);
  for (const [name, persona] of Object.entries(pack.demo.people)) casting.addPersona(name, persona);
  const told = [...Object.values(pack.demo.stories), ...Object.values(pack.examples)];
  for (const example of told) casting.addExample(example);
  casting.fill();
  return {
    people: casting.people,
    organisations: casting.organisations,
    interests: casting.interests,
    play: (example, nth) => casting.play(example, nth),
  };
};

class Casting {
  readonly people: DemoPerson[] = [];
  readonly organisations: DemoOrganisation[] = [];
  readonly interests: { readonly person: string; readonly in: string }[] = [];
  readonly #pack: Pack;
  readonly #from: Day;
  /** Roles that they hold → who holds just these. */
  readonly #pools = new Map<string, DemoPerson[]>();
  /** Person → the name by which examples or the demo's people know it. */
  readonly #names = new Map<string, string>();
  readonly #ids = new Set<string>();
  readonly #seats = new Map<string, number>();
  readonly #called = new Map<string, number>();

  constructor(pack: Pack, from: Day) {
    this.#pack = pack;
    this.#from = from;
    for (const { name, number, id } of Object.entries(pack.demo.organisations).map(([key, each]) => ({ ...each, id: `demo-org-${key}` })))
      this.organisations.push({ id, name: organisationName(name), ...(number !== undefined && { code: number }) });
    for (const [person, organisations] of Object.entries(pack.demo.interests))
      for (const organisation of organisations) this.interests.push({ person: `demo-${person}`, in: `demo-org-${organisation}` });
  }

  addPersona(name: string, persona: DemoPersona): void {
    const is = persona.is ?? rolesInWords(this.#pack, persona.roles);
    this.#add(keyOf(persona.roles), {
      key: name,
      called: persona.name,
      is,
      roles: persona.roles,
      ...(persona.does && { does: persona.does }),
      ...(persona.for !== undefined && { organisation: `demo-org-${persona.for}` }),
      chair: persona.chair,
      ...(persona.until && { until: persona.until }),
    });
  }

  /** Everybody whom the example needs and who is not there yet. */
  addExample(example: Example): void {
    const wanted = new Map<string, number>();
    for (const [name, roles] of Object.entries(example.people)) {
      if (this.#persona(example, name) !== undefined) continue;
      const key = poolOf(example, name, roles);
      const count = (wanted.get(key) ?? 0) + 1;
      wanted.set(key, count);
      const pool = this.#pools.get(key) ?? [];
      const isKnown = pool.some(({ person }) => this.#names.get(person) === name);
      if (isKnown || (pool.length >= this.#mostOf(roles) && pool.length >= count)) continue;
      // Where the pack names the people of its demo, those of the examples are played by them.
      if (pool.length >= count && pool.some(({ person }) => this.#names.get(person)! in this.#pack.demo.people)) continue;
      this.#add(key, { key: name, called: this.#nameOf(name), is: rolesInWords(this.#pack, roles), roles, ...this.#worksFor(name, roles) });
    }
    const cast = this.play(example, 0);
    for (const [name, others] of Object.entries(example.interests)) {
      for (const other of others) {
        const [person, party] = [cast?.get(name)?.person, cast?.get(other)];
        if (person === undefined || party === undefined) continue;
        const inWhom = party.organisation ?? party.person;
        if (!this.interests.some((each) => each.person === person && each.in === inWhom)) this.interests.push({ person, in: inWhom });
      }
    }
  }

  /** One for each role and each seat that nobody holds, and a resident. */
  fill(): void {
    const { roles, committees } = this.#pack;
    // Where the pack names the people of its demo, its parties are those whom it names.
    const isNamed = Object.keys(this.#pack.demo.people).length > 0;
    for (const [role, { is }] of Object.entries(roles))
      if (!(isNamed && is === 'party') && !this.people.some((person) => holds(person, role))) this.#addFor([role]);
    for (const { name, seats } of Object.values(committees)) {
      for (const [category, count] of Object.entries(seats)) {
        const key = `${name}/${category}`;
        while ((this.#seats.get(key) ?? 0) < count) this.#addFor([key]);
      }
    }
    if (!this.#pools.has('')) this.#add('', { key: 'resident', called: residents, roles: [] });
    for (const [pool, [first]] of [...this.#pools]) if (first?.parties !== undefined) this.#several(pool, first);
  }

  /** Where the examples know one party alone, a few more bear its name with a number, so that not everybody's cases are one person's. */
  #several(pool: string, first: DemoPerson): void {
    const name = this.#names.get(first.person)!;
    if (name in this.#pack.demo.people) return;
    for (let count = this.#pools.get(pool)!.length; count < fewest; count += 1) {
      const called = this.#nameOf(name);
      const roles = first.parties ?? [];
      const more = `${name}-${count + 1}`;
      this.#add(pool, {
        key: more,
        called,
        is: rolesInWords(this.#pack, roles),
        roles,
        ...this.#worksFor(more, roles),
      });
      const added = this.people.at(-1)!;
      const ids = [first.person, first.organisation];
      for (const each of this.interests.filter((interest) => ids.includes(interest.in)))
        this.interests.push({ person: each.person, in: added.organisation ?? added.person });
    }
  }

  play(example: Example, nth: number): ReadonlyMap<string, DemoPerson> | undefined {
    const cast = new Map<string, DemoPerson>();
    const used = new Set<DemoPerson>();
    // In a story a name without a role is somebody unknown, whom nobody plays.
    const played = Object.entries(example.people).filter(
      ([name, roles]) => roles.length > 0 || !('times' in example) || this.#persona(example, name) !== undefined,
    );
    const parts = played.map(([name, roles]) => ({
      name,
      key: poolOf(example, name, roles),
      isParty: roles.some((role) => this.#pack.roles[role]?.is === 'party'),
    }));
    const take = (name: string, person: DemoPerson): void => {
      cast.set(name, person);
      used.add(person);
    };
    // Anyone who bears the name plays the part, so that an official of the examples is the official of the demo; parties change.
    const own = ({ name, key, isParty }: (typeof parts)[number]): DemoPerson | undefined =>
      isParty && nth > 0
        ? undefined
        : (this.#persona(example, name) ?? (this.#pools.get(key) ?? []).find(({ person }) => this.#names.get(person) === name));
    for (const part of parts.filter(({ isParty }) => !isParty)) {
      const person = own(part);
      if (person !== undefined) take(part.name, person);
    }
    for (const part of parts.toSorted((one, other) => Number(one.isParty) - Number(other.isParty))) {
      if (cast.has(part.name)) continue;
      const free = (this.#pools.get(part.key) ?? []).filter(
        (person) => !used.has(person) && !(part.isParty && this.#isTied(example, cast, part.name, person)),
      );
      const named = own(part);
      const found =
        named !== undefined && (free.includes(named) || named === this.#persona(example, part.name))
          ? named
          : free[nth % Math.max(1, free.length)];
      if (found === undefined) return undefined;
      take(part.name, found);
    }
    return cast;
  }

  /** In a story the people of the demo go by their own names, in whatever role. */
  #persona(example: Example, name: string): DemoPerson | undefined {
    return 'times' in example && name in this.#pack.demo.people ? this.people.find(({ person }) => person === `demo-${name}`) : undefined;
  }

  /** Somebody in the cast has declared an interest in this party, and the example does not say so. */
  #isTied({ interests }: Example, cast: ReadonlyMap<string, DemoPerson>, name: string, party: DemoPerson): boolean {
    return [...cast].some(
      ([other, { person }]) =>
        interests[other]?.includes(name) !== true &&
        this.interests.some((each) => each.person === person && (each.in === party.person || each.in === party.organisation)),
    );
  }

  #mostOf(roles: readonly string[]): number {
    const [role = ''] = roles;
    const [committee, category] = role.split('/');
    if (category !== undefined) return this.#pack.committees[committee!]?.seats[category] ?? 0;
    return this.#pack.roles[role]?.is === 'official' ? mostOf.official : mostOf.party;
  }

  #nameOf(name: string): Text {
    const known = this.#pack.people[name];
    return known === undefined
      ? sameText(name.charAt(0).toUpperCase() + name.slice(1))
      : inEach(titleOf(known), (language) => plain(wordsIn(known, language)));
  }

  /** An organisation of the examples, or one made up for a role whose organisation a public register shows. */
  #worksFor(name: string, roles: readonly string[]): { readonly organisation?: string } {
    const known = this.#pack.people[name];
    const isParty = roles.some((role) => this.#pack.roles[role]?.is === 'party');
    if (!isParty || (known?.number === undefined && !roles.some((role) => shownAsParty(this.#pack, role)))) return {};
    const id = this.#free(`demo-org-${slug(name)}`);
    const called = known?.number === undefined ? `${plain(this.#nameOf(name).en)} & Co.` : plain(known.en);
    this.organisations.push({
      id,
      name:
        known?.number === undefined
          ? marked(called)
          : organisationName(inEach(titleOf(known), (language) => plain(wordsIn(known, language)))),
      ...(known?.number !== undefined && !this.organisations.some(({ code }) => code === known.number) && { code: known.number }),
    });
    return { organisation: id };
  }

  #addFor(roles: readonly string[]): void {
    const is = rolesInWords(this.#pack, roles);
    this.#add(keyOf(roles), {
      key: slug(roles[0]!.replace('/', '-')),
      called: inEach(is, (language) => capital(wordsIn(is, language))),
      roles,
      ...this.#worksFor(roles[0]!, roles),
    });
  }

  #add(pool: string, { key, called: bare, is, roles, does, organisation, chair = false, until }: Adding): void {
    const id = this.#free(`demo-${slug(key)}`);
    const called = this.#numbered(bare);
    const seats = this.#seatsFor(roles, chair, until);
    const posts = roles.flatMap((role) => {
      const def = this.#pack.roles[role];
      return def?.is === 'official' ? [{ role, office: def.office! }] : [];
    });
    const parties = roles.filter((role) => this.#pack.roles[role]?.is === 'party');
    const person: DemoPerson = {
      person: id,
      account: accountName(called),
      name: inEach(
        called,
        (language) =>
          `${wordsIn(called, language)}${is === undefined ? '' : `${comma(language)}${wordsIn(is, language)}`}${markIn(language)}`,
      ),
      sentence: does ?? sentenceOf(this.#pack, roles),
      workplace: workplaceOf(this.#pack, roles),
      ...(organisation !== undefined && {
        organisation,
        organisationName: this.organisations.find((each) => each.id === organisation)!.name,
      }),
      ...(parties.length > 0 && { parties }),
      ...(posts.length > 0 && { posts }),
      ...(seats.length > 0 && { seats }),
    };
    this.people.push(person);
    this.#names.set(id, key);
    this.#pools.set(pool, [...(this.#pools.get(pool) ?? []), person]);
  }

  #seatsFor(roles: readonly string[], chair: boolean, until: Day | undefined): readonly Seat[] {
    return roles.flatMap((role): Seat[] => {
      const [committee, category] = role.split('/') as [string, string | undefined];
      const def = this.#pack.committees[committee];
      if (category === undefined || def === undefined) return [];
      const taken = this.#seats.get(role) ?? 0;
      if (taken >= (def.seats[category] ?? 0) && !def.perCase) return [];
      this.#seats.set(role, taken + 1);
      const presides = def.chair && (chair || (this.#chairless(def) && !this.#chosen(def)));
      return [
        {
          committee,
          category,
          ...(presides && { chair: true }),
          ...(def.perCase ? { perCase: true as const } : until === undefined ? termOf(def, this.#from) : { until }),
        },
      ];
    });
  }

  /** Nobody among the demo's own people presides, so the first member does. */
  #chairless({ name }: Committee): boolean {
    return !Object.values(this.#pack.demo.people).some(({ chair, roles }) => chair && roles.some((role) => role.startsWith(`${name}/`)));
  }

  #chosen({ name }: Committee): boolean {
    return this.people.some(({ seats = [] }) => seats.some(({ committee, chair }) => committee === name && chair === true));
  }

  /** Anyone who is called like somebody before has a number. */
  #numbered(called: Text): Text {
    const before = this.#called.get(called.en) ?? 0;
    this.#called.set(called.en, before + 1);
    return before === 0 ? called : inEach(called, (language) => `${wordsIn(called, language)} ${before + 1}`);
  }

  #free(wanted: string): string {
    let id = wanted;
    for (let next = 2; this.#ids.has(id); next += 1) id = `${wanted}-${next}`;
    this.#ids.add(id);
    return id;
  }
}

interface Adding {
  readonly key: string;
  readonly called: Text;
  /** Left out where it is called so already. */
  readonly is?: Text;
  readonly roles: readonly string[];
  readonly does?: Text;
  readonly organisation?: string;
  readonly chair?: boolean;
  /** The last day on its seat, where it is not that of a whole term. */
  readonly until?: Day;
}

const residents: Text = say('residents.resident');

const keyOf = (roles: readonly string[]): string => [...roles].toSorted().join(' ');

/** Persons whom somebody in the example has an interest in are found in a pool of their own. */
const poolOf = (example: Example, name: string, roles: readonly string[]): string => {
  const by = Object.entries(example.interests).flatMap(([person, others]) => (others.includes(name) ? [person] : []));
  return by.length > 0 ? `${keyOf(roles)}, in whom ${by.toSorted().join(' ')} has an interest` : keyOf(roles);
};

const termOf = ({ term }: Committee, from: Day): { readonly until?: Day } => {
  if (term === undefined || typeof term.amount !== 'number') return {};
  const months = term.unit === 'months' ? term.amount : undefined;
  return months === undefined ? {} : { until: addDays(addMonths(from, months), -1) };
};
