import { beforeEach, expect, test } from 'vitest';
import { inline } from '#shell/db';
import { createIdentity, type Identity, usualLimits } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { sharedDoor } from './door.fixture.ts';
import { type FakeOffice, fakeOffice } from './fake-office.ts';
import type { ServerOptions } from './index.ts';

const keys = memoryKeys();

const door = sharedDoor();
let identity: Identity;
let fake: FakeOffice;

beforeEach(async () => {
  for (const table of ['account', 'session', 'sign_in_limit', 'known_device']) await door.db().query(inline(`delete from ${table}`));
  const few = { free: 2, firstWaitMs: 60_000, longestWaitMs: 60_000, quietMs: 60_000 };
  identity = await createIdentity({ database: door.db(), keys }, { limits: { ...usualLimits, address: few } });
  fake = fakeOffice();
});

const start = (options: Partial<ServerOptions> = {}): void => {
  door.serve({ office: fake.office, identity, demo: true, ...options });
};

/** From the proxy of the tests, or from somebody else. */
const proxy = '10.0.0.5';
const asked = (url: string, forwarded: Record<string, string>, from = proxy) =>
  door.app().inject({ url, remoteAddress: from, headers: forwarded });
const signIn = (forwarded: Record<string, string>, from: string, email = 'lin@demo.example') =>
  door.app().inject({
    method: 'POST',
    url: '/api/session',
    remoteAddress: from,
    headers: { ...forwarded, 'x-ordinance': '1' },
    payload: { email, password: 'not the password' },
  });
const cookieAs = async (from: string, forwarded: Record<string, string>): Promise<string> => {
  const answer = await door.app().inject({
    method: 'POST',
    url: '/api/demo/sign-in-as',
    remoteAddress: from,
    headers: { ...forwarded, 'x-ordinance': '1' },
    payload: { person: 'lin' },
  });
  return String(answer.headers['set-cookie']);
};

test('a proxy header forged: the address that limits count is that of the connection', async () => {
  start({ trustProxy: ['10.0.0.0/8'] });
  for (let n = 0; n < 2; n += 1) {
    expect((await signIn({ 'x-forwarded-for': `203.0.113.${n}` }, '198.51.100.9', `guess-${n}@demo.example`)).statusCode).toBe(401);
  }
  expect((await signIn({ 'x-forwarded-for': '203.0.113.9' }, '198.51.100.9')).statusCode).toBe(429);
  // What a caller writes before the proxy's own word is not taken either.
  for (let n = 0; n < 2; n += 1) await signIn({ 'x-forwarded-for': `203.0.113.${n}, 192.0.2.1` }, proxy, `guess-${n}@demo.example`);
  expect((await signIn({ 'x-forwarded-for': '203.0.113.77, 192.0.2.1' }, proxy)).statusCode).toBe(429);
  // Somebody else behind the same proxy signs in as ever.
  expect((await signIn({ 'x-forwarded-for': '192.0.2.2' }, proxy)).statusCode).toBe(401);
});

test('a proxy header forged: nobody makes a cookie Secure, or plain, by saying so', async () => {
  start({ trustProxy: [proxy] });
  expect(await cookieAs('198.51.100.9', { 'x-forwarded-proto': 'https' })).toMatch(/^ordinance=/);
  const secure = await cookieAs(proxy, { 'x-forwarded-proto': 'https' });
  expect(secure).toMatch(/^__Host-ordinance=.*Path=\/; HttpOnly; Secure; SameSite=Lax/);
  expect(secure).not.toContain('Domain');
  expect((await asked('/api/city', { 'x-forwarded-proto': 'https' })).headers['strict-transport-security']).toContain('max-age=31536000');
  expect((await asked('/api/city', { 'x-forwarded-proto': 'https' }, '198.51.100.9')).headers['strict-transport-security']).toBeUndefined();
});

test('behind a server that knows its https address every cookie is Secure, whatever a header says', async () => {
  start({ origin: 'https://ai.example.gov', trustProxy: [proxy] });
  for (const from of [proxy, '198.51.100.9']) {
    expect(await cookieAs(from, { 'x-forwarded-proto': 'http', origin: 'https://ai.example.gov' })).toContain('__Host-ordinance=');
  }
});

test('a proxy header forged: links lead to the host that was asked, and another site stays another site', async () => {
  start({ trustProxy: [proxy] });
  const feed = (from: string) =>
    asked('/api/registers/products.rss', { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', host: 'city.example' }, from);
  expect((await feed('198.51.100.9')).body).not.toContain('evil.example');
  expect((await feed(proxy)).body).toContain('https://evil.example');
  const other = await door.app().inject({
    method: 'DELETE',
    url: '/api/session',
    remoteAddress: '198.51.100.9',
    headers: { origin: 'https://evil.example', host: 'city.example', 'x-forwarded-host': 'evil.example' },
  });
  expect(other.statusCode).toBe(403);
});

test('nothing is trusted where no proxy is named', async () => {
  start();
  expect(await cookieAs('127.0.0.1', { 'x-forwarded-proto': 'https' })).toMatch(/^ordinance=/);
});

test('a number of proxies trusts so many hops and no more', async () => {
  start({ trustProxy: ['1'], perMinute: 1 });
  const from = (forwarded: string) => asked('/api/city', { 'x-forwarded-for': forwarded }).then(({ statusCode }) => statusCode);
  expect([await from('192.0.2.1'), await from('203.0.113.1, 192.0.2.1'), await from('192.0.2.2')]).toEqual([404, 429, 404]);
});

test('requests of somebody who has signed in count for that person, and not for the address', async () => {
  start({ perMinute: 2 });
  const cookie = (person: string) => identity.open(person, '').then(({ token }) => `ordinance=${token}`);
  const [lin, wu] = [await cookie('lin'), await cookie('wu')];
  const as = (headers: Record<string, string>) => asked('/api/city', headers).then(({ statusCode }) => statusCode);
  expect([await as({}), await as({}), await as({})]).toEqual([404, 404, 429]);
  expect([await as({ cookie: lin }), await as({ cookie: lin }), await as({ cookie: lin })]).toEqual([404, 404, 429]);
  expect(await as({ cookie: wu })).toBe(404);
});
