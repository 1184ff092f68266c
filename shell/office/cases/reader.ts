import type { CaseView } from '#contract';
import { aboveIt, type CaseFile, type Files, partyOf, type World } from '#law/case';
import type { Day } from '#law/ground';
import type { Circle, Pack, Procedure } from '#law/pack';
import type { Office } from '#shell/ledger';

/** Whoever reads: a person with posts and mandates of a day, or nobody in particular. */
export interface Reader {
  readonly person?: string;
  /** The person and the organisations for which it may act. */
  readonly self: ReadonlySet<string>;
  /** Roles in which it may act today. */
  readonly posts: readonly string[];
  /** Roles that it holds, away or not: whoever is away still may read. */
  readonly held: readonly string[];
  readonly today: Day;
}

export const readerOf = (office: Office, person: string | undefined, today: Day): Reader => {
  if (person === undefined) return { self: new Set(), posts: [], held: [], today };
  const posts = office.posts(person, today);
  return {
    person,
    self: new Set([person, ...office.mandates(person, today).map(({ id }) => id)]),
    posts,
    held: [...new Set([...posts, ...office.postsHeld(person, today).map(({ role }) => role)])],
    today,
  };
};

/** Where a reader stands towards one case. */
export interface Place {
  /** Party roles that the reader holds, here or in the case above. */
  readonly partyRoles: readonly string[];
  /** Holds a post in an office that acts in the procedure. */
  readonly official: boolean;
  /** Of the office behind the statistical wall. */
  readonly statistician: boolean;
  /** Of an office that reviews this case, or works on one that hangs on it: it reads the file, but nothing personal. */
  readonly reviewer: boolean;
  /** Sits on the committee that votes now, or has sat in this case. */
  readonly member: boolean;
}

export const nobody: Place = { partyRoles: [], official: false, statistician: false, reviewer: false, member: false };

export const placeIn = (world: World, files: Files, file: CaseFile, reader: Reader): Place => {
  if (reader.person === undefined) return nobody;
  const pack = world.packOf(file.digest).pack;
  const procedure = pack.procedures[file.opened.procedure]!;
  const acting = actingOffices(pack, procedure);
  const walled = walledOffices(pack);
  const offices = reader.held.flatMap((name) => officeOfRole(pack, name));
  return {
    partyRoles: partyRolesOf(files, file, pack, procedure, reader),
    official: offices.some((office) => acting.has(office)),
    statistician: offices.some((office) => acting.has(office) && walled.has(office)),
    reviewer: offices.some((office) => below(world, files, file).some((other) => other.has(office))),
    member: isMember(world, file, pack, procedure, reader),
  };
};

/** Offices that act in cases opened from this one or against it. */
const below = (world: World, files: Files, file: CaseFile): readonly ReadonlySet<string>[] =>
  [...files.values()].flatMap((other) => {
    if (other.opened.parent?.case !== file.id && other.opened.challenges?.case !== file.id) return [];
    const pack = world.packOf(other.digest).pack;
    return [actingOffices(pack, pack.procedures[other.opened.procedure]!)];
  });

const officeOfRole = (pack: Pack, name: string): readonly string[] => {
  const role = pack.roles[name];
  return role?.is === 'official' ? [role.office] : [];
};

/** Roles that give orders in a procedure or are waited for there. */
export const rolesOf = (procedure: Procedure): readonly string[] => [
  ...new Set([
    ...Object.values(procedure.orders).flatMap((order) => order.by),
    ...Object.values(procedure.states).flatMap((state) => state.waits ?? []),
  ]),
];

export const actingOffices = (pack: Pack, procedure: Procedure): ReadonlySet<string> =>
  new Set(rolesOf(procedure).flatMap((role) => officeOfRole(pack, role)));

/** Offices that act where a state is sealed: the wall is theirs. */
export const walledOffices = (pack: Pack): ReadonlySet<string> =>
  new Set(
    Object.values(pack.procedures)
      .filter((procedure) => Object.values(procedure.states).some(({ shown }) => shown === 'sealed'))
      .flatMap((procedure) => [...actingOffices(pack, procedure)]),
  );

const partyRolesOf = (files: Files, file: CaseFile, pack: Pack, procedure: Procedure, { self }: Reader): readonly string[] => {
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

const isMember = (world: World, file: CaseFile, pack: Pack, procedure: Procedure, { person, today }: Reader): boolean => {
  const vote = procedure.states[file.state]?.vote;
  if (vote !== undefined) {
    const forCase = pack.committees[vote.by]?.perCase === true ? file.id : '';
    if (world.people.members(vote.by, today, forCase).some(({ id, until }) => id === person && (until === undefined || until >= today)))
      return true;
  }
  return file.votes.some((kept) => kept.members?.some(({ id }) => id === person));
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

/** Reads as the office does. */
export const isInside = ({ official, reviewer, member }: Place): boolean => official || reviewer || member;

export const circleOf = (place: Place): CaseView['circle'] =>
  isInside(place) ? 'office' : place.partyRoles.length > 0 ? 'parties' : 'public';

/** What a narrower circle sees; never more than one's own. */
export const narrowed = (place: Place, as: 'public' | 'parties' | 'office' | undefined): Place => {
  if (as === undefined || as === circleOf(place)) return place;
  if (as === 'public') return nobody;
  return as === 'parties' && circleOf(place) === 'office' ? { ...nobody, partyRoles: ['party'] } : place;
};
