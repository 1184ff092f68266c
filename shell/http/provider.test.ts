import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, InjectOptions } from 'fastify';
import Provider, { type JWK } from 'oidc-provider';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { type AccountMail, createIdentity, type Identity, type ProviderOptions } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { type FakeOffice, fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let fake: FakeOffice;
let app: FastifyInstance;
let mails: AccountMail[];
let server: Server;
let issuer: string;
let handler: (request: IncomingMessage, response: ServerResponse) => void;
/** Who is signed in at the provider, and what it says of them. */
let who: { readonly sub: string; readonly name?: string; readonly email?: string; readonly email_verified?: boolean };
const origin = 'https://ai.city.example';

const newKey = async (kid: string): Promise<JWK> => {
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign']);
  const { key_ops: _, ext: __, ...jwk } = await crypto.subtle.exportKey('jwk', privateKey);
  return { ...jwk, kid, alg: 'ES256', use: 'sig' } as JWK;
};

/** A real provider, in this process. Started again with another key, it has rotated its key. */
const startProvider = async (kid: string): Promise<void> => {
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'city',
        client_secret: 'a secret of the city',
        redirect_uris: [`${origin}/api/provider/back`],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [await newKey(kid)] },
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    ttl: { IdToken: 10 },
    findAccount: (_, id) => ({ accountId: id, claims: () => ({ ...who }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    loadExistingGrant: async (context) => {
      const grant = new context.oidc.provider.Grant({
        clientId: context.oidc.client!.clientId,
        accountId: context.oidc.session!.accountId!,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const callback = provider.callback();
  handler = (request, response) => {
    if (request.url?.startsWith('/interaction/') !== true) return void callback(request, response);
    void provider.interactionFinished(request, response, { login: { accountId: who.sub } }, { mergeWithLastSubmission: false });
  };
};

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  server = createServer((request, response) => handler(request, response));
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  await startProvider('first');
});
afterAll(async () => {
  await new Promise((closed) => server.close(closed));
  await db.close();
});
const start = async (more: Partial<ProviderOptions> = {}): Promise<void> => {
  const provider = { issuer, clientId: 'city', clientSecret: 'a secret of the city', name: 'City ID', plainHttp: true, ...more };
  identity = await createIdentity(
    { database: db, keys },
    {
      provider,
      post: async (mail) => {
        mails.push(mail);
      },
    },
  );
  app = buildServer({ office: fake.office, identity, demo: false, checkAnswers: true, origin });
};
beforeEach(async () => {
  for (const table of ['account', 'session', 'one_time_token', 'provider_link', 'sign_in_try', 'invitation'])
    await db.query(inline(`delete from ${table}`));
  mails = [];
  fake = fakeOffice();
  who = { sub: 'p-1', name: 'Lin', email: 'lin@demo.example', email_verified: true };
  await start();
});
afterEach(() => app.close());

/** A browser: it keeps its cookies, ours and the provider's. */
const browser = () => {
  const [own, theirs] = [new Map<string, string>(), new Map<string, string>()];
  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const cookie = [...own].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({ method, url, headers: { cookie, 'x-ordinance': '1' }, ...(payload && { payload }) } as InjectOptions);
    for (const { name, value } of answer.cookies) own.set(name, value);
    return answer;
  };
  /** From the provider's page back to ours, as a browser follows it. */
  const throughProvider = async (address: string): Promise<string> => {
    for (let next = address, steps = 0; steps < 10; steps += 1) {
      const cookie = [...theirs].map(([name, value]) => `${name}=${value}`).join('; ');
      const answer = await fetch(next, { redirect: 'manual', headers: { cookie } });
      for (const line of answer.headers.getSetCookie()) {
        const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
        theirs.set(name!, value!);
      }
      next = new URL(answer.headers.get('location')!, next).href;
      if (next.startsWith(origin)) return next.slice(origin.length);
    }
    throw new Error('the provider sends in circles');
  };
  const begin = async (query = '') => String((await ask('GET', `/api/provider/start${query}`)).headers['location']);
  const signIn = async (query = '') => ask('GET', await throughProvider(await begin(query)));
  return { ask, begin, throughProvider, signIn };
};
const me = async ({ ask }: ReturnType<typeof browser>) => (await ask('GET', '/api/session')).json().me.person as string | undefined;

test('somebody new signs in with the provider and gets an account with the address that it verified', async () => {
  const lin = browser();
  const back = await lin.signIn('?to=%2Fzh%2Fmy');
  expect([back.statusCode, back.headers['location']]).toEqual([303, '/zh/my']);
  const person = (await me(lin))!;
  expect(await identity.account(person)).toMatchObject({ email: 'lin@demo.example', name: 'Lin', confirmed: true });
  const again = browser();
  await again.signIn();
  expect(await me(again)).toBe(person);
});

test('an address that has an account is linked only after that account was proved', async () => {
  const added = await identity.addAccount({ email: 'lin@demo.example', name: 'Lin', password: 'correct horse battery', confirmed: true });
  const lin = browser();
  const to = String((await lin.signIn()).headers['location']);
  expect(to).toMatch(/^\/sign-in\?link=/);
  expect(await me(lin)).toBeUndefined();
  const link = new URL(to, origin).searchParams.get('link')!;
  await lin.ask('POST', '/api/session', { email: 'lin@demo.example', password: 'correct horse battery' });
  expect((await lin.ask('POST', '/api/account/provider', { link })).json()).toEqual({ name: 'City ID', linked: true });
  expect(mails.map(({ subject }) => subject.en)).toEqual(['Another way to sign in was added']);
  const again = browser();
  await again.signIn();
  expect(await me(again)).toBe(added.ok ? added.value.person : '');
});

test('the link that another person got is of no use for this account', async () => {
  await identity.addAccount({ email: 'lin@demo.example', name: 'Lin', password: 'correct horse battery', confirmed: true });
  await identity.addAccount({ email: 'wu@demo.example', name: 'Wu', password: 'seven quiet lanterns', confirmed: true });
  const wu = browser();
  const link = new URL(String((await wu.signIn()).headers['location']), origin).searchParams.get('link')!;
  await wu.ask('POST', '/api/session', { email: 'wu@demo.example', password: 'seven quiet lanterns' });
  expect((await wu.ask('POST', '/api/account/provider', { link })).statusCode).toBe(404);
});

test('an address that the provider did not verify opens no account', async () => {
  who = { ...who, email_verified: false };
  const lin = browser();
  expect((await lin.signIn()).headers['location']).toBe('/sign-in?provider=unverified&to=%2Fmy');
  expect(await identity.accounts()).toEqual([]);
});

test('the way back counts once, in the browser in which it began, and with the state that was given', async () => {
  const lin = browser();
  const address = await lin.throughProvider(await lin.begin());
  expect((await browser().ask('GET', address)).headers['location']).toContain('provider=failed');
  const other = browser();
  const back = await other.throughProvider(await other.begin());
  expect((await other.ask('GET', back.replace(/state=[^&]+/, 'state=made-up'))).headers['location']).toContain('provider=failed');
  expect((await other.ask('GET', back)).headers['location']).toBe('/my');
  expect((await other.ask('GET', back)).headers['location']).toContain('provider=failed');
});

test('a code that belongs to another way there is refused: PKCE and nonce', async () => {
  const [lin, thief] = [browser(), browser()];
  const stolen = new URL(await lin.throughProvider(await lin.begin()), origin).searchParams.get('code')!;
  const back = await thief.throughProvider(await thief.begin());
  expect((await thief.ask('GET', back.replace(/code=[^&]+/, `code=${stolen}`))).headers['location']).toContain('provider=failed');
  expect(await me(thief)).toBeUndefined();
});

test('an answer in the name of another issuer is refused', async () => {
  const lin = browser();
  const back = await lin.throughProvider(await lin.begin());
  const forged = back.replace(/iss=[^&]+/, `iss=${encodeURIComponent('https://evil.example')}`);
  expect((await lin.ask('GET', forged)).headers['location']).toContain('provider=failed');
});

test('a key that the provider has just rotated is known', async () => {
  const lin = browser();
  await lin.signIn();
  await startProvider('second');
  const again = browser();
  await again.signIn();
  expect(await me(again)).toBeDefined();
});

test.each([
  [20, '/my'],
  [120, '/sign-in?provider=failed&to=%2Fmy'],
])('a clock that is %i seconds fast: %s', async (skewSeconds, to) => {
  await app.close();
  await start({ skewSeconds });
  expect((await browser().signIn()).headers['location']).toBe(to);
});

test('a provider that does not answer leaves the other ways in', async () => {
  await app.close();
  await start({ issuer: 'http://127.0.0.1:9' });
  expect(await browser().begin()).toBe('/sign-in?provider=failed&to=%2Fmy');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example'])('nobody is sent on to %s', async (to) => {
  expect((await browser().signIn(`?to=${encodeURIComponent(to)}`)).headers['location']).toBe('/my');
});

test('an invited person comes in with the provider, under the address that was invited', async () => {
  await identity.invitations.invite({ email: 'invited@demo.example', name: 'Invited', by: 'head', lang: 'en' });
  const { purpose, id, content, livesMs } = mails[0]!.link!;
  const { secret } = await identity.oneTime.make({ purpose, id, content, livesMs });
  const lin = browser();
  await lin.signIn(`?invitation=${secret}`);
  expect(await identity.account((await me(lin))!)).toMatchObject({ email: 'invited@demo.example', name: 'Invited' });
});
