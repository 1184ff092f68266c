import type { Caller, Declined, PeoplePage } from '#contract';
import { type Day, ok, type Result } from '#law/ground';
import { type Pack, powerKinds } from '#law/pack';
import type { Office, OfficeEvent } from '#shell/ledger';
import { officeTexts } from '#shell/vault';
import { agendaRows } from '../meetings/committee.ts';
import { hasPower, holdersOfPower } from '../powers.ts';
import { firstMark, same, titled } from '../view/index.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { inProcedures } from './mandates.ts';
import { type Entry, enter, idOf, read } from './people-book.ts';
import { mayRevoke, mayTakeBack, whyNotConfirm } from './people-rules.ts';
import { powerWords } from './power-words.ts';

/** Enters it, and shows the page as it is then. */
export const enterAndShow = async (desk: Desk, caller: Caller, entries: readonly Entry[]): Promise<Result<PeoplePage, Declined>> => {
  await enter(desk, caller, entries);
  return ok(await peopleSeenBy(desk, caller));
};

/** All of it to officials, to everybody else only oneself. */
export const peopleSeenBy = async (desk: Desk, caller: Caller): Promise<PeoplePage> => {
  const [reader, page] = await Promise.all([readerFor(desk, caller.person), peoplePage(desk, caller)]);
  return reader.held.length > 0 ? page : { ...page, proposed: [], people: page.people.filter(({ person }) => person === caller.person) };
};

/**
 * Something that the office gave to a person, or a colleague who added it. A resident who only has an account, or speaks for an organisation, is known
 * by name to anyone who adds people, and to nobody else of the office: who reads a case is told there whom it is about.
 */
const isOfTheOffice = (event: OfficeEvent): boolean =>
  ['postGiven', 'seatTaken', 'away', 'delegated'].includes(event.type) || (event.type === 'personAdded' && event.actor !== undefined);

export const peoplePage = async (desk: Desk, caller: Pick<Caller, 'person'>): Promise<PeoplePage> => {
  const [events, names, office] = await Promise.all([read(desk), desk.names.all(), desk.keeper.store.office.read()]);
  const texts = await officeTexts(
    desk.keeper.store,
    events.flatMap((event) => (event.type === 'interestDeclared' ? (event.note ?? []) : [])),
  );
  const cases = await agendaRows(
    desk,
    events.flatMap((event) => (event.type === 'seatTaken' ? (event.case ?? []) : [])),
  );
  const numbers = new Map([...cases.values()].map((row) => [row.case, row.number]));
  const pack = packToday(desk);
  const today = todayOf(desk);
  const everybody = hasPower(pack, office, caller.person, 'add-people', today);
  const persons = [
    ...new Set(
      events.flatMap((event) =>
        'person' in event && (everybody || isOfTheOffice(event) || event.person === caller.person) ? [event.person] : [],
      ),
    ),
  ];
  const organisations = new Map(
    events.flatMap((event) => (event.type === 'organisationNamed' ? [[event.organisation, event.name] as const] : [])),
  );
  const inWords = (id: string): string => names.get(id) ?? organisations.get(id) ?? id;
  return {
    people: persons
      .map((person) =>
        personRow(
          pack,
          today,
          events.filter((event) => 'person' in event && event.person === person),
          person,
          inWords,
          texts,
          numbers,
          standInsOf(desk, office, caller, person, events, inWords),
        ),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name)),
    proposed: office.proposedPosts.map((post) => {
      const why = whyNotConfirm(desk, office, caller.person, post);
      const words = why?.error.text;
      return {
        id: `entry-${post.entry}`,
        name: inWords(post.person),
        role: titled(pack, post.role),
        office: officeTitle(pack, post.office),
        from: post.from,
        ...(post.until === undefined ? {} : { until: post.until }),
        ...(post.by === undefined ? {} : { by: inWords(post.by) }),
        confirm: (pack.powers['give-posts']?.confirm ?? []).map((role) => titled(pack, role)),
        mayConfirm: why === undefined,
        ...(words === undefined ? {} : { why: words }),
        mayTakeBack: mayTakeBack(desk, office, caller.person, post),
      };
    }),
    powers: powersOf(pack, office, today, inWords),
    roles: Object.values(pack.roles).flatMap((role) =>
      role.is === 'official' ? [{ role: titled(pack, role.name), office: officeTitle(pack, role.office) }] : [],
    ),
    committees: Object.values(pack.committees).map((committee) => ({
      committee: { name: committee.name, title: committee.title },
      seats: Object.entries(committee.seats).map(([category, seats]) => ({
        category: titled(pack, category),
        seats,
        filled: seated(events, today).filter(
          (seat) => seat.committee === committee.name && seat.category === category && seat.case === undefined,
        ).length,
      })),
      perCase: committee.perCase,
      ...firstMark(pack, committee),
    })),
  };
};

interface HeldPost {
  readonly seq: number;
  readonly role: string;
  readonly office: string;
  readonly from: Day;
  readonly until?: Day;
}

/** Posts given at once, and those that a second person confirmed: held from the day of that. */
const heldFrom = (events: readonly OfficeEvent[]): readonly HeldPost[] =>
  events.flatMap((event): readonly HeldPost[] => {
    if (event.type === 'postGiven') return [event];
    if (event.type !== 'postConfirmed') return [];
    const proposed = events.find(({ seq }) => seq === event.entry);
    if (proposed?.type !== 'postProposed') return [];
    const begins = proposed.from < event.from ? event : proposed;
    return [{ ...proposed, seq: event.seq, from: begins.from }];
  });

type StandInRow = NonNullable<PeoplePage['people'][number]['absences'][number]['standIn']>;

