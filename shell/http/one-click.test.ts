import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { ok } from '#law/ground';
import { type Database, openDatabase } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let app: FastifyInstance;
let ended: string[];

beforeAll(async () => {
  db = await openDatabase({ memory: true });
});
afterAll(() => db.close());
beforeEach(async () => {
  ended = [];
  const { office } = fakeOffice();
  const own = {
    endSubscription: async (_: unknown, { token }: { readonly token: string }) => {
      ended.push(`subscription ${token}`);
      return ok({ done: true });
    },
    switchReminder: async (_: unknown, { token, body }: { readonly token: string; readonly body: { readonly on: boolean } }) => {
      ended.push(`reminder ${token} ${body.on}`);
      return ok({});
    },
  };
  app = buildServer({ office: { ...office, ...own } as never, identity: await createIdentity({ database: db, keys }), demo: true });
});
afterEach(() => app.close());

const press = (url: string, payload = 'List-Unsubscribe=One-Click', type = 'application/x-www-form-urlencoded') =>
  app.inject({ method: 'POST', url, payload, headers: { 'content-type': type } });

test('one press in a mail program ends a subscription or a reminder, in either language, without a cookie (RFC 8058)', async () => {
  for (const url of ['/subscriptions/a', '/zh/subscriptions/b', '/reminders/c', '/zh/reminders/d'])
    expect((await press(url)).statusCode, url).toBe(200);
  const parts = '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
  expect((await press('/reminders/e', parts, 'multipart/form-data; boundary=x')).statusCode).toBe(200);
  expect(ended).toEqual(['subscription a', 'subscription b', 'reminder c false', 'reminder d false', 'reminder e false']);
});

test('whatever only opens the link ends nothing, nor does a form that says something else', async () => {
  for (const method of ['GET', 'HEAD'] as const) await app.inject({ method, url: '/zh/reminders/d' });
  const wrong = await press('/reminders/d', 'on=false');
  expect(wrong.statusCode).toBe(400);
  expect(wrong.json()).toMatchObject({ type: expect.stringContaining('not-one-click') });
  expect((await press('/reminders/d', 'x'.repeat(5000))).statusCode).toBe(413);
  expect(ended).toEqual([]);
});
