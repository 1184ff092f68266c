import { randomUUID } from 'node:crypto';
import { pagePrefix } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import { inline } from '#shell/db';
import { addressDigest, folded, type Vault } from '#shell/vault';
import { type Account, type AccountRow, accountTable, countedAs, shown } from './account-table.ts';
import { endedSessions } from './ended-sessions.ts';
import { type FirstRun, firstRun } from './first-run.ts';
import { type Invitations, invitations } from './invitations.ts';
import { forgetDevices, forgetOldDevices, isKnownDevice, rememberDevice } from './known-devices.ts';
import { type AccountMail, confirmWords, linkLives, mandateWords, type Notice, noticeWords } from './mail-words.ts';
import { type OneTimeTable, oneTimeTable } from './one-time.ts';
import { type OrganisationCodes, organisationCodes } from './organisation-codes.ts';
import { type Passkeys, passkeyTable } from './passkeys.ts';
import { hashPassword, isWeak, passwordFits } from './password.ts';
import { type WeakPassword, weaknessOf } from './password-rules.ts';
import { isLinkedTo, type Provider, type ProviderOptions, provider, unlinkProviders } from './provider.ts';
import { passwordResets } from './resets.ts';
import {
  endAllSessions,
  endSession,
  findSession,
  type KnownSession,
  type ListedSession,
  openSession,
  type ProvedBy,
  proveSession,
  type SessionTimes,
  type SignedIn,
  sessionsOf,
  sweepSessions,
} from './session-table.ts';
import { forgetOldSignIns, type SignInLimits, takeSignIn, usualLimits } from './sign-in-limits.ts';
import { forgetOldTries, takePlace } from './tries.ts';

export interface IdentityOptions {
  /** Milliseconds since 1970; the wall clock, never the demo's: a time machine must sign nobody out. */
  readonly clock?: () => number;
  readonly times?: SessionTimes;
  /** How often somebody may fail to sign in; `usualLimits`. */
  readonly limits?: SignInLimits;
  /** With which people may sign in, if any (OpenID Connect). */
  readonly provider?: ProviderOptions | undefined;
  /** Takes a mail about an account. Without it none is written. */
  readonly post?: (mail: AccountMail) => Promise<void>;
}

/**
 * Why nobody was signed in. An unknown address and a wrong password are one answer, and take the same time; that an account was
 * switched off is told only to somebody who knows its password.
 */
export type NotSignedIn =
  | { readonly kind: 'wrongCredentials' }
  | { readonly kind: 'deactivated' }
  | { readonly kind: 'tooMany'; readonly retryAfterSeconds: number };

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** From where, for the limits, as the door counts addresses; and with which browser, for the list of sessions. */
  readonly address: string;
  /** The token of a browser in which somebody signed in before, if it has one. */
  readonly device?: string | undefined;
  readonly agent: string;
}

export interface AddingAccount {
  readonly email: string;
  readonly name: string;
  /** Without one the person signs in with a passkey or a provider. */
  readonly password?: string;
  readonly person?: string;
  /** The address was proved already: by the link of an invitation, or by anyone who runs the server. */
  readonly confirmed?: boolean;
}

/** Accounts and sessions. Posts, seats and mandates are the office's. */
export interface Identity {
  signIn(credentials: Credentials): Promise<Result<SignedIn, NotSignedIn>>;
  /** For somebody who was just proved to be this person. Throws `AccountOff` where the account is switched off: ask before. */
  open(person: string, agent: string, provedBy?: ProvedBy): Promise<SignedIn>;
  who(token: string): Promise<KnownSession | undefined>;
  sessions(person: string): Promise<readonly ListedSession[]>;
  /** Only one's own; whether there was one. */
  end(person: string, session: string): Promise<boolean>;
  /** All of a person's, or all but the one named. */
  endAll(person: string, but?: string): Promise<void>;
  /** Calls once the session has ended, wherever it was ended; gives back the way to stop looking. */
  watchSession(session: string, ended: () => void): () => void;
  /** Whether the password fits; counted as a try to sign in. With it the session is proved again. */
  prove(session: KnownSession, password: string): Promise<Result<true, NotSignedIn>>;
  proved(session: string, by: ProvedBy): Promise<void>;

