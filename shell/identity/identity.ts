import { randomUUID } from 'node:crypto';
import { fail, ok, type Result } from '#law/ground';
import { databaseFault, inline, type Queries } from '#shell/db';
import { forgetDevices, forgetOldDevices, isKnownDevice, rememberDevice } from './known-devices.ts';
import { hashPassword, isWeak, passwordFits } from './password.ts';
import {
  endAllSessions,
  endSession,
  findSession,
  type KnownSession,
  openSession,
  type SessionTimes,
  type SignedIn,
  sessionsOf,
  sweepSessions,
} from './session-table.ts';
import { forgetOldSignIns, type SignInLimits, takeSignIn, usualLimits } from './sign-in-limits.ts';

export interface IdentityOptions {
  /** Milliseconds since 1970; the wall clock, never the demo's: a time machine must sign nobody out. */
  readonly clock?: () => number;
  readonly times?: SessionTimes;
  /** How often somebody may fail to sign in; `usualLimits`. */
  readonly limits?: SignInLimits;
}

export interface Account {
  readonly person: string;
  readonly email: string;
  readonly name: string;
}

/** Why nobody was signed in. An unknown address and a wrong password are one answer, and take the same time. */
export type NotSignedIn = { readonly kind: 'wrongCredentials' } | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number };

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** From where, for the limits, as the door counts addresses; and with which browser, for the list of sessions. */
  readonly address: string;
  /** The token of a browser in which somebody signed in before, if it has one. */
  readonly device?: string | undefined;
  readonly agent: string;
}

/** Accounts and sessions. Posts, seats and mandates are the office's. */
export interface Identity {
  signIn(credentials: Credentials): Promise<Result<SignedIn, NotSignedIn>>;
  /** Without a password: for the demo city, and right after registering. */
  open(person: string, agent: string): Promise<SignedIn>;
  who(token: string): Promise<KnownSession | undefined>;
  sessions(person: string): Promise<readonly KnownSession[]>;
  /** Only one's own; whether there was one. */
  end(person: string, session: string): Promise<boolean>;
  addAccount(account: {
    readonly email: string;
    readonly name: string;
    readonly password: string;
    readonly person?: string;
  }): Promise<Result<Account, 'emailInUse'>>;
  account(person: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  setPassword(person: string, password: string): Promise<void>;
  /** The person is gone from here, with all sessions. */
  erase(person: string): Promise<void>;
  /** Throws away what has ended; a job calls it now and then. */
  sweep(): Promise<void>;
}

const hour = 3_600_000;
const defaults = {
  times: { idleMs: 12 * hour, absoluteMs: 14 * 24 * hour },
} as const;

const selectAccount = 'select person, email, name, password from account';
const byEmail = inline(`${selectAccount} where email = $1`);
const byPerson = inline(`${selectAccount} where person = $1`);
const all = inline(`${selectAccount} order by name, person`);
const add = inline('insert into account (person, email, name, password, created_ms) values ($1, $2, $3, $4, $5)');

type Row = Account & { readonly password: string };

export const createIdentity = async (db: Queries, options: IdentityOptions = {}): Promise<Identity> => {
  const clock = options.clock ?? Date.now;
  const { times, limits } = { ...defaults, limits: usualLimits, ...options };
  // Somebody unknown is measured against this hash, so that the time taken does not tell who has an account.
  const nobody = await hashPassword(randomUUID());

  const signIn = async (credentials: Credentials): Promise<Result<SignedIn, NotSignedIn>> => {
    const { email, password, address, device, agent } = credentials;
    const now = clock();
    const [row] = await db.query<Row>(byEmail, [folded(email)]);
    const isKnown = await isKnownDevice(db, device, row?.person ?? '', now);
    const place = await takeSignIn(db, limits, { account: folded(email), address, device }, isKnown, now);
    if (!place.ok) return fail({ kind: 'tooMany', retryAfterSeconds: place.retryAfterSeconds });
    const fits = await passwordFits(password, row?.password ?? nobody);
    if (row === undefined || !fits) return fail({ kind: 'wrongCredentials' });
    await place.value.good();
    if (isWeak(row.password)) await setPassword(row.person, password);
    const signedIn = await openSession(db, row.person, agent, times, now);
    return ok({ ...signedIn, device: await rememberDevice(db, device, row.person, now) });
  };

  const setPassword = async (person: string, password: string): Promise<void> => {
    await db.query(inline('update account set password = $2 where person = $1'), [person, await hashPassword(password)]);
  };

  const addAccount: Identity['addAccount'] = async ({ email, name, password, person = randomUUID() }) => {
    const hash = await hashPassword(password);
    try {
      await db.query(add, [person, folded(email), name, hash, clock()]);
    } catch (error) {
      if (databaseFault(error)?.constraint === 'account_email_once') return fail('emailInUse');
      throw error;
    }
    return ok({ person, email: folded(email), name });
  };

  return {
    signIn,
    setPassword,
    addAccount,
    open: (person, agent) => openSession(db, person, agent, times, clock()),
    who: (token) => findSession(db, token, times, clock()),
    sessions: (person) => sessionsOf(db, person, times, clock()),
    end: (person, session) => endSession(db, person, session),
    account: async (person) => {
      const [row] = await db.query<Row>(byPerson, [person]);
      return row && shown(row);
    },
    accounts: async () => (await db.query<Row>(all)).map(shown),
    erase: async (person) => {
      await endAllSessions(db, person);
      await forgetDevices(db, person);
      await db.query(inline('delete from account where person = $1'), [person]);
    },
    sweep: async () => {
      await sweepSessions(db, times, clock());
      await forgetOldSignIns(db, limits, clock());
      await forgetOldDevices(db, clock());
    },
  };
};

// Nobody has two addresses that differ in case alone.
const folded = (email: string): string => email.trim().toLowerCase();

const shown = ({ person, email, name }: Row): Account => ({ person, email, name });
