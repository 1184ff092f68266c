import type { Party, People, SeatedMember } from '#law/case';
import type { Day } from '#law/ground';
import type { OfficeEvent } from './office-events.ts';
import { keepRecords, newRecords, type Records } from './office-records.ts';
import { covers, type Delegation, type LentPost, lentPosts, type Post, type Span } from './stand-ins.ts';

interface Mandate extends Span {
  readonly organisation: string;
  /** All of them, if left out. */
  readonly procedures?: readonly string[];
}
/** A mandate as its organisation sees it: by whom it is held, and for which procedures; for all of them, if none is named. */
export interface MandateHeld {
  readonly person: string;
  readonly from: Day;
  readonly until?: Day;
  readonly procedures?: readonly string[];
}
interface Seat extends Span {
  readonly person: string;
  readonly category: string;
  readonly chair?: boolean;
  readonly case?: string;
  left?: Day;
}
/** A post that waits for a second person. */
export interface ProposedPost extends Post {
  readonly person: string;
  /** The entry by which it was proposed. */
  readonly entry: number;
  readonly by?: string;
}

/** The office as folded from its stream. */
export interface Office extends People, Records {
  /** Of the last event folded; a cached office is good while the stream has no more. */
  readonly version: number;
  organisation(id: string): Party | undefined;
  /** The organisation that has a code. */
  organisationOf(code: string): string | undefined;
  codeOf(organisation: string): string | undefined;
  /** Who acts for an organisation on a day. */
  mandatesOf(organisation: string, on: Day): readonly MandateHeld[];
  /** Named by its representative, and not confirmed yet. */
  waitsForConfirmation(organisation: string): boolean;
  /** All of those. */
  unconfirmed(): readonly { readonly id: string; readonly name: string; readonly code?: string }[];
  readonly persons: ReadonlySet<string>;
  /** Posts with their offices, absences and delegations left out: for lists of staff. */
  postsHeld(person: string, on: Day): readonly { readonly role: string; readonly office: string }[];
  /** Persons who hold a post in this role on a day, away or not. */
  holdersOf(role: string, on: Day): readonly string[];
  /** The last day of an absence that covers this one. */
  awayUntil(person: string, on: Day): Away | undefined;
  /** Posts that a person holds for absent colleagues on a day. */
  lent(person: string, on: Day): readonly LentPost[];
  /** Who stands in for an absent person on a day, with the roles that this gives. */
  standInsOf(person: string, on: Day): readonly { readonly person: string; readonly role: string }[];
  /** Posts that wait for a second person, in the order in which they were proposed. */
  readonly proposedPosts: readonly ProposedPost[];
  /** Absences of a person, those that are over too. */
  absencesOf(person: string): readonly Away[];
  /** Delegations to a person, those that are over too: anyone who comes a day late is told so. */
  delegationsTo(person: string): readonly DelegationTo[];
  /** The cases for which alone a person is named to a committee, as experts are. */
  namedFor(person: string, on: Day): readonly string[];
}

export interface Away {
  readonly from: Day;
  readonly until?: Day;
}

export interface DelegationTo extends Away {
  readonly giver: string;
  readonly roles?: readonly string[];
}

/** All of it in one go. */
export const foldOffice = (events: readonly OfficeEvent[]): Office => {
  const records = newRecords();
  keepRecords(records, events);
  return { ...foldPeople(events), ...records };
};

