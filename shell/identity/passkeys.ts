import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type WebAuthnCredential,
} from '@simplewebauthn/server';
import { databaseFault, inline } from '#shell/db';
import { openAddressed, type SealedRow, sealAddressed, sealedOf, type Vault } from '#shell/vault';
import type { OneTimeTable } from './one-time.ts';

/** A passkey as its owner sees it. */
export interface Passkey {
  readonly id: string;
  readonly name: string;
  readonly madeMs: number;
  readonly usedMs: number | null;
  /** Kept in more than one device, as by a password manager. */
  readonly backedUp: boolean;
}

/** For what a challenge was given: an answer to one opens nothing else. */
export type ChallengeFor = 'add' | 'newcomer' | 'sign-in' | 'prove';

/** Where the ceremony takes place: the site, and the session or visit that the challenge belongs to. */
export interface Ceremony {
  /** As `https://ai.example.gov`; its host is the id of the relying party. */
  readonly origin: string;
  readonly bound: string;
}

/** Checked, and not yet kept. */
export interface NewPasskey {
  readonly person: string;
  readonly credential: WebAuthnCredential;
  readonly backedUp: boolean;
}

const columns = 'id, root, sealed, made_ms as "madeMs", used_ms as "usedMs", backed_up as "backedUp"';
const ofPerson = inline(`select ${columns} from passkey where person = $1 order by made_ms, id`);
const add = inline(
  `insert into passkey (id, person, root, sealed, public_key, counter, transports, backed_up, made_ms) values ($1, $2, $9, $3, $4, $5, $6::json, $7, $8)`,
);
const rename = inline('update passkey set root = $4, sealed = $3, name = null where id = $1 and person = $2 returning id');
const remove = inline('delete from passkey where id = $1 and person = $2 returning id');
const removeAll = inline('delete from passkey where person = $1');
const byId = inline('select person, public_key as "publicKey", counter, transports from passkey where id = $1');
// A counter that does not grow means a copied key; two answers at once with the same count do not both pass.
const used = inline(
  'update passkey set counter = $2, used_ms = $3, backed_up = $4 where id = $1 and (counter < $2 or (counter = 0 and $2 = 0)) returning person',
);

/** Ed25519, ES256, RS256 (COSE): what authenticators have today. */
const algorithms = [-8, -7, -257] as const;

const lives = 5 * 60_000;

interface Kept {
  readonly person: string;
  readonly publicKey: string;
  readonly counter: number;
  readonly transports: WebAuthnCredential['transports'];
}

/**
 * Passkeys by WebAuthn level 3, checked by @simplewebauthn/server: discoverable, and with user verification always. A challenge
 * works once, for five minutes, for one purpose and in the session it was given to.
 */
