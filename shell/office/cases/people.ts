import type { PeoplePage } from '#contract';
import { type Day, fail, ok, printInstant, type Result, text, zoneOf } from '#law/ground';
import type { Pack, PowerKind } from '#law/pack';
import { inline } from '#shell/db';
import type { Answering, Caller, Declined } from '#shell/http';
import type { OfficeEvent, WithEntries } from '#shell/ledger';
import { officeTexts, sealedText } from '#shell/vault';
import { agendaRows, keeperRoles } from '../meetings/committee.ts';
import { forPower, hasPower } from '../powers.ts';
import { firstMark, same, titled } from '../view/index.ts';
import { forOfficialsOnly, notFound, refused } from './declined.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { standInFor } from './stand-in-rules.ts';

type Entry = OfficeEvent extends infer E ? (E extends OfficeEvent ? Omit<E, 'seq' | 'recorded' | 'actor'> : never) : never;

const all = inline('select data from office_event order by seq');

const mayDo = async (desk: Desk, { person }: Caller, power: PowerKind): Promise<boolean> =>
  hasPower(packToday(desk), await desk.keeper.store.office.read(), person, power, todayOf(desk));

const withoutPower = (desk: Desk, power: PowerKind) => {
  const pack = packToday(desk);
  return fail({ refusal: 'notThisRole', basis: pack.powers[power]?.basis ?? [], ...forPower(pack, power) });
};

/** Adds to the office's stream; whoever is slower reads anew and adds again. */
export const enter = async (
  desk: Desk,
  caller: Pick<Caller, 'person'>,
  entries: readonly Entry[],
  also: WithEntries = {},
): Promise<void> => {
  const { office } = desk.keeper.store;
  const zone = zoneOf(packToday(desk).zone);
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const { version } = await office.read();
    const recorded = printInstant(zone, desk.keeper.clock.now());
    const events = entries.map(
      (entry, index) =>
        ({ ...entry, seq: version + 1 + index, recorded, ...(caller.person === undefined ? {} : { actor: caller.person }) }) as OfficeEvent,
    );
    if (await office.append(events, also)) return;
  }
  throw new Error('the office stream could not be added to');
};

export const people =
  (desk: Desk): Answering<'people'> =>
  async ({ person }) => {
    const reader = await readerFor(desk, person);
    return reader.held.length === 0 ? forOfficialsOnly() : ok(await peoplePage(desk));
  };

type Admin = (entries: readonly Entry[]) => Promise<Result<PeoplePage, Declined>>;

/** What only somebody with a power of the office may do. */
const asAdmin = async (
  desk: Desk,
  caller: Caller,
  power: PowerKind,
  act: (enterAll: Admin) => Promise<Result<PeoplePage, Declined>>,
): Promise<Result<PeoplePage, Declined>> => {
  if (!(await mayDo(desk, caller, power))) return withoutPower(desk, power);
  return act(async (entries) => {
    await enter(desk, caller, entries);
    return ok(await peoplePage(desk));
  });
};

export const givePost =
  (desk: Desk): Answering<'givePost'> =>
  (caller, { body }) =>
    asAdmin(desk, caller, 'give-posts', async (enterAll) => {
      const role = packToday(desk).roles[body.role];
      if (role?.is !== 'official') return notFound(body.role, text('There is no such post.', '没有该岗位。'));
      return enterAll([{ type: 'postGiven', person: body.person, role: role.name, office: role.office, ...term(desk, body) }]);
    });

export const endPost =
  (desk: Desk): Answering<'endPost'> =>
  (caller, { id, body }) =>
    asAdmin(desk, caller, 'give-posts', async (enterAll) => {
      const given = await entered(desk, id, 'postGiven');
      if (given === undefined) return notFound(id);
      return enterAll([{ type: 'postEnded', person: given.person, role: given.role, office: given.office, on: lastDay(desk, body.until) }]);
    });

