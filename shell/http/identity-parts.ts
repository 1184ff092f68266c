import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Answered, Asked, Caller, Declined, EndpointName, OfficeEndpoint, OfficeService } from '#contract';
import type { Result } from '#law/ground';
import type { Identity, KnownSession, SignedIn } from '#shell/identity';
import { accountOff, tooMany, wrongCredentials } from './problems.ts';
import { say } from './say.ts';

export type IdentityEndpoint = Exclude<EndpointName, OfficeEndpoint>;

export interface Visit {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  readonly session: KnownSession | undefined;
  readonly secure: boolean;
}

export type Answers<N extends IdentityEndpoint> = {
  readonly [K in N]: (visit: Visit, asked: Asked<K>) => Promise<Result<Answered<K>, Declined>>;
};

export interface AnswerParts {
  readonly identity: Identity;
  readonly office: OfficeService;
  /** Gives the browser its session, and says who it is now. */
  readonly enter: (visit: Visit, signedIn: SignedIn) => Promise<Answered<'session'>>;
  /** Whether the person proved in this session, recently enough, who they are. */
  readonly isFresh: (session: KnownSession) => boolean;
  /** Whether nobody may add people yet. */
  readonly isFirstRun: (caller: Caller) => Promise<boolean>;
  /** Takes the session's cookie away. */
  readonly leave: (visit: Visit) => void;
}

/** Throws where the password does not fit or was tried too often. */
export const proved = async (identity: Identity, session: KnownSession, password: string): Promise<true> => {
  const fits = await identity.prove(session, password);
  if (fits.ok) return true;
  if (fits.error.kind === 'tooMany') throw tooMany(fits.error.retryAfterSeconds);
  throw fits.error.kind === 'deactivated' ? accountOff() : wrongCredentials();
};

export const noSuchLink = (token: string): Declined => ({
  notFound: token,
  text: say('noSuchLink.thisLinkIsOver'),
  wayOut: say('noSuchLink.askForANew'),
});

export const agentOf = ({ request }: Visit): string => request.headers['user-agent'] ?? '';

export const instant = (ms: number): string => new Date(ms).toISOString();
