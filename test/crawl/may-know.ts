import type { CaseFile } from '#law/case';
import type { Circle, Pack, Procedure } from '#law/pack';
import type { Canary, Place } from './canaries.ts';

/**
 * Who may know what, worked out from the pack alone: a second implementation, written from `docs/guides/pack-language.md` (sections 2, 4, 6 and 8)
 * and knowing nothing of the shell's reader. Naive on purpose: read it beside the reference.
 */
export interface Person {
  /** Missing for somebody without an account. */
  readonly person?: string;
  /** The person and the organisations for which it may act. */
  readonly self: ReadonlySet<string>;
  /** Official roles held today, in one's own right or lent. */
  readonly roles: readonly string[];
  /** Committees with a standing seat today. */
  readonly committees: readonly string[];
  /** Cases for which it was named to a committee. */
  readonly namedFor: ReadonlySet<string>;
  /** The one case that its tracking code opens. */
  readonly code?: string;
  /** Persons in whom a colleague has declared an interest: the office's lists name them. */
  readonly interestsNamed?: ReadonlySet<string>;
}

export class MayKnow {
  readonly #pack: Pack;
  readonly #files: ReadonlyMap<string, CaseFile>;
  readonly #holders: ReadonlyMap<string, string>;

  /** @param holders case → the official who holds it */
  constructor(pack: Pack, files: ReadonlyMap<string, CaseFile>, holders: ReadonlyMap<string, string>) {
    this.#pack = pack;
    this.#files = files;
    this.#holders = holders;
  }

  /** Whether a person may be told this word at all: by one of the places where it lies. */
  knows(person: Person, canary: Canary): boolean {
    return canary.places.some(
      (place) => this.#reads(person, place) || (canary.of.startsWith('digest of ') && this.#isFixedInPublic(place)),
    );
  }

  /** A conformity table in public tells the digests of the files that were given with its requirements: one that was swapped later would have another. */
  #isFixedInPublic(place: Place): boolean {
    if (place.kind !== 'fact' || this.#pack.facts[place.fact]!.personal) return false;
    const file = this.#files.get(place.case)!;
    const { views, states, endings } = this.#procedure(file);
    const requirements = views.conformity?.requirements;
    const given = requirements === undefined ? undefined : file.given[requirements]?.seq;
    return given === place.seq && (states[file.state] ?? endings[file.state])?.shown === 'public';
  }

  /** Whether a case is there for this person: some stay of it is shown to them. */
  seesCase(person: Person, id: string): boolean {
    const file = this.#files.get(id);
    return file !== undefined && this.#lastShown(person, file) !== undefined;
  }

  #reads(person: Person, place: Place): boolean {
    switch (place.kind) {
      case 'fact':
        return this.#readsFact(person, place);
      case 'letter': {
        const file = this.#files.get(place.case)!;
        const shown = this.#lastShown(person, file);
        if (shown === undefined || place.seq > shown) return false;
        return this.#isInside(person, file) || (this.#isParty(person, file) && this.#pack.roles[place.to]?.is !== 'official');
      }
      case 'person':
        return place.person === person.person || this.#knowsName(person, place.person);
      case 'own':
        return place.person === person.person || (place.what === 'e-mail' && this.#keepsAccounts(person));
      case 'inside': {
        const file = this.#files.get(place.case)!;
        return this.#readsNow(person, file) || this.#lastShownAsOffice(person, file) !== undefined;
      }
      case 'staff':
        return person.roles.length > 0;
      case 'nobody':
        return false;
    }
  }

  #readsFact(person: Person, { case: id, fact: name, seq, by }: Extract<Place, { readonly kind: 'fact' }>): boolean {
    const file = this.#files.get(id)!;
    const fact = this.#pack.facts[name]!;
    if (fact.personal) {
      const gaveIt = by !== undefined && person.self.has(by);
      return (gaveIt || this.#readsPersonal(person, file, name)) && this.#isShown(person, file, seq);
    }
    // What is read in a case is also read in the cases that hang on it, unless they are kept apart.
    return [file, ...this.#below(file)].some(
      (at) =>
        this.#mayRead(person, at, fact.shown) &&
        (at === file ? this.#isShown(person, file, seq) : this.#lastShown(person, at) !== undefined),
    );
  }

  #isShown(person: Person, file: CaseFile, seq: number): boolean {
    const shown = this.#lastShown(person, file);
    return shown !== undefined && seq <= shown;
  }

