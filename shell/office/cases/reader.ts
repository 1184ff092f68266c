import type { CaseView } from '#contract';
import { aboveIt, type CaseFile, type Files, isSealed, ownCase, partyOf, type World } from '#law/case';
import type { Day } from '#law/ground';
import { type Circle, type Fact, factReadersIn, isPersonal, type Pack, type Procedure, readersIn, rolesOf, walledOffices } from '#law/pack';
import type { Office } from '#shell/ledger';

/** Anyone who reads: a person with posts and mandates of a day, or nobody in particular. */
export interface Reader {
  readonly person?: string;
  /** The person and the organisations for which it may act. */
  readonly self: ReadonlySet<string>;
  /** The same for one procedure: a mandate may be for some of them alone. */
  readonly selfIn?: (procedure: string) => ReadonlySet<string>;
  /** Roles in which it may act today. */
  readonly posts: readonly string[];
  /** Roles that it holds, away or not: anyone who is away still may read. */
  readonly held: readonly string[];
  readonly today: Day;
  /** Oneself, the organisations one acts for, and those in which one has an interest: their cases are one's own. */
  readonly tied: ReadonlySet<string>;
  /** Does this person hold the case? */
  readonly holds?: (caseId: string) => boolean;
}

export const readerOf = (office: Office, person: string | undefined, today: Day): Reader => {
  if (person === undefined) return stranger(today);
  const self = new Set([person, ...office.mandates(person, today).map(({ id }) => id)]);
  const posts = office.posts(person, today);
  return {
    person,
    self,
    selfIn: (procedure) => new Set([person, ...office.mandates(person, today, procedure).map(({ id }) => id)]),
    tied: new Set([...self, ...office.interests(person)]),
    posts,
    held: [...new Set([...posts, ...office.postsHeld(person, today).map(({ role }) => role)])],
    today,
    holds: (caseId) => office.holders.get(caseId)?.person === person,
  };
};

/** Nobody in particular. */
export const stranger = (today: Day): Reader => ({ self: new Set(), tied: new Set(), posts: [], held: [], today });

/** What a reader is to one case, in whatever state it stands. */
export interface Standing {
  /** Party roles that the reader holds, here or in the case above. */
  readonly partyRoles: readonly string[];
  /** Posts of the reader that the procedure names under `reads`. */
  readonly roles: readonly string[];
  /** Holds the case or gave an order in it, or in the case above that opened it. */
  readonly worker: boolean;
  /** Reads, by its post, an open case that hangs on this one. */
  readonly reviewer: boolean;
  /** Sits on the committee that votes now. */
  readonly sits: boolean;
  /** Voting states in which it sat when they were closed. */
  readonly sat: readonly string[];
}

export const nobody: Standing = { partyRoles: [], roles: [], worker: false, reviewer: false, sits: false, sat: [] };

/** How a reader reads one stay of a case: the one that is shown to it. */
export interface Place {
  readonly partyRoles: readonly string[];
  /** Posts by which the reader reads this stay as the office does. */
  readonly roles: readonly string[];
  /** Of the office, and reads the case where it rests now. */
  readonly official: boolean;
  readonly worker: boolean;
  /** Of the office behind the statistical wall. */
  readonly statistician: boolean;
  /** Works on an open case that hangs on this one: it reads the file, but nothing personal. */
  readonly reviewer: boolean;
  /** Sits on the committee that votes here, or sat in this case. */
  readonly member: boolean;
}

/** The place of a reader to whom nothing but what is public, or what parties see, is shown. */
export const outside = (partyRoles: readonly string[] = []): Place => ({
  partyRoles,
  roles: [],
  official: false,
  worker: false,
  statistician: false,
  reviewer: false,
  member: false,
});

/** Whose own case it is reads it as a party alone, whatever posts it holds. */
export const standingIn = (world: World, files: Files, file: CaseFile, reader: Reader): Standing => {
  const { person } = reader;
  if (person === undefined) return nobody;
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const partyRoles = partyRolesOf(files, file, pack, procedure, reader);
  const sight = { packOf: (digest: string) => world.packOf(digest).pack, files, today: reader.today, world };
  if (ownCase(sight, file, person) !== undefined) return { ...nobody, partyRoles };
  return {
    partyRoles,
    roles: reader.held.filter((role) => procedure.reads[role] !== undefined),
    worker: worksOn(files, file, reader),
    reviewer: isReviewer(world, files, file, reader),
    sits: sitsNow(world, file, procedure, pack, reader),
    sat: file.votes.flatMap(({ state, members }) => (members?.some(({ id }) => id === person) === true ? [state] : [])),
  };
};

/** Holds the case or gave an order in it, or does so in the case above that opened it. */
const worksOn = (files: Files, file: CaseFile, { person, holds }: Reader): boolean => {
  const { parent } = file.opened;
  const above = parent === undefined || parent.apart === true ? undefined : files.get(parent.case);
  return [file, above].some((at) => at !== undefined && (holds?.(at.id) === true || at.acts.some((act) => act.person === person)));
};

/** Reads, by its post and in the state where it stands, an open case that was opened from this one and not kept apart, or that challenges it. */
const isReviewer = (world: World, files: Files, file: CaseFile, { held }: Reader): boolean =>
  held.length > 0 &&
  [...files.values()].some((other) => {
    const { parent, challenges } = other.opened;
    const hangsOn = (parent?.case === file.id && parent.apart !== true) || challenges?.case === file.id;
    if (!hangsOn) return false;
    const pack = world.packOf(other.digest).pack;
    const procedure = pack.procedures[other.opened.procedure]!;
    return procedure.endings[other.state] === undefined && readersIn(pack, procedure, other.state).some((role) => held.includes(role));
  });

