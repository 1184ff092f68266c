import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeService } from '#contract';
import { createClient, type Progress, type TextReport, textLimits } from '#contract';
import { fail, ok, text } from '#law/ground';
import { type Database, openDatabase } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let app: FastifyInstance;
let address: string;
let cookie: string;

const report: TextReport = { ok: false, sentence: text('Looked at.', '已检查。'), files: 1, findings: [], warnings: [] };

/** Says how far it is three times, and then answers with how many bytes came; declines what begins with a no, at once or on the way. */
const checkText: OfficeService['checkText'] = async (_, { rule }, told, body) => {
  if (rule === 'no') return fail({ refusal: 'notThisRole', basis: ['sz.66'], text: text('Not you.', '无权办理。') });
  let bytes = 0;
  for await (const part of body) bytes += part.length;
  for (const done of [0, 1, 2]) told({ stage: (['reading', 'checking', 'proving'] as const)[done]!, done, of: 3 });
  if (rule === 'later') return fail({ refusal: 'notInDomain', basis: [] });
  if (rule === 'fault') throw new Error('a fault of ours');
  return ok({ ...report, files: bytes });
};

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  const identity = await createIdentity({ database: db, keys });
  const office = { ...fakeOffice().office, checkText };
  app = buildServer({ office, identity, demo: true, checkAnswers: true });
  address = await app.listen({ port: 0, host: '127.0.0.1' });
  cookie = `ordinance=${(await identity.open('lin', 'Test')).token}`;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

const client = () =>
  createClient((url, init) => fetch(url, { ...init, headers: { ...headersOf(init), cookie, origin: address } }), address);
const headersOf = (init: RequestInit | undefined) => Object.fromEntries(new Headers(init?.headers).entries());
const file = new Blob(['12345']);

test('long work tells how far it is, line by line, and then answers', async () => {
  const told: Progress[] = [];
  const reply = await client().checkText({}, { file, progress: (progress) => told.push(progress) });
  expect(reply).toMatchObject({ ok: true, value: { files: 5 } });
  expect(told.map(({ stage }) => stage)).toEqual(['reading', 'checking', 'proving']);
});

test('anyone who does not ask for lines gets the answer alone, as JSON', async () => {
  expect(await client().checkText({}, { file })).toMatchObject({ ok: true, value: { files: 5 } });
});

test('what is declined before the work began is a problem with its own status; on the way it is the last line; a fault likewise', async () => {
  const asked = (rule: string) => client().checkText({ rule }, { file, progress: () => {} });
  expect(await asked('no')).toMatchObject({ ok: false, problem: { status: 403, refusal: 'notThisRole', basis: ['sz.66'] } });
  expect(await asked('later')).toMatchObject({ ok: false, problem: { status: 422, refusal: 'notInDomain' } });
  expect(await asked('fault')).toMatchObject({ ok: false, problem: { status: 500 } });
});

test('more than a text may weigh is cut off, whether or not its length is told', async () => {
  const large = new Uint8Array(textLimits.zipBytes + 1);
  expect(await client().checkText({}, { file: new Blob([large]), progress: () => {} })).toMatchObject({
    ok: false,
    problem: { status: 413 },
  });
  const body = new ReadableStream({
    start(controller) {
      for (let at = 0; at < large.length; at += 65_536) controller.enqueue(large.subarray(at, at + 65_536));
      controller.close();
    },
  });
  const headers = { cookie, origin: address, 'x-ordinance': '1' };
  const answer = await fetch(`${address}/api/office/texts/check`, { method: 'POST', headers, body, duplex: 'half' } as RequestInit);
  expect(answer.status).toBe(413);
});
