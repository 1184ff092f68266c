import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered, Asked, EndpointName, OfficeEndpoint, Session } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import type { Identity, KnownSession, SignedIn } from '#shell/identity';
import { countedAddress } from './client-address.ts';
import type { Caller, Declined, OfficeService } from './office-service.ts';
import { emailInUse, tooMany, wrongCredentials } from './problems.ts';
import { deviceCookie, dropSession, setDevice, setSession } from './security.ts';

type IdentityEndpoint = Exclude<EndpointName, OfficeEndpoint>;

export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  readonly session: KnownSession | undefined;
  readonly secure: boolean;
}

export type IdentityAnswers = {
  readonly [N in IdentityEndpoint]: (visit: Visit, asked: Asked<N>) => Promise<Result<Answered<N>, Declined>>;
};

/** Signing in and out, and accounts. Who somebody is in the city, the office says. */
export const identityAnswers = (identity: Identity, office: OfficeService): IdentityAnswers => {
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

  const agentOf = ({ request }: Visit): string => request.headers['user-agent'] ?? '';

  /** The account first, since an address may have one already; without the office it would be of no use, and goes again. */
  const newAccount = async (
    caller: Caller,
    account: { readonly email: string; readonly name: string; readonly password: string },
    more: { readonly organisation?: { readonly name: string; readonly code?: string }; readonly colleague?: true },
  ): Promise<Result<string, Declined>> => {
    const added = await identity.addAccount(account);
    if (!added.ok) throw emailInUse();
    const { person } = added.value;
    const enrolled = await office.enrol(caller, { person, name: account.name, ...more }).catch(async (fault: unknown) => {
      await identity.erase(person);
      throw fault;
    });
    if (enrolled.ok) return ok(person);
    await identity.erase(person);
    return enrolled;
  };

  return {
    signIn: async (visit, { body }) => {
      const { request, reply, secure } = visit;
      const device = request.cookies[deviceCookie(secure)];
      const answer = await identity.signIn({ ...body, address: countedAddress(request.ip), device, agent: agentOf(visit) });
      if (answer.ok) {
        const entered = await enter(visit, answer.value);
        if (answer.value.device !== undefined) setDevice(reply, answer.value.device, secure);
        return ok(entered);
      }
      throw answer.error.kind === 'tooMany' ? tooMany(answer.error.retryAfterSeconds) : wrongCredentials();
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
      const { organisation, ...account } = body;
      const added = await newAccount(visit.caller, account, organisation === undefined ? {} : { organisation });
      return added.ok ? ok(await enter(visit, await identity.open(added.value, agentOf(visit)))) : added;
    },
    addPerson: async ({ caller }, { body }) => {
      const added = await newAccount(caller, body, { colleague: true });
      return added.ok ? office.people(caller, {}) : added;
    },
    signInAs: async (visit, { body }) => {
      const known = await office.demoPeople(visit.caller, {});
      if (!known.ok) return known;
      if (!known.value.people.some(({ person }) => person === body.person)) return fail({ notFound: body.person });
      return ok(await enter(visit, await identity.open(body.person, agentOf(visit))));
    },
  };
};

const instant = (ms: number): string => new Date(ms).toISOString();