  /** The last event of the last stay that is shown to them: what came after it they do not see. */
  #lastShown(person: Person, file: CaseFile): number | undefined {
    const { states, endings } = this.#procedure(file);
    const at = file.stays.findLastIndex(({ state }, index) =>
      this.#mayRead(person, file, (states[state] ?? endings[state])?.shown ?? 'office', index),
    );
    return at === -1 ? undefined : this.#endOf(file, at);
  }

  #lastShownAsOffice(person: Person, file: CaseFile): number | undefined {
    const at = file.stays.findLastIndex((_, index) => this.#isInside(person, file, index));
    return at === -1 ? undefined : this.#endOf(file, at);
  }

  #endOf(file: CaseFile, stay: number): number {
    const next = file.stays[stay + 1];
    return next === undefined ? Number.POSITIVE_INFINITY : next.seq - 1;
  }

  /** @param stay in which the case is looked at; any of them where a fact is asked for that was given on the way */
  #mayRead(person: Person, file: CaseFile, circle: Circle, stay?: number): boolean {
    switch (circle) {
      case 'public':
        return true;
      case 'parties':
        return this.#isParty(person, file) || this.#isInside(person, file, stay);
      case 'office':
        return this.#isInside(person, file, stay);
      case 'sealed':
        return this.#isParty(person, file) || this.#isBehindTheWall(person, file);
      default:
        return false;
    }
  }

  #isParty(person: Person, file: CaseFile): boolean {
    if (person.code === file.id) return true;
    const holders = [file, ...this.#above(file)].flatMap(({ parties }) => Object.values(parties).map(({ id }) => id));
    // A role that nobody took is held by the party of the case that put the subject into a register.
    const open = this.#rolesOf(this.#procedure(file)).filter(
      (role) => this.#pack.roles[role]?.is === 'party' && file.parties[role] === undefined,
    );
    const { subject } = file.opened;
    const providers =
      open.length === 0 || subject === undefined
        ? []
        : [...this.#files.values()]
            .filter((other) => other.opened.subject?.id === subject.id && Object.keys(other.numbers).length > 0)
            .flatMap(({ parties }) => Object.values(parties).map(({ id }) => id));
    return [...holders, ...providers].some((id) => person.self.has(id));
  }

  /** Reads a stay as the office does: by its role, as a reviewer, as a member; whose own case it is reads it as a party alone. */
  #isInside(person: Person, file: CaseFile, stay?: number): boolean {
    if (this.#isParty(person, file)) return false;
    if (this.#readsNow(person, file) || this.#reviews(person, file)) return true;
    const stays = stay === undefined ? file.stays.map((_, at) => at) : [stay];
    return stays.some((at) => {
      const { state } = file.stays[at]!;
      const before = file.stays[at - 1]?.state;
      if (this.#worksOn(person, file) && this.#readsIn(person, file, state)) return true;
      return this.#votesIn(person, file, state) || (before !== undefined && this.#votesIn(person, file, before));
    });
  }

  #readsNow(person: Person, file: CaseFile): boolean {
    return !this.#isParty(person, file) && this.#readsIn(person, file, file.state);
  }

  #readsIn(person: Person, file: CaseFile, state: string): boolean {
    const { reads } = this.#procedure(file);
    return person.roles.some((role) => reads[role]?.in.includes(state) === true);
  }

  /** Holds it or gave an order in it, or in the case above that opened it. */
  #worksOn({ person }: Person, file: CaseFile): boolean {
    if (person === undefined) return false;
    return [file, this.#directlyAbove(file)].some(
      (at) => at !== undefined && (this.#holders.get(at.id) === person || at.acts.some((act) => act.person === person)),
    );
  }

  /** A role that reads an open case which hangs on this one. */
  #reviews(person: Person, file: CaseFile): boolean {
    return this.#hangingOn(file).some(
      (other) =>
        other.opened.parent?.apart !== true &&
        this.#procedure(other).endings[other.state] === undefined &&
        this.#readsIn(person, other, other.state),
    );
  }

  #votesIn(person: Person, file: CaseFile, state: string): boolean {
    const vote = this.#procedure(file).states[state]?.vote;
    if (vote === undefined) return false;
    const sat = file.votes.some((kept) => kept.state === state && kept.members?.some(({ id }) => id === person.person) === true);
    if (sat) return true;
    if (state !== file.state) return false;
    return this.#pack.committees[vote.by]?.perCase === true ? person.namedFor.has(file.id) : person.committees.includes(vote.by);
  }

  #readsPersonal(person: Person, file: CaseFile, fact: string): boolean {
    if (this.#isParty(person, file) || this.#isSealed(file, fact)) return false;
    const { reads } = this.#procedure(file);
    return person.roles.some((role) => {
      const where = reads[role]?.personal[fact] ?? [];
      return where.includes(file.state) || (this.#worksOn(person, file) && file.stays.some(({ state }) => where.includes(state)));
    });
  }

  #isSealed(file: CaseFile, name: string): boolean {
    const { sealed, orders } = this.#procedure(file);
    return (
      sealed.includes(name) && !Object.values(orders).some((order) => order.unseals.includes(name) && (file.times[order.name] ?? 0) > 0)
    );
  }

  /** Colleagues know each other. Of others only those know the name who read a case of theirs in which it is not sealed. */
  #knowsName(person: Person, whose: string): boolean {
    if (person.roles.length === 0 && person.committees.length === 0 && person.namedFor.size === 0) return false;
    if (person.interestsNamed?.has(whose) === true) return true;
    if (this.#keepsAccounts(person) || this.#seatsMembers(person)) return true;
    const cases = [...this.#files.values()].filter(
      (file) => Object.values(file.parties).some(({ id }) => id === whose) || file.acts.some((act) => act.person === whose),
    );
    const isParty = cases.some((file) => Object.values(file.parties).some(({ id }) => id === whose));
    if (!isParty) return true;
    return cases.some(
      (file) =>
        this.#lastShownAsOffice(person, file) !== undefined &&
        !Object.entries(file.parties).every(([role, { id }]) => id !== whose || this.#isSealed(file, role)),
    );
  }

  /** Anyone who may switch accounts off sees them with their addresses. */
  #keepsAccounts({ roles }: Person): boolean {
    return Object.values(this.#pack.powers).some(
      (power) => /accounts|people/.test(power.name) && power.by.some((role) => roles.includes(role)),
    );
  }

  /** Anyone who names the members of a committee chooses them among everybody with an account. */
  #seatsMembers({ roles }: Person): boolean {
    const keepers = Object.values(this.#pack.procedures).flatMap(({ states }) =>
      Object.values(states).flatMap(({ vote, waits }) => (vote === undefined || waits === undefined ? [] : [waits])),
    );
    return roles.some((role) => keepers.includes(role));
  }

  #isBehindTheWall(person: Person, file: CaseFile): boolean {
    const walled = Object.values(this.#pack.procedures).filter(({ states }) =>
      Object.values(states).some(({ shown }) => shown === 'sealed'),
    );
    const offices = walled.flatMap((procedure) => this.#rolesOf(procedure).map((role) => this.#officeOf(role)));
    return this.#readsIn(person, file, file.state) && person.roles.some((role) => offices.includes(this.#officeOf(role)));
  }

  #officeOf(role: string): string | undefined {
    const known = this.#pack.roles[role];
    return known?.is === 'official' ? known.office : undefined;
  }

  #rolesOf({ orders, states }: Procedure): readonly string[] {
    return [...Object.values(orders).flatMap(({ by }) => by), ...Object.values(states).flatMap(({ waits }) => waits ?? [])];
  }

  #procedure(file: CaseFile): Procedure {
    return this.#pack.procedures[file.opened.procedure]!;
  }

  #above(file: CaseFile): readonly CaseFile[] {
    const found: CaseFile[] = [];
    for (let at = this.#directlyAbove(file); at !== undefined && !found.includes(at); at = this.#directlyAbove(at)) found.push(at);
    return found;
  }

  #directlyAbove({ opened }: CaseFile): CaseFile | undefined {
    if (opened.parent?.apart === true) return undefined;
    return this.#files.get(opened.parent?.case ?? opened.challenges?.case ?? '');
  }

  #hangingOn(file: CaseFile): readonly CaseFile[] {
    return [...this.#files.values()].filter(({ opened }) => opened.parent?.case === file.id || opened.challenges?.case === file.id);
  }

  #below(file: CaseFile): readonly CaseFile[] {
    return [...this.#files.values()].filter((other) => other !== file && this.#above(other).includes(file));
  }
}
