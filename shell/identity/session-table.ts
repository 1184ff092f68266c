import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { inline, type Queries } from '#shell/db';
import { openAddressed, type SealedRow, sealAddressed, sealedOf, type Vault } from '#shell/vault';

export interface SessionTimes {
  /** Ends after so long without a request. */
  readonly idleMs: number;
  /** Ends then in any case. */
  readonly absoluteMs: number;
}

/** A token that was just made: it goes into the cookie and is kept nowhere. */
export interface SignedIn {
  readonly token: string;
  readonly session: KnownSession;
  /** After a good password: the token by which this browser is known, kept beside the session's and longer. */
  readonly device?: string;
}

export interface KnownSession {
  readonly id: string;
  readonly person: string;
  readonly createdMs: number;
  readonly seenMs: number;
  /** The absolute end; idleness may end it before. */
  readonly untilMs: number;
  /** When the person last proved in this session who they are, and how. */
  readonly provedMs: number;
  readonly provedBy: ProvedBy;
}

/** A session in the list of its owner. */
export interface ListedSession extends KnownSession {
  /** What the browser called itself; empty where its key is not here. */
  readonly agent: string;
}

/** `passkey` is with user verification; `demo` is no proof, but one press. */
export type ProvedBy = 'password' | 'passkey' | 'provider' | 'demo' | 'nothing';

interface Row {
  readonly id: string;
  readonly person: string;
  readonly created_ms: number;
  readonly seen_ms: number;
  readonly until_ms: number;
  readonly proved_ms: number;
  readonly proved_by: ProvedBy;
}

// Without the browser's name: it is opened only where somebody looks at the list, and never with every request.
const columns = 'id, person, created_ms, seen_ms, until_ms, proved_ms, proved_by';
// In one statement with the look at the account: somebody who is switched off at the same moment gets no session.
const add = inline(
  `insert into session (id, token_digest, person, root, sealed, created_ms, seen_ms, until_ms, proved_ms, proved_by)
   select $1, $2, $3, $8, $4, $5::bigint, $5::bigint, $6, $5::bigint, $7
   where not exists (select from account where person = $3 and deactivated_ms is not null) returning id`,
);
const prove = inline('update session set proved_ms = $2, proved_by = $3 where id = $1');
const isThere = inline('select 1 as there from session where id = $1 and until_ms > $2');
const find = inline(`select ${columns} from session where token_digest = $1 and until_ms > $2 and seen_ms > $3`);
const see = inline('update session set seen_ms = $2 where id = $1 and seen_ms < $2');
const ofPerson = inline(
  `select ${columns}, root, sealed from session where person = $1 and until_ms > $2 and seen_ms > $3 order by seen_ms desc, id`,
);

/** Every token has 256 random bits; the table holds its digest. */
export const openSession = async (
  { database, keys }: Vault,
  { person, agent, provedBy }: { readonly person: string; readonly agent: string; readonly provedBy: ProvedBy },
  times: SessionTimes,
  now: number,
): Promise<SignedIn | undefined> => {
  const token = randomBytes(32).toString('base64url');
  const session: KnownSession = {
    id: randomUUID(),
    person,
    createdMs: now,
    seenMs: now,
    untilMs: now + times.absoluteMs,
    provedMs: now,
    provedBy,
  };
  const { root, sealed } = sealAddressed(keys, sealedOf.session(session.id), { agent: agent.slice(0, 200) });
  const opened = await database.query(add, [session.id, digestOf(token), person, sealed, now, session.untilMs, provedBy, root]);
  return opened.length === 0 ? undefined : { token, session };
};

/** The person proved once more who they are. */
export const proveSession = async (db: Queries, id: string, by: ProvedBy, now: number): Promise<void> => {
  await db.query(prove, [id, now, by]);
};

/** Whether the session still counts: for what goes on after the request, as a stream of events. */
export const sessionIsThere = async (db: Queries, id: string, now: number): Promise<boolean> =>
  (await db.query(isThere, [id, now])).length > 0;

export const findSession = async (db: Queries, token: string, times: SessionTimes, now: number): Promise<KnownSession | undefined> => {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) return undefined;
  const [row] = await db.query<Row>(find, [digestOf(token), now, now - times.idleMs]);
  if (row === undefined) return undefined;
  // Once a minute is enough to know whether somebody is still there, and spares a write with every request.
  if (now - row.seen_ms >= 60_000) await db.query(see, [row.id, now]);
  return known(row);
};

export const sessionsOf = async (
  { database, keys }: Vault,
  person: string,
  times: SessionTimes,
  now: number,
): Promise<readonly ListedSession[]> =>
  (await database.query<Row & SealedRow>(ofPerson, [person, now, now - times.idleMs])).map((row) => ({
    ...known(row),
    agent: openAddressed<{ agent: string }>(keys, sealedOf.session(row.id), row)?.agent ?? '',
  }));

/** Only one's own; whether there was one. */
export const endSession = async (db: Queries, person: string, id: string): Promise<boolean> =>
  (await db.query(inline('delete from session where id = $1 and person = $2 returning id'), [id, person])).length > 0;

/** All of a person but the one to keep; answers which they were. */
export const endAllSessions = async (db: Queries, person: string, but = ''): Promise<readonly string[]> =>
  (await db.query<{ id: string }>(inline('delete from session where person = $1 and id <> $2 returning id'), [person, but])).map(
    ({ id }) => id,
  );

export const sweepSessions = async (db: Queries, times: SessionTimes, now: number): Promise<void> => {
  await db.query(inline('delete from session where until_ms <= $1 or seen_ms <= $2'), [now, now - times.idleMs]);
};

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');

const known = (row: Row): KnownSession => ({
  id: row.id,
  person: row.person,
  createdMs: row.created_ms,
  seenMs: row.seen_ms,
  untilMs: row.until_ms,
  provedMs: row.proved_ms,
  provedBy: row.proved_by,
});
