import type { Member } from '#law/committee';
import type { Named, Pack, Procedure } from '#law/pack';
import type { Path, PathMove } from '../paths/path.ts';

/** Invented people, named after what they are: nobody is meant. */
export interface Cast {
  /** Person → roles, as in an example. */
  readonly people: Named<readonly string[]>;
  /** Persons of a role, in the order in which they are asked. */
  readonly of: Readonly<Record<string, readonly string[]>>;
  /** Label of a trace → who it is. */
  readonly labelled: Readonly<Record<string, string>>;
  readonly members: Readonly<Record<string, readonly Member[]>>;
  /** Who is to act in the case above as well: in whatever role of an office that case asks for. */
  readonly above?: string;
}

/** Several of each office, so that who must be another can be; one of each party; every seat of every committee. */
const officialsEach = 4;

/** The people that a trace may need: one person for each of its labels, with all roles in which the label acts. */
export const castOf = (pack: Pack, path: Path): Cast => {
  const people: Record<string, string[]> = {};
  const of: Record<string, string[]> = {};
  const members: Record<string, Member[]> = {};
  for (const role of Object.values(pack.roles)) {
    const names = Array.from({ length: role.is === 'party' ? 1 : officialsEach }, (_, n) => `${role.name}-${n + 1}`);
    for (const name of names) people[name] = [role.name];
    of[role.name] = names;
  }
  of['anyone'] = ['resident-1'];
  people['resident-1'] = [];
  for (const committee of Object.values(pack.committees)) {
    members[committee.name] = Object.entries(committee.seats).flatMap(([category, seats]) =>
      Array.from({ length: seats }, (_, n) => {
        const id = `${committee.name}-${category}-${n + 1}`;
        people[id] = [`${committee.name}/${category}`];
        return { id, category };
      }),
    );
  }
  const labelled: Record<string, string> = {};
  for (const [label, roles] of rolesOfLabels(pack, path)) {
    const seat = roles.find(({ seat: isSeat }) => isSeat);
    const first = seat === undefined ? of[roles[0]!.role]?.[0] : members[seat.role]?.[0]?.id;
    if (first === undefined) continue;
    labelled[label] = first;
    people[first] = [
      ...new Set([
        ...people[first]!,
        ...roles.flatMap(({ role, seat: isSeat }) => (isSeat || pack.roles[role]?.is !== 'official' ? [] : [role])),
      ]),
    ];
  }
  const above = path.above === undefined ? undefined : labelled[path.above];
  if (above === undefined) return { people, of, labelled, members };
  const offices = Object.values(pack.roles).flatMap(({ name, is }) => (is === 'official' ? [name] : []));
  people[above] = [...new Set([...people[above]!, ...offices])];
  return { people, of, labelled, members, above };
};

interface Doing {
  readonly role: string;
  readonly seat: boolean;
}

const rolesOfLabels = (pack: Pack, path: Path): ReadonlyMap<string, readonly Doing[]> => {
  const labels = new Map<string, Doing[]>();
  const procedure = pack.procedures[path.procedure]!;
  for (const move of path.moves) {
    for (const [label, doing] of doingsOf(procedure, move)) labels.set(label, [...(labels.get(label) ?? []), doing]);
  }
  return labels;
};

const doingsOf = (procedure: Procedure, move: PathMove): readonly (readonly [string, Doing])[] => {
  if (move.kind === 'order' && move.doer !== undefined) return [[move.doer, { role: move.role, seat: false }]];
  const vote = move.kind === 'closes' ? procedure.states[move.state]?.vote : undefined;
  return move.kind === 'closes' && move.voter !== undefined && vote !== undefined ? [[move.voter, { role: vote.by, seat: true }]] : [];
};

/** Only those who act, and the seats of committees that sit, for all seats count there. */
export const thoseWhoAct = (cast: Cast, acting: ReadonlySet<string>): Named<readonly string[]> => {
  const sitting = new Set(
    Object.values(cast.members).flatMap((members) => (members.some(({ id }) => acting.has(id)) ? members.map(({ id }) => id) : [])),
  );
  return Object.fromEntries(Object.entries(cast.people).filter(([name]) => acting.has(name) || sitting.has(name)));
};
