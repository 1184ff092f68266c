import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { OfficeService } from '#contract';
import { createClient } from '#contract';
import { fail, ok } from '#law/ground';
import { type Database, inline, openDatabase } from '#shell/db';
import { createIdentity, type Identity, usualLimits } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { type FakeOffice, fakeOffice } from './fake-office.ts';
import { buildServer, type ServerOptions } from './index.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let fake: FakeOffice;
let app: FastifyInstance;

const start = (options: Partial<ServerOptions> = {}): FastifyInstance =>
  buildServer({ office: fake.office, identity, demo: true, checkAnswers: true, ...options });

beforeAll(async () => {
  db = await openDatabase({ memory: true });
});
afterAll(() => db.close());
beforeEach(async () => {
  for (const table of ['account', 'session', 'sign_in_limit', 'known_device']) await db.query(inline(`delete from ${table}`));
  identity = await createIdentity(
    { database: db, keys },
    {
      limits: { ...usualLimits, pair: { free: 2, firstWaitMs: 60_000, longestWaitMs: 60_000, quietMs: 60_000 } },
    },
  );
  fake = fakeOffice();
  app = start();
});
afterEach(() => app.close());

const ask = (options: InjectOptions) => app.inject(options);
const post = (url: string, payload: object | string = {}, headers: Record<string, string> = {}) =>
  ask({ method: 'POST', url, payload, headers: { 'content-type': 'application/json', ...headers } });
const order = (name: string, headers: Record<string, string> = {}, body: object = { gives: {} }) =>
  post(`/api/cases/c1/orders/${name}`, body, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f', 'if-match': '"7"', ...headers });
const signedIn = async (person = 'lin'): Promise<Record<string, string>> => ({
  cookie: `ordinance=${(await identity.open(person, 'Test')).token}`,
  'x-ordinance': '1',
});

// ---- answers and refusals

test('a case is answered with its version as ETag, and numbers keep every digit', async () => {
  const answer = await ask({ url: '/api/cases/c1' });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers.etag).toBe('"7"');
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.body).toContain('"value":0.10000000000000000001');
});

test.each([
  ['twice', 409, 'alreadyCorrectedOnce'],
  ['reject', 403, 'notThisRole'],
  ['stale', 412, 'staleCase'],
  ['incomplete', 422, 'missing'],
])('an order `%s` is answered %i with the refusal %s as problem+json', async (name, status, refusal) => {
  const answer = await order(name);
  expect(answer.statusCode).toBe(status);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ type: `urn:ordinance:refusal:${refusal}`, status, refusal });
});

test('a refusal carries its article, the way out and what was looked at', async () => {
  expect((await order('twice')).json()).toMatchObject({ basis: ['xkf.32'], wayOut: { en: 'Send a question' }, about: { times: 1 } });
});

test('missing facts are told one by one, and a stale order says the version that stands now', async () => {
  expect(
    (await order('incomplete', {}, { gives: { plan: null, site: null } })).json().errors.map((error: { at: string }) => error.at),
  ).toEqual(['plan', 'site']);
  expect((await order('stale')).json().seq).toBe(9);
});

test('what is not there and what is not shown are one answer', async () => {
  const answer = await ask({ url: '/api/cases/c2' });
  expect(answer.statusCode).toBe(404);
  expect(answer.json()).toMatchObject({ type: 'urn:ordinance:problem:not-found', about: { notFound: 'c2' } });
  expect((await ask({ url: '/api/nowhere' })).statusCode).toBe(404);
});

test('a fault is answered with an id and nothing else', async () => {
  const answer = await order('break');
  expect(answer.statusCode).toBe(500);
  expect(answer.body).not.toContain('secret');
  expect(answer.json().instance).toBe(`urn:uuid:${answer.headers['x-request-id']}`);
});

// ---- what has to be said with an order

