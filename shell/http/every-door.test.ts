import { randomUUID } from 'node:crypto';
import type { InjectOptions } from 'fastify';
import { beforeEach, expect, test } from 'vitest';
import { type Endpoint, endpoints } from '#contract';
import { inline } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { sharedDoor } from './door.fixture.ts';
import { type FakeOffice, fakeOffice } from './fake-office.ts';

const door = sharedDoor();
let identity: Identity;
let fake: FakeOffice;

beforeEach(async () => {
  identity = await createIdentity({ database: door.db(), keys: memoryKeys() });
  fake = fakeOffice();
  door.serve({ office: fake.office, identity, demo: true, perMinute: 1_000_000, stream: { heartbeatMs: 5, longestMs: 20 } });
});

/** Every route there is: those of the contract, from the contract itself, and the few that stand beside it. */
const routes: readonly (readonly [route: string, ask: Pick<InjectOptions, 'method' | 'url'> & { readonly file?: boolean }])[] = [
  ...Object.values<Endpoint>(endpoints).map(({ method, path, body }) => {
    const file = body === 'file';
    const url = `${path.replace(/:\w+/g, 'c1')}${file ? '?name=a.txt&ticket=t' : ''}`;
    return [`${method} ${path}`, { method, url, file }] as const;
  }),
  ...['/subscriptions/t', '/zh/subscriptions/t', '/reminders/t', '/zh/reminders/t'].map(
    (url) => [`POST ${url}`, { method: 'POST', url, file: true }] as const,
  ),
  ...['/api/openapi.json', '/healthz', '/readyz', '/api/health', '/', '/zh/cases', '/api/none', '/api/%zz', '/api/cases/%ff'].map(
    (url) => [`GET ${url}`, { method: 'GET', url }] as const,
  ),
];
const changing = routes.filter(([, { method }]) => method !== 'GET');

const send = ({ method, url, file }: (typeof routes)[number][1], headers: Readonly<Record<string, string>>) =>
  door.app().inject({
    method: method!,
    url: url!,
    headers: {
      ...(method === 'GET' ? {} : { 'content-type': file ? 'text/plain' : 'application/json' }),
      'idempotency-key': randomUUID(),
      'if-match': '"7"',
      ...headers,
    },
    ...(method === 'GET' ? {} : { payload: file ? 'List-Unsubscribe=One-Click' : '{}' }),
  });
const cookie = async () => `ordinance=${(await identity.open('head', 'Test')).token}`;

test('every answer of every route has the headers that protect a browser, whether it is good, refused or not found', async () => {
  expect(routes.length).toBeGreaterThan(150);
  for (const [route, asked] of routes) {
    const { headers, statusCode } = await send(asked, { cookie: await cookie(), 'x-ordinance': '1' });
    expect({ route, statusCode, ...headers }).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src '(?:self|none)'/),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=()'),
    });
    expect(headers['access-control-allow-origin'], route).toBeUndefined();
    if (route.includes(' /api/') && statusCode >= 400) expect(headers['cache-control'], route).toBe('no-store');
  }
});

const elsewhere: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a page of another site': { 'sec-fetch-site': 'cross-site', 'x-ordinance': '1' },
  'a page of a neighbour under the same domain': { 'sec-fetch-site': 'same-site' },
  'an old browser on another site': { origin: 'https://elsewhere.example', 'x-ordinance': '1' },
  'a page that hides its address': { origin: 'null' },
  'a page under our name on another port': { origin: 'http://localhost:8443' },
  'a form whose browser says nothing, with the cookie': {},
};

test.each(Object.entries(elsewhere))('no route that changes something takes a request of %s', async (_, from) => {
  expect(changing.length).toBeGreaterThan(60);
  const own = await cookie();
  const before = await held();
  for (const [route, asked] of changing) {
    const answer = await send(asked, { cookie: own, ...from });
    expect([route, answer.statusCode, answer.headers['content-type']]).toEqual([route, 403, 'application/problem+json; charset=utf-8']);
    expect(answer.json(), route).toMatchObject({
      type: 'urn:ordinance:problem:other-site',
      text: { en: expect.any(String), zh: expect.any(String) },
      wayOut: { en: expect.any(String), zh: expect.any(String) },
    });
  }
  expect(fake.asked).toEqual([]);
  expect(fake.received).toBe(0);
  expect(await held()).toBe(before);
});

test('the same requests of our own page get past that door', async () => {
  for (const [route, asked] of changing) {
    const answer = await send(asked, { cookie: await cookie(), 'sec-fetch-site': 'same-origin' });
    expect([route, answer.body.includes('other-site')]).toEqual([route, false]);
  }
  expect(fake.asked.length).toBeGreaterThan(20);
});

/** All that the door itself keeps: accounts, sessions, what they count and what was sent out. */
const held = async (): Promise<string> => {
  const tables = await door
    .db()
    .query<{ name: string }>(
      inline(
        `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`,
      ),
    );
  const counts = [];
  for (const { name } of tables) {
    const [row] = await door
      .db()
      .query<{ digest: string }>(inline(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`));
    counts.push(`${name} ${row!.digest}`);
  }
  return counts.join('\n');
};