/** Seats of a committee are given with the power `seat-members`, or by the role that keeps its meetings. */
const asKeeper = async (
  desk: Desk,
  caller: Caller,
  committee: string,
  act: (enterAll: Admin) => Promise<Result<PeoplePage, Declined>>,
): Promise<Result<PeoplePage, Declined>> => {
  const { posts } = await readerFor(desk, caller.person);
  if (!keeperRoles(packToday(desk), committee).some((role) => posts.includes(role))) return asAdmin(desk, caller, 'seat-members', act);
  return act(async (entries) => {
    await enter(desk, caller, entries);
    return ok(await peoplePage(desk));
  });
};

export const giveSeat =
  (desk: Desk): Answering<'giveSeat'> =>
  (caller, { body }) =>
    asKeeper(desk, caller, body.committee, async (enterAll) => {
      const committee = packToday(desk).committees[body.committee];
      const seats = committee?.seats[body.category];
      if (committee === undefined || seats === undefined) return notFound(body.committee, text('There is no such seat.', '没有该席位。'));
      const { person, category, chair, case: forCase } = body;
      const office = await desk.keeper.store.office.read();
      const today = todayOf(desk);
      const held = office
        .members(committee.name, today, forCase ?? '')
        .filter((seat) => seat.category === category && seat.id !== person && (seat.until === undefined || seat.until >= today));
      if (held.length >= seats)
        return refused(
          'noSeatLeft',
          { seats },
          text('All seats of this category are taken: end one first.', '该类别席位已满，请先终止一个席位。'),
        );
      const only = { ...(chair === undefined ? {} : { chair }), ...(forCase === undefined ? {} : { case: forCase }) };
      return enterAll([{ type: 'seatTaken', person, committee: committee.name, category, ...only, ...term(desk, body) }]);
    });

export const endSeat =
  (desk: Desk): Answering<'endSeat'> =>
  async (caller, { id, body }) => {
    const taken = await entered(desk, id, 'seatTaken');
    if (taken === undefined) return notFound(id);
    const forCase = taken.case === undefined ? {} : { case: taken.case };
    return asKeeper(desk, caller, taken.committee, (enterAll) =>
      enterAll([{ type: 'seatLeft', person: taken.person, committee: taken.committee, ...forCase, on: lastDay(desk, body.until) }]),
    );
  };

/** An absence from one day to another, and who stands in for as long and no longer. For oneself; for another with the power `note-absences`, or as the keeper of a committee's meetings. */
export const noteAbsence =
  (desk: Desk): Answering<'noteAbsence'> =>
  async (caller, { body }) => {
    const span = { from: body.from as Day, until: body.until as Day };
    if (span.until < span.from) return refused('notInDomain', {}, text('The last day is before the first.', '结束日期早于开始日期。'));
    const keeps = await keepsFor(desk, caller, body.person);
    if (body.person !== caller.person && !keeps && !(await mayDo(desk, caller, 'note-absences')))
      return withoutPower(desk, 'note-absences');
    const away: Entry = { type: 'away', person: body.person, ...span };
    const deputies: Entry[] = [];
    if (body.deputy !== undefined) {
      const wanted = { person: body.person, deputy: body.deputy, ...span, roles: body.roles };
      const found = standInFor(packToday(desk), await desk.keeper.store.office.read(), wanted);
      if ('refusal' in found) return fail({ ...found, basis: [] });
      deputies.push({ type: 'delegated', person: body.person, to: body.deputy, ...found, ...span });
    }
    await enter(desk, caller, [away, ...deputies]);
    return ok(await peopleSeenBy(desk, caller));
  };

const keepsFor = async (desk: Desk, caller: Caller, person: string): Promise<boolean> => {
  const pack = packToday(desk);
  const [{ posts, today }, office] = await Promise.all([readerFor(desk, caller.person), desk.keeper.store.office.read()]);
  return Object.keys(pack.committees).some(
    (name) =>
      keeperRoles(pack, name).some((role) => posts.includes(role)) && office.members(name, today, '').some(({ id }) => id === person),
  );
};

