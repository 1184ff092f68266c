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
}

export class MayKnow {
  readonly #pack: Pack;
  readonly #files: ReadonlyMap<string, CaseFile>;

  constructor(pack: Pack, files: ReadonlyMap<string, CaseFile>) {
    this.#pack = pack;
    this.#files = files;
  }

  /** Whether a person may be told this word at all: by one of the places where it lies. */
  knows(person: Person, canary: Canary): boolean {
    return canary.places.some((place) => this.#reads(person, place));
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
        // Nothing of a person is public; those who work on a case know whom it is about.
        return place.person === person.person || person.roles.length > 0 || person.committees.length > 0;
      case 'own':
        return place.person === person.person;
      case 'inside': {
        const file = this.#files.get(place.case)!;
        return this.#actsIn(person, this.#procedure(file));
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
      if (!gaveIt && !this.#actsIn(person, this.#procedure(file))) return false;
      return this.#isShown(person, file, seq);
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
    const at = file.stays.findLastIndex(({ state }) => this.#mayRead(person, file, (states[state] ?? endings[state])?.shown ?? 'office'));
    if (at === -1) return undefined;
    const next = file.stays[at + 1];
    return next === undefined ? Number.POSITIVE_INFINITY : next.seq - 1;
  }

  #mayRead(person: Person, file: CaseFile, circle: Circle): boolean {
    switch (circle) {
      case 'public':
        return true;
      case 'parties':
        return this.#isParty(person, file) || this.#isInside(person, file);
      case 'office':
        return this.#isInside(person, file);
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

  /** Of an office that acts here or in a case that hangs on this one, or of the committee that votes here or has voted. */
  #isInside(person: Person, file: CaseFile): boolean {
    if (this.#actsIn(person, this.#procedure(file))) return true;
    if (this.#hangingOn(file).some((other) => this.#actsIn(person, this.#procedure(other)))) return true;
    const vote = this.#procedure(file).states[file.state]?.vote;
    if (vote !== undefined) {
      const named = this.#pack.committees[vote.by]?.perCase === true ? person.namedFor.has(file.id) : person.committees.includes(vote.by);
      if (named) return true;
    }
    return file.votes.some(({ members }) => members?.some(({ id }) => id === person.person));
  }

  #actsIn(person: Person, procedure: Procedure): boolean {
    const offices = new Set(person.roles.map((role) => this.#officeOf(role)));
    return this.#rolesOf(procedure).some((role) => this.#officeOf(role) !== undefined && offices.has(this.#officeOf(role)));
  }

  #isBehindTheWall(person: Person, file: CaseFile): boolean {
    const walled = Object.values(this.#pack.procedures).filter(({ states }) =>
      Object.values(states).some(({ shown }) => shown === 'sealed'),
    );
    return (
      this.#actsIn(person, this.#procedure(file)) &&
      person.roles.some((role) =>
        walled.some((procedure) =>
          this.#rolesOf(procedure)
            .map((one) => this.#officeOf(one))
            .includes(this.#officeOf(role)),
        ),
      )
    );
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
