import * as client from 'openid-client';
import { fail, ok, type Result } from '#law/ground';
import { databaseFault, inline, type Queries } from '#shell/db';
import { subjectDigest, type Vault } from '#shell/vault';
import type { OneTimeTable } from './one-time.ts';

/** A provider of OpenID Connect with which people sign in. */
export interface ProviderOptions {
  readonly issuer: string;
  readonly clientId: string;
  /** Without one the client is public, and PKCE alone protects the code. */
  readonly clientSecret?: string;
  /** As the button says it: "Sign in with …". */
  readonly name: string;
  /** Takes `http:` too; for a provider on one's own machine. */
  readonly plainHttp?: boolean;
  /** By how many seconds this server's clock is put on when times are compared; for tests. */
  readonly skewSeconds?: number;
}

/** What the provider says of a person. */
export interface ProvidedPerson {
  readonly subject: string;
  readonly name?: string;
  /** Only where the provider has verified it. */
  readonly email?: string;
}

/** Where a way to the provider began, and what it is for. */
export interface WayThere {
  /** This browser's visit: the way back has to come from the same one. */
  readonly bound: string;
  /** Our page to go on to. */
  readonly to: string;
  /** Signed in already, and wants the provider added to the account. */
  readonly person?: string;
  /** The secret of an invitation that is accepted this way. */
  readonly invitation?: string;
}

/** Clocks of two houses differ by this much at most. */
const toleranceSeconds = 30;
const lives = 10 * 60_000;

const find = inline('select person from provider_link where issuer = $1 and subject_digest = $2');
const add = inline('insert into provider_link (issuer, subject_digest, person, linked_ms) values ($1, $2, $3, $4)');
const ofPerson = inline('select 1 as linked from provider_link where person = $1 and issuer = $2');
const drop = inline('delete from provider_link where person = $1 returning person');

/**
 * The code flow of OpenID Connect with PKCE, state, nonce and issuer check, by openid-client. The provider's description and keys are
 * fetched for every sign-in: they are rare, and a key that was rotated a second ago is known.
 */
export const provider = ({ database: db, keys }: Vault, clock: () => number, oneTime: OneTimeTable, options: ProviderOptions) => {
  const { issuer, clientId, clientSecret, name } = options;
  // All that is kept of the provider's own name for a person.
  const digestOf = (subject: string): string => subjectDigest(keys, issuer, subject);
  const discovered = async (): Promise<client.Configuration> => {
    const metadata = { [client.clockTolerance]: toleranceSeconds, [client.clockSkew]: options.skewSeconds ?? 0 };
    const how = clientSecret === undefined ? client.None() : client.ClientSecretPost(clientSecret);
    return client.discovery(new URL(issuer), clientId, metadata, how, {
      timeout: 10,
      // The token comes over TLS from the provider itself; its signature is checked all the same.
      execute: [client.enableNonRepudiationChecks, ...(options.plainHttp === true ? [client.allowInsecureRequests] : [])],
    });
  };
  return {
    name,
    /** The provider's page to go to. */
    begin: async (redirectUri: string, way: WayThere): Promise<string> => {
      const config = await discovered();
      const [verifier, nonce] = [client.randomPKCECodeVerifier(), client.randomNonce()];
      const { secret: state } = await oneTime.make({ purpose: 'provider', content: { ...way, verifier, nonce }, livesMs: lives });
      return client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: 'openid email profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).href;
    },
    /** Who came back, and for what; nobody where anything about it is not right. A way is gone back once. */
    finish: async (
      address: string,
      bound: string,
    ): Promise<Result<{ readonly person: ProvidedPerson; readonly way: WayThere }, 'notBegunHere' | 'refused'>> => {
      const url = new URL(address);
      const state = url.searchParams.get('state') ?? '';
      const begun = await oneTime.take(state, 'provider');
      if (begun === undefined || begun.content['bound'] !== bound) return fail('notBegunHere');
      const { verifier, nonce, ...way } = begun.content as unknown as WayThere & { readonly verifier: string; readonly nonce: string };
      try {
        const tokens = await client.authorizationCodeGrant(await discovered(), url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims()!;
        const verified = claims['email_verified'] === true && typeof claims['email'] === 'string' ? { email: claims['email'] } : {};
        const called = typeof claims['name'] === 'string' ? { name: claims['name'].slice(0, 120) } : {};
        return ok({ person: { subject: claims.sub, ...called, ...verified }, way });
      } catch {
        return fail('refused');
      }
    },
    personOf: async ({ subject }: ProvidedPerson): Promise<string | undefined> =>
      (await db.query<{ person: string }>(find, [issuer, digestOf(subject)]))[0]?.person,
    /** Whether it was free: one of theirs is one of ours. */
    link: async (subject: string, person: string): Promise<boolean> => {
      try {
        await db.query(add, [issuer, digestOf(subject), person, clock()]);
        return true;
      } catch (error) {
        if (databaseFault(error)?.code === '23505') return false;
        throw error;
      }
    },
    isLinked: (person: string): Promise<boolean> => isLinkedTo(db, issuer, person),
  };
};

export type Provider = ReturnType<typeof provider>;

/** Whether somebody signs in with this provider. */
export const isLinkedTo = async (db: Queries, issuer: string, person: string): Promise<boolean> =>
  (await db.query(ofPerson, [person, issuer])).length > 0;

/** Takes every provider off an account. */
export const unlinkProviders = async (db: Queries, person: string): Promise<boolean> => (await db.query(drop, [person])).length > 0;
