import { addDays, type Day } from '#law/ground';
import type { CrawlCity } from './city.ts';
import type { Person } from './may-know.ts';
import type { Planted } from './plant.ts';

/** Somebody who knocks at every door. */
export interface Reader extends Person {
  /** Tells who it is in a report, as `officer` or `party-3-wei`. */
  readonly called: string;
  /** Its session was closed with its account. */
  readonly closed?: true;
  /** The tracking code that it brings along. */
  readonly token?: string;
}

const since = '2015-01-01' as Day;

/** What lies beside the cases: drafts, notes, hand-overs, interests, deputies, addresses. Each is tried; where the door is closed, nothing is planted. */
export const plantBeside = async (city: CrawlCity, { codes, today }: Planted): Promise<void> => {
  const { door, canaries, pack } = city;
  const post = (person: string | undefined, path: string, body: unknown, method = 'POST') =>
    door.json<Record<string, unknown>>(person, { method, path, body, headers: { 'idempotency-key': crypto.randomUUID() } });
  await city.addPeople(['deputy', 'own-case', 'left-the-office', 'closed-account', 'away', 'spare']);
  const officials = Object.entries(pack.roles).flatMap(([role, known]) =>
    known.is === 'official' ? [{ role, office: known.office }] : [],
  );
  const first = officials[0]!;
  await city.enter([
    { type: 'postGiven', person: 'away', ...first, from: since },
    { type: 'away', person: 'away', from: since, until: addDays(today, 90) },
    { type: 'delegated', person: 'away', to: 'deputy', from: since, until: addDays(today, 90) },
    { type: 'postGiven', person: 'own-case', ...first, from: since },
    { type: 'postGiven', person: 'left-the-office', ...first, from: since },
    { type: 'postEnded', person: 'left-the-office', ...first, on: addDays(today, -1) },
  ]);
  const interest = canaries.mint('note of an interest', { kind: 'staff', what: 'interest' });
  await post(`fresh-${first.role}`, '/api/office/interests', { person: `fresh-${first.role}`, in: 'closed-account', note: interest });
  // Notes and hand-overs, by somebody who may: in a case of each procedure.
  const cases = await city.sql<{ id: string; procedure: string }>(
    'select min(case_id) as id, procedure from docket where not ended group by procedure order by procedure',
  );
  for (const { id, procedure } of cases) {
    const acting = Object.values(pack.procedures[procedure]!.orders).flatMap(({ by }) => by);
    const role = officials.find((official) => acting.includes(official.role))?.role;
    if (role === undefined) continue;
    const note = canaries.mint(`note on a case of ${procedure}`, { kind: 'inside', what: 'note', case: id });
    await post(`fresh-${role}`, `/api/cases/${id}/notes`, { text: note });
    const handed = canaries.mint(`hand-over of a case of ${procedure}`, { kind: 'inside', what: 'hand-over', case: id });
    await post(`fresh-${role}`, `/api/cases/${id}/hand-over`, { to: `fresh-${role}`, note: handed });
    for (const order of Object.values(pack.procedures[procedure]!.orders)) {
      const fact = order.needs.find((need) => pack.facts[need.fact]!.type.kind === 'text' && !pack.facts[need.fact]!.personal)?.fact;
      if (fact === undefined || !order.by.includes(role) || order.from === 'opening') continue;
      const word = canaries.mint(`${order.name} being written in ${procedure}`, { kind: 'inside', what: 'order draft', case: id });
      await post(`fresh-${role}`, `/api/cases/${id}/orders/${order.name}/draft`, { gives: { [fact]: word } }, 'PUT');
    }
  }
  // Drafts: one of each procedure that a person may open.
  for (const procedure of Object.values(pack.procedures))
    for (const order of Object.values(procedure.orders)) {
      const fact = order.needs.find((need) => pack.facts[need.fact]!.type.kind === 'text')?.fact;
      if (order.from !== 'opening' || fact === undefined || order.by.includes('law')) continue;
      const person = 'own-case';
      const word = canaries.mint(`draft of ${procedure.name}`, { kind: 'own', what: 'draft', person });
      await post(person, '/api/drafts', { procedure: procedure.name, order: order.name, gives: { [fact]: word } });
    }
  // Addresses that wait for a mail.
  const address = () => `${canaries.mint('address of a subscription', { kind: 'nobody', what: 'address' })}@crawl.invalid`;
  const register = Object.keys(pack.registers)[0];
  if (register !== undefined)
    await post(undefined, '/api/subscriptions', { topic: 'register', target: register, email: address(), lang: 'en' });
  for (const code of codes.values()) await post(undefined, `/api/follow/${code}/told`, { email: address(), lang: 'en' });
};

/** One of each sort: nobody, holders of codes, parties, every official role, seats, a deputy, an official with a case of its own, one who left, one whose account is closed. */
export const readersOf = async (city: CrawlCity, { codes, today }: Planted, parties: number): Promise<readonly Reader[]> => {
  const { pack, identity } = city;
  const office = await city.office.store.office.read();
  const named = new Set(
    (await city.sql<{ person: string }>(`select data ->> 'in' as person from office_event where type = 'interestDeclared'`)).map(
      (row) => row.person,
    ),
  );
  const person = (called: string): Reader => ({
    called,
    person: called,
    self: new Set([called, ...office.mandates(called, today).map(({ id }) => id)]),
    roles: [...new Set([...office.posts(called, today), ...office.postsHeld(called, today).map(({ role }) => role)])],
    committees: Object.keys(pack.committees).filter((name) => office.members(name, today, '').some(({ id }) => id === called)),
    namedFor: new Set(office.namedFor(called, today)),
    interestsNamed: named,
  });
  const nobody: Omit<Reader, 'called'> = { self: new Set(), roles: [], committees: [], namedFor: new Set() };
  await city.door.token('closed-account');
  await identity.erase('closed-account');
  const filed = await city.sql<{ party: string }>(
    `select p.party, min(d.procedure) as procedure from case_party p join docket d using (case_id) where p.party like 'party-%' group by p.party order by count(*) desc, p.party`,
  );
  const seats = await city.sql<{ person: string }>(
    `select min(data ->> 'person') as person from office_event where type = 'seatTaken' group by data ->> 'committee' order by 1`,
  );
  return [
    { called: 'nobody', ...nobody },
    ...[...codes].map(([id, code]) => ({ called: `code of ${id}`, ...nobody, code: id, token: code })),
    ...filed
      .filter((_, at) => at % Math.max(1, Math.floor(filed.length / parties)) === 0)
      .slice(0, parties)
      .map(({ party }) => person(party)),
    ...Object.entries(pack.roles).flatMap(([role, { is }]) => (is === 'official' ? [person(`fresh-${role}`)] : [])),
    ...seats.map((seat) => person(seat.person)),
    person('deputy'),
    person('own-case'),
    person('left-the-office'),
    { ...nobody, called: 'closed-account', closed: true },
  ];
};
