import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { createIdentity, type Identity } from '#shell/identity';
import { memoryKeys } from '#shell/keys';
import { sharedDoor } from './door.fixture.ts';
import { type FakeOffice, fakeOffice } from './fake-office.ts';

const keys = memoryKeys();

const megabyte = 1_048_576;
const door = sharedDoor();
let identity: Identity;
let fake: FakeOffice;

beforeAll(async () => {
  identity = await createIdentity({ database: door.db(), keys });
});
beforeEach(async () => {
  fake = fakeOffice();
  door.serve({ office: fake.office, identity, demo: false, stream: { heartbeatMs: 20, longestMs: 60_000 } });
  await door.app().listen({ port: 0, host: '127.0.0.1' });
});

const at = () => ({ port: (door.app().server.address() as AddressInfo).port, host: '127.0.0.1' });
const read = async (response: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
};

/** Sends so many megabytes, as fast as they are taken, until an answer comes. */
const upload = async (megabytes: number, headers: Record<string, string | number> = {}) => {
  const sending = httpRequest({
    ...at(),
    method: 'POST',
    path: '/api/files?name=plan.bin&ticket=t',
    headers: { 'content-type': 'application/pdf', ...headers },
  });
  const chunk = Buffer.alloc(megabyte / 4);
  let answer: IncomingMessage | undefined;
  sending.setMaxListeners(0).on('error', () => {});
  sending.on('response', (response) => {
    answer = response;
  });
  let sent = 0;
  for (; sent < megabytes * 4 && answer === undefined; sent += 1) {
    if (!sending.write(chunk)) await Promise.race([once(sending, 'drain'), once(sending, 'response')]);
  }
  if (answer === undefined) {
    sending.end();
    await once(sending, 'response');
  }
  const text = await read(answer!);
  sending.destroy();
  return { status: answer!.statusCode, body: JSON.parse(text), sentMegabytes: sent / 4 };
};

test('an upload of 200 MB is cut at the cap with 413, and never held in memory', async () => {
  const before = process.memoryUsage();
  let most = 0;
  const watch = setInterval(() => {
    const { rss, arrayBuffers } = process.memoryUsage();
    most = Math.max(most, rss - before.rss, arrayBuffers - before.arrayBuffers);
  }, 5);
  const { status, body, sentMegabytes } = await upload(200);
  clearInterval(watch);
  expect(status).toBe(413);
  expect(body).toMatchObject({ type: 'urn:ordinance:problem:too-large', about: { limitBytes: 25 * megabyte } });
  expect(fake.received).toBeLessThanOrEqual(25 * megabyte);
  expect(sentMegabytes).toBeLessThan(60);
  expect(most / megabyte).toBeLessThan(100);
});

test('an upload that says beforehand that it is too large is not even begun', async () => {
  const { status, sentMegabytes } = await upload(200, { 'content-length': 200 * megabyte });
  expect([status, fake.asked.length]).toEqual([413, 0]);
  expect(sentMegabytes).toBeLessThan(10);
});

test('who goes on sending after the refusal is cut off', async () => {
  const sending = httpRequest({
    ...at(),
    method: 'POST',
    path: '/api/files?name=plan.bin&ticket=t',
    headers: { 'content-length': 200 * megabyte },
  });
  sending.on('error', () => {});
  sending.write('x');
  const [response] = (await once(sending, 'response')) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  await Promise.race([once(sending, 'close'), after(8_000).then(() => Promise.reject(new Error('the line is still open')))]);
});

test('an upload below the cap arrives whole, whatever its type', async () => {
  expect(await upload(24)).toMatchObject({ status: 201, body: { bytes: 24 * megabyte, type: 'application/pdf', name: 'plan.bin' } });
  const json = await door.app().inject({
    method: 'POST',
    url: '/api/files?name=a.json&ticket=t',
    payload: '{"a":1}',
    headers: { 'content-type': 'application/json' },
  });
  expect([json.statusCode, fake.received]).toEqual([201, 7]);
});

test('a file that somebody sent in can do nothing in the browser', async () => {
  const { headers, body, statusCode } = await door.app().inject({ url: `/api/files/sha256:${'0'.repeat(64)}` });
  expect([statusCode, body]).toEqual([200, '<p>hi']);
  expect(headers['content-disposition']).toBe(`attachment; filename*=UTF-8''${encodeURIComponent('报告 "1".html')}`);
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
  expect(headers['x-content-type-options']).toBe('nosniff');
});

