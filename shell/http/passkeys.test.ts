import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Database, inline, openDatabase } from '#shell/db';
import { type AccountMail, createIdentity, type Identity, SoftwareAuthenticator } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let app: FastifyInstance;
let mails: AccountMail[];
let authenticator: SoftwareAuthenticator;
const origin = 'https://ai.city.example';

beforeAll(async () => {
  db = await openDatabase({ memory: true });
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['account', 'session', 'passkey', 'one_time_token', 'sign_in_try', 'invitation'])
    await db.query(inline(`delete from ${table}`));
  mails = [];
  identity = await createIdentity(
    { database: db, keys },
    {
      post: async (mail) => {
        mails.push(mail);
      },
    },
  );
  app = buildServer({ office: fakeOffice().office, identity, demo: false, checkAnswers: true, origin });
  authenticator = new SoftwareAuthenticator(origin);
  for (const person of ['lin', 'head'])
    await identity.addAccount({
      person,
      email: `${person}@demo.example`,
      name: person,
      password: 'correct horse battery',
      confirmed: true,
    });
});
afterEach(() => app.close());

/** A browser: it keeps its cookies. */
const browser = () => {
  const cookies = new Map<string, string>();
  return async (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({ method, url, headers: { cookie, 'x-ordinance': '1' }, ...(payload && { payload }) } as InjectOptions);
    for (const { name, value } of answer.cookies) cookies.set(name, value);
    return answer;
  };
};
const signedIn = async (person = 'lin') => {
  const ask = browser();
  await ask('POST', '/api/session', { email: `${person}@demo.example`, password: 'correct horse battery' });
  return ask;
};
const added = async (ask: ReturnType<typeof browser>, name = 'Laptop') => {
  const { options } = (await ask('POST', '/api/account/passkeys/options')).json();
  return ask('POST', '/api/account/passkeys', { name, made: authenticator.create(options) });
};

test('a passkey is added, named, and signs in without name or password; its owner is told by mail', async () => {
  const lin = await signedIn();
  expect((await added(lin)).json().passkeys).toMatchObject([{ name: 'Laptop', backedUp: false }]);
  expect(mails.map(({ subject }) => subject.en)).toEqual(['A passkey was added']);
  const stranger = browser();
  const { options } = (await stranger('POST', '/api/session/passkey/options')).json();
  const session = await stranger('POST', '/api/session/passkey', { used: authenticator.get(options) });
  expect(session.json()).toMatchObject({ me: { person: 'lin' } });
  expect((await stranger('GET', '/api/account/passkeys')).json().passkeys).toMatchObject([{ used: expect.any(String) }]);
});

test('a challenge that one browser was given is of no use in another one', async () => {
  await added(await signedIn());
  const { options } = (await browser()('POST', '/api/session/passkey/options')).json();
  const thief = browser();
  expect((await thief('POST', '/api/session/passkey', { used: authenticator.get(options) })).statusCode).toBe(401);
});

test('a passkey proves again who somebody is', async () => {
  const lin = await signedIn();
  await added(lin);
  await db.query(inline("update session set proved_ms = 0, proved_by = 'nothing'"));
  expect((await lin('GET', '/api/session/proof')).json()).toEqual({ fresh: false, password: true, passkey: true });
  expect((await lin('POST', '/api/account/passkeys/options')).json()).toMatchObject({ refusal: 'stepUpNeeded' });
  const { options } = (await lin('POST', '/api/session/proof/options')).json();
  expect((await lin('POST', '/api/session/proof', { used: authenticator.get(options) })).json()).toMatchObject({ fresh: true });
  expect((await lin('POST', '/api/account/passkeys/options')).statusCode).toBe(200);
});

test('the only way into an account is not taken away', async () => {
  const lin = await signedIn();
  const [{ id }] = (await added(lin)).json().passkeys;
  await db.query(inline("update account set password = null where person = 'lin'"));
  expect((await lin('DELETE', `/api/account/passkeys/${id}`)).json()).toMatchObject({
    status: 409,
    type: 'urn:ordinance:problem:last-way',
  });
  await db.query(inline("update account set password = 'x' where person = 'lin'"));
  expect((await lin('DELETE', `/api/account/passkeys/${id}`)).json()).toEqual({ passkeys: [] });
});

test('an invited person comes in with a passkey and no password', async () => {
  const head = await signedIn('head');
  await head('POST', '/api/office/invitations', { email: 'new@demo.example', name: 'New', lang: 'en' });
  const { purpose, id, content, livesMs } = mails[0]!.link!;
  const { secret } = await identity.oneTime.make({ purpose, id, content, livesMs });
  const invited = browser();
  const { options } = (await invited('POST', `/api/invitations/${secret}/passkey`)).json();
  const passkey = { name: 'Laptop', made: authenticator.create(options) };
  const come = await invited('POST', `/api/invitations/${secret}`, { passkey });
  expect(come.statusCode).toBe(201);
  expect((await invited('GET', '/api/session/proof')).json()).toEqual({ fresh: true, password: false, passkey: true });
});