/** All of it to officials, to everybody else only oneself. */
const peopleSeenBy = async (desk: Desk, caller: Caller): Promise<PeoplePage> => {
  const [reader, page] = await Promise.all([readerFor(desk, caller.person), peoplePage(desk)]);
  return reader.held.length > 0 ? page : { ...page, people: page.people.filter(({ person }) => person === caller.person) };
};

/** For oneself; for another only with the power `seat-members`. Of what it is about, a party's page shows nothing. */
export const declareInterest =
  (desk: Desk): Answering<'declareInterest'> =>
  async (caller, { body }) => {
    if (body.person !== caller.person && !(await mayDo(desk, caller, 'seat-members'))) return forOfficialsOnly();
    const note = (body.note ?? '').trim() === '' ? undefined : sealedText(body.note!.trim());
    const declared: Entry = {
      type: 'interestDeclared',
      person: body.person,
      in: body.in,
      ...(note === undefined ? {} : { note: note.commitment }),
    };
    await enter(desk, caller, [declared], note === undefined ? {} : { texts: [note] });
    return ok(await peopleSeenBy(desk, caller));
  };

export const endInterest =
  (desk: Desk): Answering<'endInterest'> =>
  (caller, { id }) =>
    asAdmin(desk, caller, 'seat-members', async (enterAll) => {
      const declared = await entered(desk, id, 'interestDeclared');
      return declared === undefined ? notFound(id) : enterAll([{ type: 'interestWithdrawn', person: declared.person, in: declared.in }]);
    });

const term = (desk: Desk, { from, until }: { readonly from?: string; readonly until?: string }) => ({
  from: (from ?? todayOf(desk)) as Day,
  ...(until === undefined ? {} : { until: until as Day }),
});

const lastDay = (desk: Desk, until: string | undefined): Day => (until ?? todayOf(desk)) as Day;

// ---- the page ------------------------------------------------------------------------------------------------------------

const read = async (desk: Desk): Promise<readonly OfficeEvent[]> =>
  (await desk.keeper.store.database.query<{ data: OfficeEvent }>(all)).map(({ data }) => data);

/** Entries are known by their number in the stream. */
const idOf = ({ seq }: OfficeEvent): string => `entry-${seq}`;

const entered = async <T extends OfficeEvent['type']>(
  desk: Desk,
  id: string,
  type: T,
): Promise<Extract<OfficeEvent, { readonly type: T }> | undefined> =>
  (await read(desk)).find((event): event is Extract<OfficeEvent, { readonly type: T }> => idOf(event) === id && event.type === type);

const peoplePage = async (desk: Desk): Promise<PeoplePage> => {
  const [events, names] = await Promise.all([read(desk), desk.names.all()]);
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
  const persons = [...new Set(events.flatMap((event) => ('person' in event ? [event.person] : [])))];
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
        ),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name)),
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
): PeoplePage['people'][number] => {
  const later = (event: OfficeEvent): readonly OfficeEvent[] => events.filter(({ seq }) => seq > event.seq);
  return {
    person,
    name: inWords(person),
    posts: events.flatMap((event) => {
      if (event.type !== 'postGiven' || (event.until !== undefined && event.until < today)) return [];
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
      const deputy = events.find((other) => other.type === 'delegated' && other.from === event.from && other.until === event.until);
      return [
        { id: idOf(event), from: event.from, until: event.until, ...(deputy?.type === 'delegated' ? { deputy: inWords(deputy.to) } : {}) },
      ];
    }),
    interests: events.flatMap((event) => {
      if (event.type !== 'interestDeclared') return [];
      const withdrawn = later(event).some((other) => other.type === 'interestWithdrawn' && other.in === event.in);
      const note = event.note === undefined ? undefined : texts.get(event.note);
      return withdrawn ? [] : [{ id: idOf(event), in: inWords(event.in), ...(note === undefined ? {} : { note }) }];
    }),
    organisations: events.flatMap((event) => {
      if (event.type !== 'mandateGiven') return [];
      const ended = later(event).some(
        (other) => other.type === 'mandateEnded' && other.organisation === event.organisation && other.on < today,
      );
      return ended ? [] : [{ id: event.organisation, name: inWords(event.organisation) }];
    }),
  };
};
