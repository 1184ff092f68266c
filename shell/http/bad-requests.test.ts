import { connect } from 'node:net';
import type { FastifyInstance, HTTPMethods } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Problem } from '#contract';
import { type Database, openDatabase } from '#shell/db';
import { createIdentity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { fakeOffice } from './fake-office.ts';
import { buildServer } from './index.ts';

const keys = memoryKeys();

let db: Database;
let app: FastifyInstance;
let port: number;

beforeAll(async () => {
  db = await openDatabase({ memory: true });
  app = buildServer({ office: fakeOffice().office, identity: await createIdentity({ database: db, keys }), demo: true });
  await app.listen({ port: 0 });
  port = (app.server.address() as { readonly port: number }).port;
});
afterAll(async () => {
  await app.close();
  await db.close();
});

/** Bytes as they are, past every client that would tidy them up. */
const sent = (bytes: string | Buffer): Promise<string> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
    socket.write(bytes);
  });

const head = (target: string, method = 'GET'): string => `${method} ${target} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`;

test.each<readonly [string, string | Buffer, readonly number[]]>([
  ['a percent sign without its digits', head('/api/check/%zz'), [400]],
  ['half of a character in an address', head('/api/check/%e4%bd'), [400]],
  ['a NUL in an address', head('/api/check/%00'), [400]],
  ['a raw NUL in the request line', head('/api/ch\0eck'), [400]],
  ['a part of an address of 10,000 characters', head(`/api/check/${'a'.repeat(10_000)}`), [400, 404, 414]],
  ['an address of 40,000 characters', head(`/api/search?q=${'a'.repeat(40_000)}`), [431]],
  ['a header of 40,000 characters', `GET /api/city HTTP/1.1\r\nhost: x\r\nx-a: ${'a'.repeat(40_000)}\r\n\r\n`, [431]],
  ['a word that is no method', head('/api/city', 'JUGGLE'), [400]],
  ['two lengths', 'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\na', [400]],
  [
    'a length and chunks',
    'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
    [400],
  ],
  ['bytes that are no HTTP', Buffer.from([0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, 0xfc, 0x0d, 0x0a]), [400]],
])('%s is a clear 4xx as problem+json', async (_, bytes, statuses) => {
  const answer = await sent(bytes);
  const [start, body] = answer.split('\r\n\r\n', 2) as [string, string];
  expect(statuses).toContain(Number(/^HTTP\/1\.1 (\d+)/.exec(start)?.[1]));
  expect(start.toLowerCase()).toContain('content-type: application/problem+json');
  const problem = JSON.parse(Buffer.from(body, 'latin1').toString('utf8')) as Problem;
  expect(problem.text?.zh).toBeDefined();
  expect(body).not.toMatch(/FST_|HPE_|node_modules|at \w+ \(/);
});

test.each<readonly [HTTPMethods, string, string]>([
  ['DELETE', '/api/city', 'GET, HEAD, OPTIONS'],
  ['PUT', '/api/session', 'DELETE, GET, HEAD, OPTIONS, POST'],
  ['GET', '/api/cases/c1/orders/accept', 'OPTIONS, POST'],
  ['POST', '/api/products/SZAI-2026-00001.rss', 'GET, HEAD, OPTIONS'],
])('%s %s is 405 and says what is allowed', async (method, url, allow) => {
  const answer = await app.inject({ method, url, headers: { 'x-ordinance': '1' } });
  expect([answer.statusCode, answer.headers['allow'], answer.headers['content-type']]).toEqual([
    405,
    allow,
    'application/problem+json; charset=utf-8',
  ]);
});

test('OPTIONS says what is allowed and opens nothing to other sites; HEAD answers as GET without a body', async () => {
  const options = await app.inject({ method: 'OPTIONS', url: '/api/session', headers: { origin: 'https://elsewhere.example' } });
  expect([options.statusCode, options.headers['allow'], options.headers['access-control-allow-origin']]).toEqual([
    204,
    'DELETE, GET, HEAD, OPTIONS, POST',
    undefined,
  ]);
  const got = await app.inject('/api/cases/c1');
  const asked = await app.inject({ method: 'HEAD', url: '/api/cases/c1' });
  expect([asked.statusCode, asked.body, asked.headers.etag]).toEqual([200, '', got.headers.etag]);
  // A reader of links asks so of files as well.
  const url = `/api/files/sha256:${'0'.repeat(64)}`;
  const [file, head] = [await app.inject(url), await app.inject({ method: 'HEAD', url })];
  expect([head.statusCode, head.body, head.headers['content-type']]).toEqual([200, '', file.headers['content-type']]);
  expect((await app.inject({ method: 'OPTIONS', url: '/api/nowhere' })).statusCode).toBe(404);
});