test('a register as CSV follows RFC 4180, and no cell of it is a formula', async () => {
  const { headers, body } = await door.app().inject({ url: '/api/registers/products.csv?status=in-use' });
  expect(headers['content-type']).toContain('text/csv');
  expect(body).toBe(
    [
      '\uFEFFnumber,title-en,title-zh,status,since,version,struck,maker,people',
      'SZAI-2026-00001,"Eye, ""Screen""",眼筛,in-use,2025-11-14,1,,"\'=HYPERLINK(""http://x"")",-5',
      'SZAI-2026-00002,"Two\nlines",两行,refused,2026-01-02,2,2026-02-01,,0.1',
      '',
    ].join('\r\n'),
  );
});

test('a register without an end is read no faster than somebody takes it, and no further once the reader has gone', async () => {
  const asking = httpRequest({ ...at(), path: '/api/registers/products.csv?q=endless' }).end();
  const [answer] = (await once(asking, 'response')) as [IncomingMessage];
  await once(answer, 'data');
  answer.pause();
  const slowly = { timeout: 10_000, interval: 250 };
  // Sockets on both sides hold some of it; then it stands still.
  let before = -1;
  await expect
    .poll(() => {
      const same = before === fake.endless.taken;
      before = fake.endless.taken;
      return same;
    }, slowly)
    .toBe(true);
  expect(fake.endless).toMatchObject({ open: true });
  expect(fake.endless.taken).toBeLessThan(60);
  answer.destroy();
  await expect.poll(() => fake.endless.open, slowly).toBe(false);
});

test('a register as RSS is well-formed whatever stands in it', async () => {
  const { headers, body } = await door.app().inject({ url: '/api/registers/products.rss?lang=en', headers: { host: 'ai.example' } });
  expect(headers['content-type']).toContain('application/rss+xml');
  expect(body).toContain('<title>A &amp; B &lt;c&gt;</title><link>http://ai.example/products/SZAI-2026-00001</link>');
  expect(body).toContain('<pubDate>Tue, 10 Mar 2026 01:00:00 GMT</pubDate>');
  expect((await door.app().inject({ url: '/api/registers/products.rss?lang=zh' })).body).toContain('<title>甲</title>');
  expect((await door.app().inject({ url: '/api/registers/products.json' })).json().rows).toHaveLength(2);
});

test('the same as a JSON Feed 1.1 says whole addresses and one language', async () => {
  const { headers, body } = await door.app().inject({ url: '/api/subjects.json?lang=zh&in=products', headers: { host: 'ai.example' } });
  expect(headers['content-type']).toContain('application/feed+json');
  expect(JSON.parse(body)).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: expect.any(String),
    description: expect.any(String),
    home_page_url: 'http://ai.example/products',
    feed_url: 'http://ai.example/api/subjects.json?lang=zh&in=products',
    language: 'zh',
    items: [
      {
        id: 'e1',
        url: 'http://ai.example/products/SZAI-2026-00001',
        title: '甲',
        content_text: expect.any(String),
        date_published: '2026-03-10T01:00:00Z',
      },
    ],
  });
});

const listen = async (headers: Record<string, string> = {}) => {
  const { token } = await identity.open('lin', 'Test');
  const asking = httpRequest({ ...at(), path: '/api/events', headers: { cookie: `ordinance=${token}`, ...headers } }).end();
  const [response] = (await once(asking, 'response')) as [IncomingMessage];
  let text = '';
  response.on('data', (chunk) => {
    text += chunk;
  });
  const until = async (part: string) => {
    for (let tries = 0; !text.includes(part) && tries < 200; tries += 1) await after(10);
    return text;
  };
  return { response, until, leave: () => asking.destroy() };
};

test('changes come as events, go on where the reader stopped, and the line is kept open', async () => {
  const { response, until, leave } = await listen({ 'last-event-id': '41' });
  expect(response.headers['content-type']).toContain('text/event-stream');
  expect(response.headers['content-security-policy']).toBeDefined();
  expect(await until('id: 42')).toContain('id: 42\nevent: case\ndata: {"position":"42","case":"c1","seq":8,"state":"accepted"}\n\n');
  expect(await until(': still here')).toContain(': still here');
  leave();
});

test('the server closes while somebody listens', async () => {
  const { response, until } = await listen();
  await until('id: 1');
  const ended = once(response, 'end');
  await door.app().close();
  await ended;
  expect(await until('\n\nretry: '), 'the reader comes back after a while that differs from reader to reader').toMatch(
    /\n\nretry: [1-4]\d{3}\n\n$/,
  );
});

test('events are for those who are signed in', async () => {
  expect((await door.app().inject({ url: '/api/events' })).statusCode).toBe(401);
  expect((await door.app().inject({ method: 'HEAD', url: '/api/events' })).statusCode).toBe(405);
});