export const passkeyTable = ({ database: db, keys }: Vault, clock: () => number, oneTime: OneTimeTable) => {
  const remember = async (challenge: string, what: ChallengeFor, { bound }: Ceremony, person?: string): Promise<void> => {
    await oneTime.make({
      purpose: 'challenge',
      secret: challenge,
      content: { for: what, bound },
      livesMs: lives,
      ...(person !== undefined && { person }),
    });
  };
  /** Uses the challenge of an answer up; nothing where it was not given for this, here. */
  const expected = async (clientDataJSON: string, what: ChallengeFor, { bound }: Ceremony) => {
    const challenge = challengeIn(clientDataJSON);
    const found = challenge === undefined ? undefined : await oneTime.take(challenge, 'challenge');
    return found !== undefined && found.content['for'] === what && found.content['bound'] === bound
      ? { challenge: challenge!, person: found.person }
      : undefined;
  };
  const own = async (person: string): Promise<readonly Passkey[]> =>
    (await db.query<Omit<Passkey, 'name'> & SealedRow>(ofPerson, [person])).map(({ root, sealed, ...row }) => ({
      ...row,
      name: openAddressed<{ name: string }>(keys, sealedOf.passkey(row.id), { root, sealed })?.name ?? '',
    }));

  return {
    of: own,
    /** What a browser needs to make one. */
    optionsToAdd: async (
      owner: { readonly person: string; readonly email: string; readonly name: string },
      what: 'add' | 'newcomer',
      ceremony: Ceremony,
    ) => {
      const options = await generateRegistrationOptions({
        rpName: 'Ordinance',
        rpID: new URL(ceremony.origin).hostname,
        userName: owner.email,
        userDisplayName: owner.name,
        userID: new Uint8Array(Buffer.from(owner.person, 'utf8')),
        attestationType: 'none',
        supportedAlgorithmIDs: [...algorithms],
        excludeCredentials: (await own(owner.person)).map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      await remember(options.challenge, what, ceremony, owner.person);
      return options;
    },
    check: async (response: RegistrationResponseJSON, what: 'add' | 'newcomer', ceremony: Ceremony): Promise<NewPasskey | undefined> => {
      const given = await expected(response.response.clientDataJSON, what, ceremony);
      if (given?.person == null) return undefined;
      const checked = await verifyRegistrationResponse({
        response,
        expectedChallenge: given.challenge,
        expectedOrigin: ceremony.origin,
        expectedRPID: new URL(ceremony.origin).hostname,
        requireUserVerification: true,
        supportedAlgorithmIDs: [...algorithms],
      }).catch(() => undefined);
      if (checked?.verified !== true) return undefined;
      const { credential, credentialBackedUp } = checked.registrationInfo;
      return { person: given.person, credential, backedUp: credentialBackedUp };
    },
    /** Whether it was new. */
    keep: async ({ person, credential, backedUp }: NewPasskey, name: string): Promise<boolean> => {
      const { id, publicKey, counter, transports = [] } = credential;
      const key = Buffer.from(publicKey).toString('base64url');
      const { root, sealed } = sealAddressed(keys, sealedOf.passkey(id), { name });
      try {
        await db.query(add, [id, person, sealed, key, counter, JSON.stringify(transports), backedUp, clock(), root]);
        return true;
      } catch (error) {
        if (databaseFault(error)?.code === '23505') return false;
        throw error;
      }
    },
    rename: async (person: string, id: string, name: string): Promise<boolean> => {
      const { root, sealed } = sealAddressed(keys, sealedOf.passkey(id), { name });
      return (await db.query(rename, [id, person, sealed, root])).length > 0;
    },
    remove: async (person: string, id: string): Promise<boolean> => (await db.query(remove, [id, person])).length > 0,
    removeAll: async (person: string): Promise<void> => {
      await db.query(removeAll, [person]);
    },
    /** What a browser needs to use one. Without a person, any that it holds for this site. */
    optionsToUse: async (what: 'sign-in' | 'prove', ceremony: Ceremony, person?: string) => {
      const options = await generateAuthenticationOptions({
        rpID: new URL(ceremony.origin).hostname,
        userVerification: 'required',
        ...(person !== undefined && { allowCredentials: (await own(person)).map(({ id }) => ({ id })) }),
      });
      await remember(options.challenge, what, ceremony, person);
      return options;
    },
    /** Whose passkey answered; nobody where anything about the answer is not right. */
    use: async (response: AuthenticationResponseJSON, what: 'sign-in' | 'prove', ceremony: Ceremony): Promise<string | undefined> => {
      const given = await expected(response.response.clientDataJSON, what, ceremony);
      const [kept] = given === undefined ? [] : await db.query<Kept>(byId, [response.id]);
      if (given === undefined || kept === undefined) return undefined;
      if (given.person !== null && given.person !== kept.person) return undefined;
      const { userHandle } = response.response;
      if (userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString('utf8') !== kept.person) return undefined;
      const checked = await verifyAuthenticationResponse({
        response,
        expectedChallenge: given.challenge,
        expectedOrigin: ceremony.origin,
        expectedRPID: new URL(ceremony.origin).hostname,
        requireUserVerification: true,
        credential: {
          id: response.id,
          publicKey: new Uint8Array(Buffer.from(kept.publicKey, 'base64url')),
          counter: kept.counter,
          ...(kept.transports !== undefined && { transports: kept.transports }),
        },
      }).catch(() => undefined);
      if (checked?.verified !== true) return undefined;
      const { newCounter, credentialBackedUp } = checked.authenticationInfo;
      const [row] = await db.query<{ person: string }>(used, [response.id, newCounter, clock(), credentialBackedUp]);
      return row?.person;
    },
  };
};

export type Passkeys = ReturnType<typeof passkeyTable>;

const challengeIn = (clientDataJSON: string): string | undefined => {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString('utf8')) as { readonly challenge?: unknown };
    return typeof challenge === 'string' && challenge.length <= 200 ? challenge : undefined;
  } catch {
    return undefined;
  }
};
