import type { Caller, Declined, Enrolling, Me } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import { powerKinds, walledOffices } from '#law/pack';
import { dutyProcedures } from '../duties/duty-events.ts';
import { newId } from '../loaded-world.ts';
import { forPower, gives, hasPower } from '../powers.ts';
import { same, titled } from '../view/index.ts';
import { contradictionTable } from '../watching/index.ts';
import type { Desk } from './desk.ts';
import { packToday, readerFor, todayOf } from './look.ts';
import { scopeOf } from './mandates.ts';
import { codeOf } from './organisations.ts';
import { enter } from './people.ts';

/** Posts, seats, organisations and workplaces of the caller, and what needs them; of nobody, the public alone. */
export const me = async (desk: Desk, { person }: Caller): Promise<Me> => {
  if (person === undefined) return { posts: [], powers: [], organisations: [], seats: [], workplaces: ['public'], needs: {} };
  const { store } = desk.keeper;
  const pack = packToday(desk);
  const today = todayOf(desk);
  const [reader, office, names] = await Promise.all([readerFor(desk, person), store.office.read(), desk.names.all()]);
  const posts = reader.posts.map((role) => {
    const at = pack.roles[role];
    const where = at?.is === 'official' ? at.office : 'city';
    return {
      role,
      title: titled(pack, role).title,
      office: { name: where, title: pack.offices[where] ?? same(where) },
    };
  });
  const named = office.namedFor(person, today);
  const seats = Object.values(pack.committees).flatMap((committee) =>
    (committee.perCase ? [...new Set(named)] : ['']).flatMap((id) =>
      office
        .members(committee.name, today, id)
        .filter((seat) => seat.id === person && (seat.until === undefined || seat.until >= today))
        .map(({ category, chair, until }) => ({
          committee: { name: committee.name, title: committee.title },
          category: titled(pack, category),
          ...(chair === undefined ? {} : { chair }),
          ...(until === undefined ? {} : { until }),
          ...(id === '' ? {} : { case: id }),
        })),
    ),
  );
  const organisations = office.mandates(person, today).map(({ id, name }) => {
    const procedures = scopeOf(office, person, id, today);
    return { id, name: name ?? id, ...(procedures === undefined ? {} : { procedures }) };
  });
  const name = names.get(person);
  return {
    person,
    ...(name === undefined ? {} : { name }),
    posts,
    powers: powerKinds.filter((power) => gives(pack, power, reader.posts)),
    organisations,
    seats,
    workplaces: workplacesOf(desk, posts, seats.length > 0 || named.length > 0),
    needs: {
      ...(await needsOf(desk, reader.posts, [{ id: person }, ...organisations], posts.length > 0)),
      ...(await contradictedOf(desk, gives(pack, 'answer-contradictions', reader.posts))),
    },
  };
};

/** Anyone who holds no post and no seat is there as an applicant; who is named for one case alone has a seat in it; the wall has only its own people behind it. */
const workplacesOf = (desk: Desk, posts: Me['posts'], seated: boolean): Me['workplaces'] => {
  const walled = walledOffices(packToday(desk));
  const open = posts.some(({ office }) => !walled.has(office.name));
  return [
    'public',
    ...(posts.length === 0 ? (['applicant'] as const) : []),
    ...(open ? (['office', 'lab', 'watch'] as const) : []),
    ...(seated || posts.some(({ role }) => sits(desk, role)) ? (['committee'] as const) : []),
    ...(posts.some(({ office }) => walled.has(office.name)) ? (['numbers'] as const) : []),
  ];
};

/** A role that a case waits for while a committee sits: it keeps the meeting. */
const sits = (desk: Desk, role: string): boolean =>
  Object.values(packToday(desk).procedures).some(({ states }) =>
    Object.values(states).some((state) => state.vote !== undefined && state.waits === role),
  );

/** A number beside a word says no more than this. */
const shownAtMost = 9999;

/** The person, or an organisation for which they act; with the procedures in which alone they do. */
interface Self {
  readonly id: string;
  readonly procedures?: readonly string[];
}

const needsOf = async (desk: Desk, posts: readonly string[], self: readonly Self[], official: boolean): Promise<Me['needs']> => {
  const { store } = desk.keeper;
  const parties = Object.values(packToday(desk).roles).flatMap((role) => (role.is === 'party' ? [role.name] : []));
  const count = (query: Parameters<typeof store.countCases>[0]): Promise<number> =>
    store.countCases({ ...query, ended: false }, shownAtMost);
  const everywhere = self.filter(({ procedures }) => procedures === undefined).map(({ id }) => id);
  const limited = self.flatMap(({ id, procedures }) =>
    procedures === undefined ? [] : [count({ party: [id], waits: parties, procedure: procedures })],
  );
  const mine = (await Promise.all([count({ party: everywhere, waits: parties }), ...limited])).reduce((sum, some) => sum + some, 0);
  const docket = official ? await count({ waits: posts }) : 0;
  // Due or late: a duty that waits for nobody here is somebody else's, or done.
  const duties = docket === 0 ? 0 : await count({ waits: posts, procedure: dutyProcedures(packToday(desk)) });
  return {
    ...(mine === 0 ? {} : { cases: mine }),
    ...(docket === 0 ? {} : { docket }),
    ...(duties === 0 ? {} : { duties }),
  };
};

/** Events that contradict the law and that nobody has answered, for those who may. */
const contradictedOf = async (desk: Desk, may: boolean): Promise<Me['needs']> => {
  const open = may ? (await contradictionTable(desk.keeper.store.database).counts()).open : 0;
  return open === 0 ? {} : { contradictions: Math.min(open, shownAtMost) };
};

/** A person becomes known to the office, alone or with an organisation of its own; colleagues are added by anyone who has the power `add-people`. */
export const enrol = async (
  desk: Desk,
  caller: Caller,
  { person, organisation, colleague }: Enrolling,
): Promise<Result<unknown, Declined>> => {
  const pack = packToday(desk);
  if (colleague === true && !hasPower(pack, await desk.keeper.store.office.read(), caller.person, 'add-people', todayOf(desk)))
    return fail({ refusal: 'notThisRole', basis: pack.powers['add-people']?.basis ?? [], ...forPower(pack, 'add-people') });
  const today = todayOf(desk);
  const id = newId(desk.keeper.clock.now());
  const numbered = organisation === undefined ? ok({}) : codeOf(pack, await desk.keeper.store.office.read(), organisation.code);
  if (!numbered.ok) return numbered;
  await enter(desk, caller, [
    { type: 'personAdded', person },
    ...(organisation === undefined
      ? []
      : ([
          { type: 'organisationNamed', organisation: id, name: organisation.name, ...numbered.value, toConfirm: true },
          { type: 'mandateGiven', person, organisation: id, from: today },
        ] as const)),
  ]);
  return ok({ person, ...(organisation === undefined ? {} : { organisation: id }) });
};
