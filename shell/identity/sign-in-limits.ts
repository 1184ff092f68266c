import { createHash, randomUUID } from 'node:crypto';
import { inline, type Queries, statement } from '#shell/db';
import type { Place } from './tries.ts';

/** So many tries may fail at once; each further one has to wait longer than the one before, up to a longest wait. */
export interface GrowingLimit {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** After so long without a failing try, all is forgotten. */
  readonly quietMs: number;
}

export interface SignInLimits {
  /** One account from one address, or from one known browser. */
  readonly pair: GrowingLimit;
  /** One account from anywhere: the waiting is short, since it also meets the person whose account it is. */
  readonly account: GrowingLimit;
  /** One address with any account. Generous: a whole office or a proxy may stand behind it. */
  readonly address: GrowingLimit;
}

const minute = 60_000;
export const usualLimits: SignInLimits = {
  pair: { free: 10, firstWaitMs: minute, longestWaitMs: 15 * minute, quietMs: 60 * minute },
  account: { free: 30, firstWaitMs: 10_000, longestWaitMs: 15 * minute, quietMs: 24 * 60 * minute },
  address: { free: 300, firstWaitMs: 1000, longestWaitMs: minute, quietMs: 60 * minute },
};

/** Who tries, as the limits tell them apart. */
export interface Trier {
  readonly account: string;
  /** As the door counts it: an IPv6 address by its /64. */
  readonly address: string;
  /** The token of a browser in which this account's password was good before. */
  readonly device?: string | undefined;
}

/** A try that was let through. It is counted as failing until `good` says otherwise. */
export interface Try {
  readonly good: () => Promise<void>;
}

export type TryPlace = { readonly ok: true; readonly value: Try } | Extract<Place, { readonly ok: false }>;

const take = statement(import.meta.url, './take-sign-in.sql');
// A wait that this try began ends with it; one that others began does not.
const giveBack = inline(
  'update sign_in_limit set tries = greatest(tries - 1, 0), until_ms = case when turn = $2 then 0 else until_ms end where place = any ($1::text[])',
);
const forgetOne = inline('delete from sign_in_limit where place = $1');
const forgetOld = inline('delete from sign_in_limit where last_ms < $1');

/**
 * Takes a place before the password is looked at, so that many tries at once do not slip through. Pair, account and address count apart.
 * A known browser meets the limit of its pair alone: nobody is locked out of an account, or from behind a proxy, by what others try.
 * The narrowest is asked first, and a try that is refused there is counted nowhere else, so that refused ones make no rows.
 */
export const takeSignIn = async (db: Queries, limits: SignInLimits, trier: Trier, isKnown: boolean, now: number): Promise<TryPlace> => {
  const account = placeOf('account', trier.account);
  const address = placeOf('address', trier.address);
  const pair = placeOf('pair', `${trier.account}\n${isKnown ? `device ${trier.device}` : trier.address}`);
  const places: readonly (readonly [string, GrowingLimit])[] = isKnown
    ? [[pair, limits.pair]]
    : [
        [address, limits.address],
        [pair, limits.pair],
        [account, limits.account],
      ];
  const taken: string[] = [];
  const turn = randomUUID();
  for (const [place, limit] of places) {
    const wait = await waitAt(db, place, limit, now, turn);
    if (wait > 0) {
      if (taken.length > 0) await db.query(giveBack, [taken, turn]);
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(wait / 1000)) };
    }
    taken.push(place);
  }
  return {
    ok: true,
    value: {
      good: async () => {
        await db.query(forgetOne, [pair]);
        if (!isKnown) await db.query(giveBack, [[account, address], turn]);
      },
    },
  };
};

export const forgetOldSignIns = async (db: Queries, limits: SignInLimits, now: number): Promise<void> => {
  await db.query(forgetOld, [now - Math.max(...Object.values(limits).map(({ quietMs }) => quietMs))]);
};

/** Milliseconds to wait; 0 where the try was counted and may be made. */
const waitAt = async (db: Queries, place: string, limit: GrowingLimit, now: number, turn: string): Promise<number> => {
  const values = [place, now, now - limit.quietMs, limit.free, limit.firstWaitMs, limit.longestWaitMs, turn];
  const [row] = await db.query<{ turn: string; until_ms: number }>(take, values);
  return row!.turn === turn ? 0 : row!.until_ms - now;
};

const placeOf = (kind: string, of: string): string => `${kind}|${createHash('sha256').update(of).digest('hex')}`;
