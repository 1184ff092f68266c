import type { Caller, Declined, OfficeService, Session } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import type { AddingAccount, Identity, KnownSession, SignedIn } from '#shell/identity';
import { accountAnswers } from './account-answers.ts';
import { countedAddress } from './client-address.ts';
import { firstRunAnswers } from './first-run-answers.ts';
import { type Answers, agentOf, type IdentityEndpoint, instant, type Visit } from './identity-parts.ts';
import { mandateAnswers } from './mandate-answers.ts';
import { organisationAnswers } from './organisation-answers.ts';
import { passkeyAnswers } from './passkey-answers.ts';
import { accountOff, emailInUse, tooMany, weakPassword, wrongCredentials } from './problems.ts';
import { providerAnswers } from './provider-answers.ts';
import { deviceCookie, dropSession, setDevice, setSession } from './security.ts';

export interface IdentityPolicy {
  /** For so long a proof of who somebody is counts as recent; 15 minutes. */
  readonly proofMinutes?: number;
  /** The demo city asks for no proof. */
  readonly demo: boolean;
}

/** Signing in and out, and accounts. Who somebody is in the city, the office says. */
export const identityAnswers = (identity: Identity, office: OfficeService, policy: IdentityPolicy): Answers<IdentityEndpoint> => {
  const enter = async (visit: Visit, { token, session }: SignedIn): Promise<Session> => {
    // A new token with each sign-in: one that was planted before leads nowhere (session fixation).
    if (visit.session !== undefined) await identity.end(visit.session.person, visit.session.id);
    setSession(visit.reply, token, visit.secure, Math.floor((session.untilMs - session.createdMs) / 1000));
    return sessionView({ ...visit.caller, person: session.person, session: session.id }, session);
  };

  const sessionView = async (caller: Caller, session: KnownSession | undefined): Promise<Session> => {
    const me = await office.me(caller);
    return session === undefined ? { me } : { me, since: instant(session.createdMs), until: instant(session.untilMs) };
  };

  /** The account first, since an address may have one already; without the office it would be of no use, and goes again. */
  const newAccount = async (
    caller: Caller,
    account: AddingAccount,
    more: { readonly organisation?: { readonly name: string; readonly code?: string }; readonly colleague?: true },
  ): Promise<Result<string, Declined>> => {
    // A stranger learns of no other account; a colleague with the power to add people sees the list of accounts anyway.
    const added = await (more.colleague === true ? identity.addAccount(account) : identity.register(account));
    if (!added.ok) throw added.error === 'emailInUse' ? emailInUse() : weakPassword(added.error);
    const { person } = added.value;
    const enrolled = await office.enrol(caller, { person, name: account.name, ...more }).catch(async (fault: unknown) => {
      await identity.erase(person);
      throw fault;
    });
    if (enrolled.ok) return ok(person);
    await identity.erase(person);
    return enrolled;
  };

  const parts = {
    identity,
    office,
    enter,
    isFresh: (session: KnownSession) => isFresh(session, policy),
    isFirstRun: async (caller: Caller) => (await office.firstPosts(caller)) !== undefined,
    leave: ({ reply, secure }: Visit) => dropSession(reply, secure),
  };

  return {
    ...accountAnswers(parts),
    ...passkeyAnswers(parts),
    ...providerAnswers(parts),
    ...firstRunAnswers(parts),
    ...mandateAnswers(parts),
    ...organisationAnswers(parts),
    signIn: async (visit, { body }) => {
      const { request, reply, secure } = visit;
      const device = request.cookies[deviceCookie(secure)];
      const answer = await identity.signIn({ ...body, address: countedAddress(request.ip), device, agent: agentOf(visit) });
      if (answer.ok) {
        const entered = await enter(visit, answer.value);
        if (answer.value.device !== undefined) setDevice(reply, answer.value.device, secure);
        return ok(entered);
      }
      if (answer.error.kind === 'tooMany') throw tooMany(answer.error.retryAfterSeconds);
      throw answer.error.kind === 'deactivated' ? accountOff() : wrongCredentials();
    },
    session: async ({ caller, session }) => ok(await sessionView(caller, session)),
    signOut: async ({ reply, session, secure }) => {
      if (session !== undefined) await identity.end(session.person, session.id);
      dropSession(reply, secure);
      return ok({ done: true });
    },
    sessions: async ({ caller }) => {
      const sessions = await identity.sessions(caller.person!);
      return ok({
        sessions: sessions.map(({ id, agent, createdMs, seenMs, untilMs }) => ({
          id,
          agent,
          since: instant(createdMs),
          seen: instant(seenMs),
          until: instant(untilMs),
          current: id === caller.session,
        })),
      });
    },
    endSession: async ({ caller, reply, secure }, { id }) => {
      if (!(await identity.end(caller.person!, id))) return fail({ notFound: id });
      if (id === caller.session) dropSession(reply, secure);
      return ok({ done: true });
    },
    registerAccount: async (visit, { body }) => {
      const { organisation, lang = 'zh', ...account } = body;
      const added = await newAccount(visit.caller, account, organisation === undefined ? {} : { organisation });
      if (!added.ok) return added;
      await identity.askToConfirm(added.value, lang);
      return ok(await enter(visit, await identity.open(added.value, agentOf(visit), 'password')));
    },
    addPerson: async ({ caller }, { body }) => {
      const added = await newAccount(caller, body, { colleague: true });
      if (!added.ok) return added;
      await identity.askToConfirm(added.value, 'zh');
      return office.people(caller, {});
    },
    signInAs: async (visit, { body }) => {
      const known = await office.demoPeople(visit.caller, {});
      if (!known.ok) return known;
      if (!known.value.people.some(({ person }) => person === body.person)) return fail({ notFound: body.person });
      if ((await identity.account(body.person))?.deactivated === true) throw accountOff();
      return ok(await enter(visit, await identity.open(body.person, agentOf(visit), 'demo')));
    },
  };
};

/** A proof by password, passkey or provider counts for a while. The demo city asks for none: that is its own policy. */
export const isFresh = ({ provedMs, provedBy }: KnownSession, { proofMinutes = 15, demo }: IdentityPolicy, now = Date.now()): boolean => {
  if (demo) return true;
  return provedBy !== 'nothing' && provedBy !== 'demo' && now - provedMs < proofMinutes * 60_000;
};