/**
 * The last stay that a reader in this standing is shown, and how it reads it; nothing where it is shown none. The office reads a case in the states
 * that the pack names, and who worked on it still sees it as it stood there after it has gone on.
 */
export const shownTo = (
  pack: Pack,
  procedure: Procedure,
  { stays }: Pick<CaseFile, 'stays'>,
  standing: Standing,
): { readonly at: number; readonly place: Place } | undefined => {
  for (let at = stays.length - 1; at >= 0; at -= 1) {
    const place = placeAt(
      pack,
      procedure,
      stays.map(({ state }) => state),
      at,
      standing,
    );
    if (mayRead(place, shownIn(procedure, stays[at]!.state))) return { at, place };
  }
  return undefined;
};

const placeAt = (pack: Pack, procedure: Procedure, states: readonly string[], at: number, standing: Standing): Place => {
  const state = states[at]!;
  const isLast = at === states.length - 1;
  const place = procedure.states[state] ?? procedure.endings[state];
  const needsWork = !isLast || place?.inside === 'workers';
  const readers = new Set(standing.roles.length === 0 || (needsWork && !standing.worker) ? [] : readersIn(pack, procedure, state));
  const roles = standing.roles.filter((role) => readers.has(role));
  const walled = roles.length === 0 ? undefined : walledOffices(pack);
  return {
    partyRoles: standing.partyRoles,
    roles,
    official: isLast && roles.length > 0,
    worker: standing.worker,
    statistician: roles.some((name) => {
      const role = pack.roles[name];
      return role?.is === 'official' && walled!.has(role.office);
    }),
    reviewer: isLast && standing.reviewer,
    // What a committee votes on, and how it went.
    member: (isLast && standing.sits) || standing.sat.includes(state) || standing.sat.includes(states[at - 1] ?? ''),
  };
};

const partyRolesOf = (files: Files, file: CaseFile, pack: Pack, procedure: Procedure, reader: Reader): readonly string[] => {
  const self = reader.selfIn?.(procedure.name) ?? reader.self;
  const named = rolesOf(procedure).filter((role) => pack.roles[role]?.is === 'party');
  const held = named.filter((role) => self.has(partyOf(files, file, role)?.id ?? ''));
  const here = Object.entries(file.parties).flatMap(([role, party]) => (self.has(party.id) ? [role] : []));
  const above = aboveOf(files, file).flatMap((upper) =>
    Object.entries(upper.parties).flatMap(([role, party]) => (self.has(party.id) ? [role] : [])),
  );
  return [...new Set([...here, ...held, ...above])];
};

/** The cases above whose parties are parties here: the parent unless it is kept apart, or the one challenged, and so on. */
export const aboveOf = (files: Files, file: CaseFile): readonly CaseFile[] => {
  const found: CaseFile[] = [];
  for (let at: CaseFile | undefined = file; at !== undefined && found.length < 20; ) {
    at = aboveIt(files, at);
    if (at !== undefined) found.push(at);
  }
  return found;
};

const sitsNow = (world: World, file: CaseFile, procedure: Procedure, pack: Pack, { person, today }: Reader): boolean => {
  const vote = procedure.states[file.state]?.vote;
  if (vote === undefined) return false;
  const forCase = pack.committees[vote.by]?.perCase === true ? file.id : '';
  return world.people.members(vote.by, today, forCase).some(({ id, until }) => id === person && (until === undefined || until >= today));
};

/** May a reader in this place read what is shown to this circle? A party sees its own case behind the wall, nobody else's. */
export const mayRead = (place: Place, shown: Circle): boolean => {
  switch (shown) {
    case 'public':
      return true;
    case 'parties':
      return place.partyRoles.length > 0 || isInside(place);
    case 'office':
      return isInside(place);
    case 'sealed':
      return place.statistician || place.partyRoles.length > 0;
  }
};

/** May it read a fact of the case that it is shown, apart from what it gave itself? */
export const mayReadFact = (place: Place, pack: Pack, procedure: Procedure, file: CaseFile, fact: Fact): boolean => {
  const sealed = (name: string): boolean => isSealed(procedure, file, name);
  const byPost =
    place.roles.length > 0 ? factReadersIn(pack, procedure, file.state, fact, sealed).filter((role) => place.roles.includes(role)) : [];
  if (byPost.length > 0 && (fact.inside !== 'workers' || place.worker)) return true;
  if (fact.personal) return false;
  const asParty = place.partyRoles.length > 0 && fact.shown !== 'office';
  if (fact.shown === 'public' || asParty) return true;
  // Reviewers and members read the file, but nothing personal and nothing that is kept to some of the office.
  return (place.reviewer || place.member) && fact.shown !== 'sealed' && fact.inside === undefined && !isPersonal(pack.facts, fact);
};

export const shownIn = (procedure: Procedure, state: string): Circle =>
  (procedure.states[state] ?? procedure.endings[state])?.shown ?? 'office';

/** Reads as the office does, now or as it stood when it could. */
export const isInside = ({ roles, reviewer, member }: Place): boolean => roles.length > 0 || reviewer || member;

export const circleOf = (place: Place): CaseView['circle'] =>
  isInside(place) ? 'office' : place.partyRoles.length > 0 ? 'parties' : 'public';

/** What a narrower circle sees; never more than one's own. */
export const narrowed = (standing: Standing, circle: CaseView['circle'], as: 'public' | 'parties' | 'office' | undefined): Standing => {
  if (as === undefined || as === circle) return standing;
  if (as === 'public') return nobody;
  return as === 'parties' && circle === 'office' ? { ...nobody, partyRoles: ['party'] } : standing;
};
