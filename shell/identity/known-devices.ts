import { createHash, randomBytes } from 'node:crypto';
import { inline, type Queries } from '#shell/db';

/** A browser is known for so long after the last good password in it. */
export const deviceKeptMs = 180 * 24 * 3_600_000;
const mostPerPerson = 20;

const find = inline('select person from known_device where digest = $1 and person = $2 and seen_ms > $3');
const see = inline(
  'insert into known_device (digest, person, seen_ms) values ($1, $2, $3) on conflict (digest) do update set person = excluded.person, seen_ms = excluded.seen_ms',
);
const dropMore = inline(
  'delete from known_device where person = $1 and digest not in (select digest from known_device where person = $1 order by seen_ms desc limit $2)',
);
const dropOf = inline('delete from known_device where person = $1');
const dropOld = inline('delete from known_device where seen_ms < $1');

/** Whether this account's password was good in that browser before. */
export const isKnownDevice = async (db: Queries, token: string | undefined, person: string, now: number): Promise<boolean> =>
  token !== undefined && isToken(token) && (await db.query(find, [digestOf(token), person, now - deviceKeptMs])).length > 0;

/** Keeps the browser as known, and gives back its token: the one that it has, or a new one. It opens nothing; it only spares waiting. */
export const rememberDevice = async (db: Queries, token: string | undefined, person: string, now: number): Promise<string> => {
  const kept = token !== undefined && (await isKnownDevice(db, token, person, now)) ? token : randomBytes(32).toString('base64url');
  await db.query(see, [digestOf(kept), person, now]);
  await db.query(dropMore, [person, mostPerPerson]);
  return kept;
};

/** When the person is erased, or wants to be known nowhere. */
export const forgetDevices = async (db: Queries, person: string): Promise<void> => {
  await db.query(dropOf, [person]);
};

export const forgetOldDevices = async (db: Queries, now: number): Promise<void> => {
  await db.query(dropOld, [now - deviceKeptMs]);
};

const isToken = (token: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(token);

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