/** Total and unchecking: what happened, happened. Whether it may happen is asked where it is entered. */
export const foldPeople = (events: Iterable<OfficeEvent>): Omit<Office, keyof Records> => {
  const persons = new Set<string>();
  const names = new Map<string, string>();
  const codes = new Map<string, string>();
  const waiting = new Set<string>();
  const posts = lists<Post>();
  const mandates = lists<Mandate>();
  const seats = lists<Seat>();
  const absences = lists<Span>();
  const delegations = lists<Delegation>();
  const interests = new Map<string, Set<string>>();
  const proposed = new Map<number, ProposedPost>();
  let version = 0;
  for (const event of events) {
    version = event.seq;
    switch (event.type) {
      case 'personAdded':
        persons.add(event.person);
        break;
      case 'organisationNamed':
        names.set(event.organisation, event.name);
        if (event.code !== undefined) codes.set(event.code, event.organisation);
        if (event.toConfirm === true) waiting.add(event.organisation);
        break;
      case 'organisationConfirmed':
        waiting.delete(event.organisation);
        break;
      case 'mandateGiven':
        mandates.of(event.person).push({
          organisation: event.organisation,
          ...(event.procedures === undefined ? {} : { procedures: event.procedures }),
          ...span(event),
        });
        break;
      case 'mandateEnded':
        end(mandates.of(event.person), event.on, ({ organisation }) => organisation === event.organisation);
        break;
      case 'postGiven':
        posts.of(event.person).push({ role: event.role, office: event.office, ...span(event) });
        break;
      case 'postProposed': {
        const { person, role, office, actor } = event;
        proposed.set(event.seq, { person, role, office, entry: event.seq, ...(actor === undefined ? {} : { by: actor }), ...span(event) });
        break;
      }
      case 'postConfirmed': {
        const post = proposed.get(event.entry);
        proposed.delete(event.entry);
        // It is held from the day on which it was confirmed, however early it was proposed for.
        if (post !== undefined) {
          const { person, role, office, until } = post;
          const { from } = post.from < event.from ? event : post;
          posts.of(person).push({ role, office, from, ...(until === undefined ? {} : { until }) });
        }
        break;
      }
      case 'postTakenBack':
        proposed.delete(event.entry);
        break;
      case 'postEnded':
        end(posts.of(event.person), event.on, ({ role, office }) => role === event.role && office === event.office);
        break;
      case 'seatTaken': {
        const { person, category, chair, case: forCase } = event;
        const only = { ...(chair === undefined ? {} : { chair }), ...(forCase === undefined ? {} : { case: forCase }) };
        seats.of(event.committee).push({ person, category, ...only, ...span(event) });
        break;
      }
      case 'seatLeft':
        for (const seat of seats.of(event.committee)) {
          if (seat.person === event.person && seat.case === event.case && seat.left === undefined) seat.left = event.on;
        }
        break;
      case 'away':
        absences.of(event.person).push(span(event));
        break;
      case 'delegated': {
        const { roles, allowed } = event;
        const limits = { ...(roles === undefined ? {} : { roles }), ...(allowed === undefined ? {} : { allowed }) };
        delegations.of(event.to).push({ giver: event.person, ...limits, ...span(event) });
        break;
      }
      case 'delegationRevoked':
        for (const delegation of delegations.of(event.to)) {
          if (delegation.giver === event.person && delegation.from === event.from) delegation.revoked ??= event.on;
        }
        break;
      case 'interestDeclared':
        interests.set(event.person, (interests.get(event.person) ?? new Set()).add(event.in));
        break;
      case 'interestWithdrawn':
        interests.get(event.person)?.delete(event.in);
    }
  }

  const away = (person: string, on: Day): boolean => absences.of(person).some((span) => covers(span, on));
  const postsHeld = (person: string, on: Day): readonly Post[] => posts.of(person).filter((post) => covers(post, on));
  const lent = (person: string, on: Day): readonly LentPost[] => lentPosts({ postsHeld, isAway: away }, delegations.of(person), person, on);
  const party = (id: string): Party => {
    const name = names.get(id);
    return name === undefined ? { kind: 'organisation', id } : { kind: 'organisation', id, name };
  };
  return {
    version,
    persons,
    postsHeld,
    organisation: (id) => (names.has(id) ? party(id) : undefined),
    organisationOf: (code) => codes.get(code),
    waitsForConfirmation: (organisation) => waiting.has(organisation),
    codeOf: (organisation) => [...codes].find(([, of]) => of === organisation)?.[0],
    mandatesOf: (organisation, on) =>
      [...mandates.entries()].flatMap(([person, held]) =>
        held.flatMap((mandate) => {
          const { organisation: of, procedures } = mandate;
          return of === organisation && covers(mandate, on)
            ? [{ person, ...span(mandate), ...(procedures === undefined ? {} : { procedures }) }]
            : [];
        }),
      ),
    unconfirmed: () =>
      [...waiting].map((id) => {
        const code = [...codes].find(([, of]) => of === id)?.[0];
        return { id, name: names.get(id) ?? id, ...(code === undefined ? {} : { code }) };
      }),
    holdersOf: (role, on) =>
      [...posts.entries()].flatMap(([person, held]) => (held.some((post) => post.role === role && covers(post, on)) ? [person] : [])),
    awayUntil: (person, on) => absences.of(person).find((span) => covers(span, on)),
    absencesOf: (person) => absences.of(person),
    delegationsTo: (person) => delegations.of(person),
    lent,
    standInsOf: (person, on) =>
      [...delegations.entries()].flatMap(([deputy]) =>
        lent(deputy, on).flatMap(({ giver, role }) => (giver === person ? [{ person: deputy, role }] : [])),
      ),
    proposedPosts: [...proposed.values()],
    posts: (person, on) => (away(person, on) ? [] : [...new Set([...postsHeld(person, on), ...lent(person, on)].map(({ role }) => role))]),
    standsInFor: (person, role, on) =>
      postsHeld(person, on).some((post) => post.role === role)
        ? []
        : [...new Set(lent(person, on).flatMap((post) => (post.role === role ? [post.giver] : [])))],
    mandates: (person, on, procedure) => [
      ...new Map(
        mandates
          .of(person)
          .filter((mandate) => covers(mandate, on) && (procedure === undefined || (mandate.procedures?.includes(procedure) ?? true)))
          .map(({ organisation }) => [organisation, party(organisation)]),
      ).values(),
    ],
    interests: (person) => [...(interests.get(person) ?? [])],
    namedFor: (person, on) =>
      [...seats.entries()].flatMap(([, held]) =>
        held.flatMap((seat) =>
          seat.case !== undefined && seat.person === person && covers(seat, on) && !hasLeft(seat, on) ? [seat.case] : [],
        ),
      ),
    // A member whose term has run out is still listed, with its last day: the engine says `termEnded` instead of `notSeated`.
    members: (committee, on, forCase): readonly SeatedMember[] =>
      seats
        .of(committee)
        .filter((seat) => seat.from <= on && !hasLeft(seat, on) && (seat.case === undefined || seat.case === forCase))
        .map(({ person, category, chair, until }) => ({
          id: person,
          category,
          ...(chair === undefined ? {} : { chair }),
          ...(until === undefined ? {} : { until }),
        })),
  };
};

const hasLeft = ({ left }: Seat, on: Day): boolean => left !== undefined && on >= left;

const span = ({ from, until }: { readonly from: Day; readonly until?: Day }): Span => (until === undefined ? { from } : { from, until });

/** Ended on a day: that day is the last one. */
const end = <T extends Span>(held: readonly T[], on: Day, which: (item: T) => boolean): void => {
  for (const item of held) if (which(item) && (item.until === undefined || item.until > on)) item.until = on;
};

const lists = <T>(): { of(key: string): T[]; entries(): Iterable<readonly [string, readonly T[]]> } => {
  const kept = new Map<string, T[]>();
  return {
    of: (key) => {
      const list = kept.get(key) ?? [];
      kept.set(key, list);
      return list;
    },
    entries: () => kept,
  };
};