/** By the number of the entry, each stand-in of a person that has not been revoked: what it gives today. */
const standInsOf = (
  desk: Desk,
  office: Office,
  caller: Pick<Caller, 'person'>,
  person: string,
  events: readonly OfficeEvent[],
  inWords: (id: string) => string,
): ReadonlyMap<number, StandInRow> => {
  const pack = packToday(desk);
  const now = office.standInsOf(person, todayOf(desk));
  return new Map(
    events.flatMap((event) => {
      if (event.type !== 'delegated' || event.person !== person || isRevoked(events, event)) return [];
      const roles = now.filter((each) => each.person === event.to).map(({ role }) => titled(pack, role));
      const may = mayRevoke(desk, office, caller.person, { giver: person, deputy: event.to });
      return [[event.seq, { id: idOf(event), name: inWords(event.to), roles, mayRevoke: may }] as const];
    }),
  );
};

const isRevoked = (events: readonly OfficeEvent[], given: OfficeEvent): boolean =>
  given.type === 'delegated' &&
  events.some(
    (other) =>
      other.type === 'delegationRevoked' &&
      other.seq > given.seq &&
      other.person === given.person &&
      other.to === given.to &&
      other.from === given.from,
  );

const powersOf = (pack: Pack, office: Office, today: Day, inWords: (id: string) => string): PeoplePage['powers'] =>
  powerKinds.flatMap((name) => {
    const power = pack.powers[name];
    if (power === undefined) return [];
    return [
      {
        power: { name, title: powerWords[name] },
        roles: power.by.map((role) => titled(pack, role)),
        people: holdersOfPower(pack, office, name, today).map(inWords).toSorted(),
        confirm: power.confirm.map((role) => titled(pack, role)),
        ...(power.confirmPosts === undefined ? {} : { confirmPosts: power.confirmPosts.map((role) => titled(pack, role)) }),
        ...firstMark(pack, power),
      },
    ];
  });

const officeTitle = (pack: Pack, office: string) => ({ name: office, title: pack.offices[office] ?? same(office) });

type Taken = Extract<OfficeEvent, { readonly type: 'seatTaken' }>;

const seated = (events: readonly OfficeEvent[], today: Day): readonly Taken[] =>
  events.flatMap((event) => {
    if (event.type !== 'seatTaken' || (event.until !== undefined && event.until < today)) return [];
    const left = events.some(
      (other) =>
        other.type === 'seatLeft' &&
        other.seq > event.seq &&
        other.person === event.person &&
        other.committee === event.committee &&
        other.on <= today,
    );
    return left ? [] : [event];
  });

const personRow = (
  pack: Pack,
  today: Day,
  events: readonly OfficeEvent[],
  person: string,
  inWords: (id: string) => string,
  texts: ReadonlyMap<string, string>,
  numbers: ReadonlyMap<string, string>,
  standIns: ReadonlyMap<number, StandInRow>,
): PeoplePage['people'][number] => {
  const later = (event: Pick<OfficeEvent, 'seq'>): readonly OfficeEvent[] => events.filter(({ seq }) => seq > event.seq);
  return {
    person,
    name: inWords(person),
    posts: heldFrom(events).flatMap((event) => {
      if (event.until !== undefined && event.until < today) return [];
      const end = later(event).find((other) => other.type === 'postEnded' && other.role === event.role && other.office === event.office);
      const until = end?.type === 'postEnded' ? end.on : event.until;
      if (until !== undefined && until < today) return [];
      return [
        {
          id: idOf(event),
          role: titled(pack, event.role),
          office: officeTitle(pack, event.office),
          from: event.from,
          ...(until === undefined ? {} : { until }),
        },
      ];
    }),
    seats: seated(events, today).map((event) => ({
      id: idOf(event),
      committee: { name: event.committee, title: pack.committees[event.committee]?.title ?? same(event.committee) },
      category: titled(pack, event.category),
      chair: event.chair === true,
      from: event.from,
      ...(event.case === undefined ? {} : { case: numbers.get(event.case) ?? event.case }),
      ...(event.until === undefined ? {} : { until: event.until }),
    })),
    absences: events.flatMap((event) => {
      if (event.type !== 'away' || event.until === undefined || event.until < today) return [];
      const deputy = events.find(
        (other) => other.type === 'delegated' && other.from === event.from && other.until === event.until && !isRevoked(events, other),
      );
      const standIn = deputy === undefined ? undefined : standIns.get(deputy.seq);
      return [
        {
          id: idOf(event),
          from: event.from,
          until: event.until,
          ...(deputy?.type === 'delegated' ? { deputy: inWords(deputy.to) } : {}),
          ...(standIn === undefined ? {} : { standIn }),
        },
      ];
    }),
    interests: events.flatMap((event) => {
      if (event.type !== 'interestDeclared') return [];
      const withdrawn = later(event).some((other) => other.type === 'interestWithdrawn' && other.in === event.in);
      const note = event.note === undefined ? undefined : texts.get(event.note);
      return withdrawn ? [] : [{ id: idOf(event), in: inWords(event.in), ...(note === undefined ? {} : { note }) }];
    }),
    organisations: events.flatMap((event) => {
      if (event.type !== 'mandateGiven' || (event.until !== undefined && event.until < today)) return [];
      const ended = later(event).some(
        (other) => other.type === 'mandateEnded' && other.organisation === event.organisation && other.on < today,
      );
      if (ended) return [];
      const { organisation: id, until, procedures } = event;
      return [{ id, name: inWords(id), ...(until === undefined ? {} : { until }), ...inProcedures(pack, procedures) }];
    }),
  };
};