  addAccount(account: AddingAccount): Promise<Result<Account, 'emailInUse' | WeakPassword>>;
  /**
   * The account of a stranger who gave this address. Nothing here looks at other accounts, so answer and work are the same for an address
   * that has an account and for one that has none. It is signed in with by address and password together; the address becomes its own, and
   * leads to it, once its link is followed.
   */
  register(account: Omit<AddingAccount, 'confirmed'>): Promise<Result<Account, 'emailInUse' | WeakPassword>>;
  /** Whose address it is: an account that only waits for it to be confirmed is not its holder. */
  holder(email: string): Promise<Account | undefined>;
  account(person: string): Promise<Account | undefined>;
  accounts(): Promise<readonly Account[]>;
  /** Where letters and reminders go: nowhere before the address was confirmed, or while the account is switched off. */
  mailOf(person: string): Promise<string | undefined>;
  hasPassword(person: string): Promise<boolean>;
  /** Whether the person can come in without a passkey. */
  hasOtherWay(person: string): Promise<boolean>;
  /** Sets it, and ends every session but the one named. */
  setPassword(person: string, password: string, keep?: string): Promise<Result<true, WeakPassword>>;
  /** Sends a link to the address; followed, it becomes the account's own. Without one the present address is confirmed. */
  askToConfirm(person: string, lang: string, email?: string): Promise<void>;
  confirmEmail(secret: string): Promise<Result<Account, 'noSuchLink' | 'emailInUse'>>;
  /** Mails somebody what was done to their account. */
  notify(person: string, notice: Notice): Promise<void>;
  /** Writes to the person, where their address was confirmed. */
  tell(person: string, words: Pick<AccountMail, 'subject' | 'body'>): Promise<void>;
  readonly resets: {
    ask(email: string, lang: string): Promise<void>;
    carryOut(): Promise<number>;
    isGood(secret: string): Promise<boolean>;
    finish(secret: string, password: string): Promise<Result<true, 'noSuchLink' | WeakPassword>>;
  };
  readonly invitations: Invitations;
  /** Sends somebody the link with which they accept a mandate. */
  offerMandate(offering: {
    /** Of the organisation. */
    readonly name: string;
    readonly email: string;
    readonly lang: string;
    /** What is accepted by the link. */
    readonly offer: Readonly<Record<string, unknown>>;
  }): Promise<void>;
  readonly passkeys: Passkeys;
  readonly oneTime: OneTimeTable;
  readonly firstRun: FirstRun;
  readonly organisationCodes: OrganisationCodes;
  /** Missing where none is configured. */
  readonly provider: Provider | undefined;
  unlinkProviders(person: string): Promise<boolean>;
  /** Switches an account off and ends all its sessions at once; whether there is one. */
  deactivate(person: string): Promise<boolean>;
  reactivate(person: string): Promise<boolean>;
  /** The person is gone from here, with all sessions. */
  erase(person: string): Promise<void>;
  /** Throws away what has ended; a job calls it now and then. */
  sweep(): Promise<void>;
}

/** The office switched the account off, maybe at this very moment. */
export class AccountOff extends Error {
  override readonly name = 'AccountOff';
}

const hour = 3_600_000;
const defaults = {
  times: { idleMs: 12 * hour, absoluteMs: 14 * 24 * hour },
} as const;