test('an order without a key or without a version is answered 428', async () => {
  expect((await order('accept', { 'idempotency-key': '' })).json()).toMatchObject({ status: 428, type: 'urn:ordinance:problem:no-key' });
  expect((await post('/api/cases/c1/orders/accept', { gives: {} }, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' })).json()).toMatchObject(
    {
      status: 428,
      type: 'urn:ordinance:problem:no-version',
    },
  );
});

test('the version may stand in the body, but may not contradict If-Match', async () => {
  const inBody = await post('/api/cases/c1/orders/accept', { gives: {}, seen: 7 }, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' });
  expect(inBody.statusCode).toBe(200);
  expect(fake.asked.at(-1)?.asked).toMatchObject({ id: 'c1', order: 'accept', seen: 7 });
  expect((await order('accept', {}, { gives: {}, seen: 6 })).json().errors).toMatchObject([{ in: 'body', at: '/seen' }]);
});

test('a key belongs to the person who sent it', async () => {
  await order('accept', await signedIn('lin'));
  await order('accept', await signedIn('wu'));
  await order('accept');
  expect(fake.asked.filter(({ method }) => method === 'order').map(({ asked }) => (asked as { key: string }).key)).toEqual([
    'lin/key-12345-0f6c9d1e-5b1f',
    'wu/key-12345-0f6c9d1e-5b1f',
    'anyone/key-12345-0f6c9d1e-5b1f',
  ]);
});

test('a draft is saved only over the version that was seen', async () => {
  const headers = await signedIn();
  const save = (more: Record<string, string>) =>
    ask({ method: 'PUT', url: '/api/drafts/d1', payload: { gives: {} }, headers: { ...headers, ...more } });
  expect((await save({})).statusCode).toBe(428);
  expect((await save({ 'if-match': 'yes' })).statusCode).toBe(400);
  expect((await save({ 'if-match': '"3"' })).statusCode).toBe(412);
});

// ---- malformed

test('all that is wrong is told at once, in path, query and body', async () => {
  const answer = await post('/api/wizard/Not%20a%20name/file', { give: {}, about: 7 });
  expect(answer.statusCode).toBe(400);
  const at = answer.json().errors.map((error: { in: string; at: string }) => `${error.in} ${error.at}`);
  expect(at).toEqual(expect.arrayContaining(['path /procedure', 'body /', 'body /about']));
  expect(answer.body).toContain('give');
});

test('a query is read by its schema, and a mistyped filter is not ignored', async () => {
  await ask({ url: '/api/registers/products?status=in-use&status=refused&risk=high&limit=20' });
  expect(fake.asked.at(-1)?.asked).toEqual({ name: 'products', status: ['in-use', 'refused'], risk: ['high'], limit: 20 });
  expect((await ask({ url: '/api/registers/products?statsu=in-use' })).statusCode).toBe(400);
  expect((await ask({ url: '/api/registers/products?limit=1000' })).statusCode).toBe(400);
});

test('a number in the path is read as one, and what is none is told with its place', async () => {
  await ask({ url: '/api/cases/c1/receipts/3' });
  expect(fake.asked.at(-1)).toMatchObject({ method: 'receipt', asked: { id: 'c1', seq: 3 } });
  const wrong = await ask({ url: '/api/cases/c1/receipts/third' });
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json().errors).toMatchObject([{ in: 'path', at: '/seq' }]);
});

test('without an account a key that somebody could guess is refused; with one it is the own', async () => {
  for (const weak of ['key-1234', 'a'.repeat(60), '1212121212121212121212121212']) {
    const refused = (await order('accept', { 'idempotency-key': weak })).json();
    expect(refused).toMatchObject({ status: 400, errors: [{ in: 'header', at: 'idempotency-key' }] });
    expect(JSON.stringify(refused.errors)).not.toContain(weak);
    expect((await order('accept', { ...(await signedIn('lin')), 'idempotency-key': weak })).statusCode).toBe(200);
  }
});

test('ten thousand nested brackets are malformed, not a fault', async () => {
  for (const body of [
    `{"gives":{"a":${'['.repeat(40)}${']'.repeat(40)}}}`,
    '['.repeat(10_000) + ']'.repeat(10_000),
    '{"gives":'.repeat(10_000),
  ]) {
    const answer = await post('/api/cases', body, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' });
    expect(answer.json()).toMatchObject({ status: 400, title: 'The JSON is nested deeper than 32 levels', about: { limit: 32 } });
  }
  const brackets = await post(
    '/api/cases',
    { procedure: 'complaint', order: 'complain', gives: { text: '['.repeat(10_000) } },
    { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' },
  );
  expect(brackets.statusCode).toBe(201);
});

const manyKeys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, 1]));
const keyed = { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' };

test('a body with 60,000 unknown keys is refused before anything looks at them, and the answer names the limit', async () => {
  for (const body of [manyKeys(60_000), { gives: manyKeys(60_000) }, { gives: {}, parties: manyKeys(60_000) }]) {
    const answer = await post('/api/cases', body, keyed);
    expect(answer.json()).toMatchObject({ status: 400, title: 'The JSON has more than 1000 keys in one object', about: { limit: 1000 } });
    expect(answer.body.length).toBeLessThan(1000);
  }
  expect(fake.asked).toEqual([]);
});

test.each([
  ['a list of 20,000', `{"gives":{"a":[${'1,'.repeat(20_000)}1]}}`, 10_000],
  ['60,000 values in many lists', `{"gives":{"a":[${'[1,2,3,4,5,6,7],'.repeat(8000)}1]}}`, 50_000],
  ['a number of six thousand digits in six characters', '{"gives":{"a":1e6000}}', 60],
  ['a number that is too large for any', '{"gives":{"a":1e99999}}', 60],
])('%s is refused with the limit', async (_, body, limit) => {
  expect((await post('/api/cases', body, keyed)).json()).toMatchObject({ status: 400, about: { limit } });
});

test('of many unknown keys a few are named, and an address with many parameters is refused', async () => {
  const { errors } = (await post('/api/cases', { procedure: 'a', order: 'b', gives: {}, ...manyKeys(900) }, keyed)).json();
  expect(errors.length).toBeGreaterThan(0);
  expect(JSON.stringify(errors).length).toBeLessThan(5000);
  const answer = await ask({ url: `/api/registers/products?${'status=a&'.repeat(500)}` });
  expect(answer.json()).toMatchObject({ status: 400, about: { limit: 100 } });
});

test.each([
  ['that is not UTF-8', Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400],
  ['in another encoding', Buffer.from('{}'), { 'content-encoding': 'gzip' }, 415],
  ['without a type', Buffer.from('{}'), { 'content-type': '' }, 415],
])('a body %s is refused', async (_, payload, headers, status) => {
  const answer = await ask({
    method: 'POST',
    url: '/api/wizard/disclosure/disclose',
    payload,
    headers: { 'content-type': 'application/json', ...headers },
  });
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([status, 'application/problem+json; charset=utf-8']);
});

test('a text that no database keeps is malformed, in a body and in an address', async () => {
  for (const body of [
    '{"procedure":"complaint","order":"complain","gives":{"text":"a\\u0000b"}}',
    '{"procedure":"complaint","order":"complain","gives":{"text":"\\ud800"}}',
  ]) {
    expect((await post('/api/cases', body, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' })).statusCode).toBe(400);
  }
  expect((await ask({ url: '/api/search?q=a%00b' })).statusCode).toBe(400);
  expect((await ask({ url: '/api/check/a%00b' })).statusCode).toBe(400);
});

test.each(['{"gives":', 'nonsense', '{"gives":{"__proto__":{"x":1}}}', '{"gives":{"\\u005f_proto__":1}}'])(
  'the body %s is malformed',
  async (body) => {
    expect((await post('/api/cases', body, { 'idempotency-key': 'key-12345-0f6c9d1e-5b1f' })).statusCode).toBe(400);
  },
);

test('a body that is too large is answered 413, and one that is no JSON 415', async () => {
  const large = await post('/api/wizard/assessment/file', { gives: { text: 'x'.repeat(1_100_000) } });
  expect(large.json()).toMatchObject({ status: 413, about: { limitBytes: 1_048_576 } });
  expect(
    (
      await ask({
        method: 'POST',
        url: '/api/wizard/assessment/file',
        payload: 'a=b',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })
    ).statusCode,
  ).toBe(415);
});

test('numbers of facts arrive as they were written', async () => {
  await post('/api/wizard/assessment/file', '{"gives":{"share":0.1000000000000000000000001}}');
  const { body } = fake.asked.at(-1)!.asked as { body: { gives: { share: unknown } } };
  expect(String(body.gives.share)).toBe('0.1000000000000000000000001');
});

// ---- who may ask

test('who is not signed in is asked to sign in first', async () => {
  const answer = await ask({ url: '/api/my/cases' });
  expect(answer.statusCode).toBe(401);
  expect(answer.headers['www-authenticate']).toBeDefined();
  expect((await ask({ url: '/api/my/cases', headers: { cookie: 'ordinance=made-up' } })).statusCode).toBe(401);
});

test('somebody registers, signs out, signs in, sees the session and ends it', async () => {
  const account = { email: 'a@demo.example', password: 'correct horse battery', name: 'A', organisation: { name: 'Harbour (Demo)' } };
  const registered = await post('/api/accounts', account);
  expect(registered.statusCode).toBe(201);
  const cookie = String(registered.headers['set-cookie']);
  expect(cookie).toMatch(/^ordinance=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(fake.asked.find(({ method }) => method === 'enrol')?.asked).toMatchObject({ name: 'A', organisation: { name: 'Harbour (Demo)' } });

  const first = { cookie: cookie.split(';')[0]!, 'x-ordinance': '1' };
  expect((await ask({ method: 'DELETE', url: '/api/session', headers: first })).statusCode).toBe(200);
  expect((await ask({ url: '/api/sessions', headers: first })).statusCode).toBe(401);

  const again = await post('/api/session', { email: 'A@demo.example', password: account.password });
  const second = { cookie: String(again.headers['set-cookie']).split(';')[0]!, 'x-ordinance': '1' };
  const { sessions } = (await ask({ url: '/api/sessions', headers: second })).json();
  expect(sessions).toMatchObject([{ current: true }]);
  expect((await ask({ method: 'DELETE', url: `/api/sessions/${sessions[0].id}`, headers: second })).statusCode).toBe(200);
  expect((await ask({ url: '/api/session', headers: second })).json().me.person).toBeUndefined();
  // Who registers with an address that has an account hears nothing of it.
  expect((await post('/api/accounts', account)).statusCode).toBe(201);
});

test('an account that the office does not take is not kept', async () => {
  const account = { email: 'r@demo.example', password: 'correct horse battery', name: 'Refused' };
  expect((await post('/api/accounts', account)).statusCode).toBe(403);
  expect(await identity.accounts()).toEqual([]);
});

test('too many tries to sign in are answered 429 with the time to wait', async () => {
  const guess = () => post('/api/session', { email: 'a@demo.example', password: 'guess' });
  expect([(await guess()).statusCode, (await guess()).statusCode]).toEqual([401, 401]);
  const third = await guess();
  expect(third.statusCode).toBe(429);
  expect(Number(third.headers['retry-after'])).toBeGreaterThan(0);
});

test('too many requests are answered 429 with the time to wait', async () => {
  await app.close();
  app = start({ perMinute: 3 });
  const codes = [];
  for (let i = 0; i < 4; i += 1) codes.push((await ask({ url: '/api/cases/c1' })).statusCode);
  expect(codes).toEqual([200, 200, 200, 429]);
  const answer = await ask({ url: '/api/cases/c1' });
  expect(answer.json()).toMatchObject({ type: 'urn:ordinance:problem:too-many' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect((await ask({ url: '/api/cases/c1', headers: await signedIn() })).statusCode).toBe(200);
});

test('a page of another site can change nothing', async () => {
  const { cookie } = (await signedIn()) as { cookie: string };
  const from = (headers: Record<string, string>) => order('accept', { cookie, ...headers });
  expect((await from({ 'sec-fetch-site': 'cross-site', 'x-ordinance': '1' })).statusCode).toBe(403);
  expect((await from({ 'sec-fetch-site': 'same-site' })).statusCode).toBe(403);
  expect((await from({ origin: 'https://elsewhere.example', 'x-ordinance': '1' })).statusCode).toBe(403);
  expect((await from({ origin: 'null' })).statusCode).toBe(403);
  expect((await from({})).statusCode).toBe(403);
  expect((await from({ 'sec-fetch-site': 'same-origin' })).statusCode).toBe(200);
  expect((await from({ origin: 'http://localhost', host: 'localhost' })).statusCode).toBe(200);
  expect((await from({ 'x-ordinance': '1' })).statusCode).toBe(200);
});

test('behind https the cookie is bound to the host', async () => {
  await app.close();
  app = start({ origin: 'https://ai.example.gov' });
  const answer = await post('/api/demo/sign-in-as', { person: 'lin' });
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Host-ordinance=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  expect(answer.headers['strict-transport-security']).toBeDefined();
  expect((await post('/api/demo/sign-in-as', { person: 'nobody' })).statusCode).toBe(404);
});

test('outside the demo city nobody signs in as another and time passes by itself', async () => {
  await app.close();
  app = start({ demo: false });
  expect((await post('/api/demo/sign-in-as', { person: 'lin' })).statusCode).toBe(404);
  expect((await post('/api/demo/time', { days: 1 })).statusCode).toBe(404);
  expect((await ask({ url: '/api/openapi.json' })).body).not.toContain('/api/demo');
});

// ---- the web

test('the web is served with a strict policy; places in it get the page, files that are missing do not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>Ordinance</title>');
  writeFileSync(join(folder, 'assets', 'app-Bx12Cd34.js'), '1');
  await app.close();
  app = start({ staticDir: folder });
  const page = await ask({ url: '/office/cases/c1', headers: { accept: 'text/html' } });
  expect([page.statusCode, page.body, page.headers['cache-control']]).toEqual([200, '<title>Ordinance</title>', 'no-cache']);
  expect(page.headers['content-security-policy']).toContain("script-src 'self'");
  expect((await ask({ url: '/assets/app-Bx12Cd34.js' })).headers['cache-control']).toContain('immutable');
  expect((await ask({ url: '/assets/gone-Bx12Cd34.js', headers: { accept: '*/*' } })).statusCode).toBe(404);
  expect((await ask({ url: '/api/nowhere', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  expect((await ask({ url: '/../../etc/passwd', headers: { accept: '*/*' } })).statusCode).toBe(404);
  rmSync(folder, { recursive: true });
});

test('an address that is no page of the city is answered by the page with 404, in every language of the city', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-web-'));
  writeFileSync(join(folder, 'index.html'), '<html><title>Ordinance</title></html>');
  await app.close();
  const article: OfficeService['article'] = async (_, asked) =>
    asked.article === 'eu.5' ? ok({ label: both, gist: both } as never) : fail({ notFound: '' });
  const withArticle = new Proxy(fake.office, { get: (office, name) => (name === 'article' ? article : Reflect.get(office, name)) });
  const both = { en: 'Article 5', zh: '', nl: 'Artikel 5' };
  app = start({ staticDir: folder, city: () => ({ languages: ['nl', 'en'] }), office: withArticle });
  const status = async (url: string): Promise<number> => (await ask({ url, headers: { accept: 'text/html' } })).statusCode;
  for (const url of ['/', '/nl', '/nl/law', '/law/eu/5?a=1', '/office/anything/below', '/zh/follow/abc'])
    expect(await status(url), url).toBe(200);
  for (const url of [
    '/nowhere',
    '/nl/nowhere',
    '/law/eu/6',
    '/nl/products/NO-SUCH',
    '/law/eu/5/6/7',
    '/fr/law',
    '/my/nowhere/at/all/ever/more',
  ])
    expect(await status(url), url).toBe(404);
  const link = async (url: string): Promise<string> => String((await ask({ url, headers: { accept: '*/*' } })).headers['content-type']);
  expect(await link('/nl/law')).toContain('text/html');
  expect(await link('/nowhere.png')).not.toContain('text/html');
  rmSync(folder, { recursive: true });
});

test('answers and files travel compressed to those who can read it, and as they are to others', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-web-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<title>Ordinance</title>');
  writeFileSync(join(folder, 'assets', 'app-Bx12Cd34.js'), '1'.repeat(2000));
  writeFileSync(join(folder, 'assets', 'app-Bx12Cd34.js.br'), brotliCompressSync('1'.repeat(2000)));
  await app.close();
  app = start({ staticDir: folder });
  for (const url of ['/api/openapi.json', '/assets/app-Bx12Cd34.js']) {
    const headers = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' };
    const [small, plain] = [await ask({ url, headers }), await ask({ url })];
    expect(small.headers['content-encoding'], url).toBe('br');
    expect(brotliDecompressSync(small.rawPayload).toString(), url).toBe(plain.body);
    expect(String(small.headers['vary']), url).toContain('accept-encoding');
  }
  rmSync(folder, { recursive: true });
});

test('search engines find every public page in every language, and none that is somebody’s own', async () => {
  const city = {
    title: { en: 'AI desk', zh: '', nl: 'AI-loket' },
    languages: ['nl', 'en'],
    pages: ['watch', 'duties'],
    registers: [{ name: 'systems' }],
  };
  await app.close();
  app = start({ office: { ...fake.office, city: async () => ok(city as never) } });
  const robots = await ask({ url: '/robots.txt' });
  expect(robots.body.split('\n')).toEqual(expect.arrayContaining(['Disallow: /office', 'Disallow: /nl/office', 'Disallow: /api/']));
  expect(robots.body).toMatch(/Sitemap: http:\/\/[^/]+\/sitemap\.xml/);
  const map = await ask({ url: '/sitemap.xml' });
  expect(map.headers['content-type']).toContain('application/xml');
  expect(map.body).toMatch(/<loc>http:\/\/[^/]+\/nl\/law<\/loc><xhtml:link rel="alternate" hreflang="nl" href="[^"]*\/nl\/law"\/>/);
  for (const page of ['/', '/nl', '/watch', '/registers/systems']) expect(map.body).toMatch(new RegExp(`<loc>http://[^/]+${page}</loc>`));
  expect(map.body).not.toMatch(/<loc>[^<]*\/(office|my|duties)/);
  expect(JSON.parse((await ask({ url: '/manifest.webmanifest' })).body)).toMatchObject({
    start_url: '/',
    icons: [{ src: '/favicon.svg' }],
  });
});

test('what anybody may read is not sent twice to anyone who has it', async () => {
  const first = await ask({ url: '/api/search?q=44' });
  const again = await ask({ url: '/api/search?q=44', headers: { 'if-none-match': String(first.headers.etag) } });
  expect([first.statusCode, again.statusCode, again.body]).toEqual([200, 304, '']);
});

test('the client of the contract speaks with the server', async () => {
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const client = createClient(fetch, address);
  const seen = await client.caseView({ id: 'c1' });
  expect(seen).toMatchObject({ ok: true, etag: '"7"', value: { number: 'AS-2026-0117' } });
  expect(await client.order({ id: 'c1', order: 'accept', key: 'key-12345-0f6c9d1e-5b1f', seen: 7, body: { gives: {} } })).toMatchObject({
    ok: true,
    value: { seq: 8 },
  });
  expect(await client.order({ id: 'c1', order: 'twice', key: 'key-12346-0f6c9d1e-5b1f', seen: 7, body: { gives: {} } })).toMatchObject({
    ok: false,
    problem: { refusal: 'alreadyCorrectedOnce' },
  });
  expect(await client.search({ q: 'a b&c' })).toMatchObject({ ok: true, value: { q: 'a b&c' } });
  expect(await client.keepFile({ name: 'plan.pdf', ticket: 'a-ticket' }, { file: new Blob(['12345']) })).toMatchObject({
    ok: true,
    value: { bytes: 5, name: 'plan.pdf' },
  });
});
