import { expect, test } from 'vitest';
import { openDatabase } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { ClockSetBack } from '#shell/ledger';
import { fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

test('an entry of the office on a clock set back is answered 503 with the refusal, in both languages and with a time to come again', async () => {
  const db = await openDatabase({ memory: true });
  const identity = await createIdentity({ database: db, keys: memoryKeys() });
  const { office } = fakeOffice();
  const absences = async () => {
    throw new ClockSetBack('the clock stands at noon');
  };
  const app = buildServer({ office: new Proxy(office, { get: () => absences }), identity, demo: true });
  const { token } = await identity.open('head', 'Test');
  const answer = await app.inject({
    method: 'POST',
    url: '/api/office/absences',
    headers: { cookie: `ordinance=${token}`, 'x-ordinance': '1', 'content-type': 'application/json' },
    payload: JSON.stringify({ person: 'lin', from: '2026-03-02', until: '2026-03-03' }),
  });
  expect(answer.statusCode).toBe(503);
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
  expect(answer.json()).toMatchObject({
    type: 'urn:ordinance:refusal:clockSetBack',
    text: { en: expect.stringContaining('Nothing was changed'), zh: expect.stringContaining('时钟') },
  });
  expect(answer.body).not.toContain('noon');
  await app.close();
  await db.close();
});
