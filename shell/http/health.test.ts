import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Database, openDatabase } from '#shell/db';
import { createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { createLog, Tally } from '#shell/log';
import { fakeOffice } from './fake-office.ts';
import { buildServer, type Readiness, type ServerOptions } from './index.ts';

const keys = memoryKeys();

let db: Database;
let identity: Identity;
let app: FastifyInstance;
const lines: string[] = [];
const log = createLog({ level: 'info', form: 'json', to: { write: (line) => void lines.push(line) } });
const tally = new Tally(log);

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  identity = await createIdentity({ database: db, keys });
});
afterAll(() => db.close());
afterEach(async () => {
  lines.length = 0;
  await app.close();
});

const start = (options: Partial<ServerOptions> = {}): void => {
  app = buildServer({ office: fakeOffice().office, identity, demo: false, log, tally, ...options });
};

const notReady: Readiness = { ready: false, parts: { database: { ok: false, why: 'does not answer' }, law: { ok: true } } };

test('liveness says that the process lives, readiness which part does not, and the old health is honest', async () => {
  start({ ready: async () => notReady });
  expect(await app.inject('/healthz')).toMatchObject({ statusCode: 200, body: '{"live":true}' });
  const answer = await app.inject('/readyz');
  expect([answer.statusCode, answer.json()]).toEqual([503, notReady]);
  expect(await app.inject('/api/health')).toMatchObject({ statusCode: 503, body: '{"well":false}' });
  await app.close();
  start({ ready: async () => ({ ...notReady, ready: true }) });
  expect((await app.inject('/readyz')).statusCode).toBe(200);
  expect(await app.inject('/api/health')).toMatchObject({ statusCode: 200, body: '{"well":true}' });
});

test('health is not rate limited and looks at no cookie, so that it answers while the database is down', async () => {
  start({ perMinute: 1, identity: { ...identity, who: () => Promise.reject(new Error('no database')) } });
  for (let i = 0; i < 5; i += 1) {
    for (const url of ['/healthz', '/readyz', '/api/health'])
      expect((await app.inject({ url, headers: { cookie: 'ordinance=x' } })).statusCode).toBe(200);
  }
});

test('a request is one line with its request id, its route and a pseudonym, and nothing of what was sent', async () => {
  start();
  const canaries = ['CANARY-7F3A-22KD-91ZZ', 'canary.person@city.example', 'canary-password-1', '陈金丝雀'];
  const { token } = await identity.open('person-canary-4711', 'Browser Canary');
  const url = `/api/cases/${canaries[0]}?code=${encodeURIComponent(canaries[1]!)}&q=${encodeURIComponent(canaries[3]!)}`;
  const answer = await app.inject({ url, headers: { cookie: `ordinance=${token}` } });
  await app.inject({ method: 'POST', url: '/api/session', payload: { email: canaries[1], password: canaries[2] } });
  await app.inject({ method: 'POST', url: '/api/session', payload: `{"email": "${canaries[1]}", ` });
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(told).toHaveLength(3);
  expect(told[0]).toMatchObject({
    level: 'info',
    msg: 'answered',
    method: 'GET',
    route: '/api/cases/:id',
    who: expect.stringMatching(/^[0-9a-f]{8}$/),
  });
  expect(told[0]!['request']).toBe(answer.headers['x-request-id']);
  for (const canary of [...canaries, 'person-canary-4711', token, 'Browser Canary']) expect(lines.join('')).not.toContain(canary);
});

test('a fault is logged with its stack under the request id that the caller is told', async () => {
  const { office } = fakeOffice();
  start({ office: { ...office, city: () => Promise.reject(new Error('torn for canary.person@city.example')) } as never });
  const answer = await app.inject('/api/city');
  expect(answer.statusCode).toBe(500);
  const fault = lines.map((line) => JSON.parse(line) as Record<string, unknown>).find(({ msg }) => msg === 'fault');
  expect(fault).toMatchObject({
    level: 'error',
    request: answer.headers['x-request-id'],
    err: { name: 'Error', message: 'torn for [e-mail]' },
  });
  expect(JSON.stringify(fault)).toContain('health.test.ts');
});

test('refused sign-ins are counted and told in one line', async () => {
  start();
  tally.tell();
  for (let i = 0; i < 4; i += 1)
    await app.inject({ method: 'POST', url: '/api/session', payload: { email: `a${i}@b.example`, password: 'wrong-password-9' } });
  lines.length = 0;
  tally.tell();
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([{ level: 'warn', kind: 'sign-in refused', count: 4 }]);
});