export const createIdentity = async (vault: Vault, options: IdentityOptions = {}): Promise<Identity> => {
  const { database: db, keys } = vault;
  const clock = options.clock ?? Date.now;
  const { times, limits } = { ...defaults, limits: usualLimits, ...options };
  const post = options.post ?? (async () => {});
  const accounts = accountTable(vault);
  const oneTime = oneTimeTable(db, clock);
  const passkeys = passkeyTable(vault, clock, oneTime);
  const ended = endedSessions(db, clock);
  const resets = passwordResets({ ...vault, clock, accounts, oneTime, post });
  const invited = invitations(vault, clock, oneTime, post);
  // Somebody unknown is measured against this hash, so that the time taken does not tell who has an account.
  const nobody = await hashPassword(randomUUID());

  const fitting = async (
    { email, password, address, device }: Omit<Credentials, 'agent'>,
    known?: AccountRow,
  ): Promise<Result<string, NotSignedIn>> => {
    const now = clock();
    const row = known ?? (await accounts.byEmail(email));
    const isKnown = await isKnownDevice(db, device, row?.person ?? '', now);
    // An address that was not proved may be somebody else's: wrong tries here must not lock its owner out.
    const account = known?.confirmed === false ? `person ${known.person}` : addressDigest(keys, email);
    const place = await takeSignIn(db, limits, { account, address, device }, isKnown, now);
    if (!place.ok) return fail({ kind: 'tooMany', retryAfterSeconds: place.retryAfterSeconds });
    const fits = (await passwordFits(password, row?.password ?? nobody)) && row?.password != null;
    const found = fits || known !== undefined ? fits && row : await accounts.waitingWith(email, password);
    if (found === undefined || found === false) return fail({ kind: 'wrongCredentials' });
    await place.value.good();
    if (found.deactivated) return fail({ kind: 'deactivated' });
    if (isWeak(found.password ?? '')) await accounts.setPassword(found, password);
    return ok(found.person);
  };

  const signIn: Identity['signIn'] = async (credentials) => {
    const person = await fitting(credentials);
    if (!person.ok) return person;
    const { agent, device } = credentials;
    const signedIn = await openSession(vault, { person: person.value, agent, provedBy: 'password' }, times, clock());
    if (signedIn === undefined) return fail({ kind: 'deactivated' });
    return ok({ ...signedIn, device: await rememberDevice(db, device, person.value, clock()) });
  };

  const endAll: Identity['endAll'] = async (person, but) => ended.tell(await endAllSessions(db, person, but));

  const notify: Identity['notify'] = async (person, notice) => {
    const account = await accounts.byPerson(person);
    if (account?.confirmed === true)
      await post({ once: `account/${notice}/${randomUUID()}`, address: account.email, ...noticeWords[notice] });
  };

  const tell: Identity['tell'] = async (person, words) => {
    const account = await accounts.byPerson(person);
    if (account?.confirmed === true && !account.deactivated)
      await post({ once: `account/told/${randomUUID()}`, address: account.email, ...words });
  };

  const setPassword: Identity['setPassword'] = async (person, password, keep) => {
    const account = await accounts.byPerson(person);
    if (account === undefined) return ok(true);
    const weakness = weaknessOf(password, account);
    if (weakness !== undefined) return fail(weakness);
    await accounts.setPassword(account, password);
    await oneTime.dropOf(person, ['reset']);
    await endAll(person, keep);
    await notify(person, 'password');
    return ok(true);
  };

  const addAccount = async (
    { email, name, password, person = randomUUID(), confirmed = false }: AddingAccount,
    waits = false,
  ): Promise<Result<Account, 'emailInUse' | WeakPassword>> => {
    const weakness = password === undefined ? undefined : weaknessOf(password, { email, name });
    if (weakness !== undefined) return fail(weakness);
    const added = await accounts.add({ person, email, name, password, confirmed, waits, at: clock() });
    return added === 'emailInUse' ? fail(added) : ok({ person, email: folded(email), name, confirmed, deactivated: false });
  };

  return {
    signIn,
    setPassword,
    endAll,
    notify,
    tell,
    oneTime,
    passkeys,
    firstRun: firstRun(db, clock, oneTime),
    organisationCodes: organisationCodes(db, clock, oneTime),
    provider: options.provider === undefined ? undefined : provider(vault, clock, oneTime, options.provider),
    unlinkProviders: (person) => unlinkProviders(db, person),
    invitations: invited,
    open: async (person, agent, provedBy = 'nothing') => {
      const signedIn = await openSession(vault, { person, agent, provedBy }, times, clock());
      if (signedIn === undefined) throw new AccountOff('the account is switched off');
      return signedIn;
    },
    who: (token) => findSession(db, token, times, clock()),
    sessions: (person) => sessionsOf(vault, person, times, clock()),
    end: async (person, session) => {
      const was = await endSession(db, person, session);
      if (was) ended.tell([session]);
      return was;
    },
    watchSession: ended.watch,
    prove: async (session, password) => {
      const account = await accounts.byPerson(session.person);
      // By the person, not by the address: more than one account may wait for the same one.
      const fits = await fitting({ email: account?.email ?? '', password, address: `session ${session.id}` }, account);
      if (!fits.ok) return fits;
      await proveSession(db, session.id, 'password', clock());
      return ok(true);
    },
    proved: (session, by) => proveSession(db, session, by, clock()),
    addAccount,
    register: (account) => addAccount({ ...account, confirmed: false }, true),
    holder: async (email) => {
      const row = await accounts.byEmail(email);
      return row && shown(row);
    },
    account: async (person) => {
      const row = await accounts.byPerson(person);
      return row && shown(row);
    },
    accounts: () => accounts.all(),
    mailOf: async (person) => {
      const row = await accounts.byPerson(person);
      return row?.confirmed === true && !row.deactivated ? row.email : undefined;
    },
    hasPassword: async (person) => (await accounts.byPerson(person))?.password != null,
    hasOtherWay: async (person) =>
      (await accounts.byPerson(person))?.password != null ||
      (options.provider !== undefined && (await isLinkedTo(db, options.provider.issuer, person))),
    askToConfirm: async (person, lang, email) => {
      const account = await accounts.byPerson(person);
      const address = email === undefined ? account?.email : folded(email);
      if (account === undefined || address === undefined) return;
      const place = await takePlace(db, countedAs(keys, 'confirm', address), { tries: 5, windowMs: hour }, clock());
      if (!place.ok) return;
      const sealed = await accounts.sealWaiting(person, address);
      await oneTime.dropOf(person, ['confirm-email']);
      const id = randomUUID();
      const path = `${pagePrefix(lang)}/confirm-email/`;
      const link = {
        purpose: 'confirm-email' as const,
        id,
        person,
        content: { sealed },
        livesMs: linkLives['confirm-email'],
        path,
      };
      await post({ once: `account/confirm/${id}`, address, ...confirmWords, link });
    },
    confirmEmail: async (secret) => {
      const found = await oneTime.take(secret, 'confirm-email');
      const before = found?.person == null ? undefined : await accounts.byPerson(found.person);
      if (found === undefined || before === undefined) return fail('noSuchLink');
      const email = await accounts.openWaiting(before.person, String(found.content['sealed']));
      if (email === undefined) return fail('noSuchLink');
      if (before.email !== email) await notify(before.person, 'email');
      const done = await accounts.confirm(before.person, email, clock());
      if (done === 'emailInUse') return fail(done);
      return done === 'gone' ? fail('noSuchLink') : ok({ ...shown(before), email, confirmed: true });
    },
    resets: {
      ask: resets.ask,
      carryOut: resets.carryOut,
      isGood: async (secret) => (await resets.look(secret)) !== undefined,
      finish: async (secret, password) => {
        const looked = await resets.look(secret);
        const account = looked?.person == null ? undefined : await accounts.byPerson(looked.person);
        if (account === undefined || account.deactivated) return fail('noSuchLink');
        // Looked at before the link is used up: somebody who chose badly may choose once more.
        const weakness = weaknessOf(password, account);
        if (weakness !== undefined) return fail(weakness);
        const whose = await resets.take(secret);
        return whose.ok ? setPassword(whose.value, password) : whose;
      },
    },
    offerMandate: async ({ offer, name, email, lang }) => {
      const place = await takePlace(db, countedAs(keys, 'mandate', email), { tries: 10, windowMs: hour }, clock());
      if (!place.ok) return;
      const id = randomUUID();
      const path = `${pagePrefix(lang)}/mandates/`;
      const link = { purpose: 'mandate' as const, id, content: offer, livesMs: linkLives.mandate, path };
      await post({ once: `account/mandate/${id}`, address: folded(email), ...mandateWords(name), link });
    },
    deactivate: async (person) => {
      const was = await accounts.deactivate(person, clock());
      await endAll(person);
      await oneTime.dropOf(person, ['reset', 'confirm-email', 'link']);
      return was;
    },
    reactivate: (person) => accounts.reactivate(person),
    erase: async (person) => {
      await endAll(person);
      await forgetDevices(db, person);
      await oneTime.dropOf(person, ['reset', 'confirm-email', 'link', 'letter-code', 'challenge']);
      await passkeys.removeAll(person);
      await unlinkProviders(db, person);
      await accounts.erase(person);
      await db.query(inline('delete from reminder_choice where person = $1'), [person]);
    },
    sweep: async () => {
      await sweepSessions(db, times, clock());
      await forgetOldSignIns(db, limits, clock());
      await forgetOldDevices(db, clock());
      await forgetOldTries(db, clock() - hour);
      await oneTime.sweep();
      await invited.sweep();
    },
  };
};
