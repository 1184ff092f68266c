import { expect, expectTypeOf, test } from 'vitest';
import type { Day } from '#law/ground';
import {
  type Answered,
  type Asked,
  addressOf,
  createClient,
  type Endpoint,
  type EndpointName,
  endpoints,
  type OfficeEndpoint,
} from './index.ts';

const all = Object.entries<Endpoint>(endpoints);

test('no two endpoints have one address', () => {
  const addresses = all.map(([, { method, path }]) => `${method} ${path.replace(/:[a-z]+/g, ':')}`);
  expect(new Set(addresses).size).toBe(addresses.length);
});

test('every part of a path is described, and nothing else is', () => {
  for (const [name, { path, params }] of all) {
    const inPath = [...path.matchAll(/:([a-z]+)/g)].map(([, part]) => part);
    expect([name, Object.keys((params as { properties?: object } | undefined)?.properties ?? {})]).toEqual([name, inPath]);
  }
});

test('path and query of one endpoint share no name, nor one that the client uses', () => {
  for (const [name, { params, query }] of all) {
    const names = [params, query].flatMap((part) => Object.keys((part as { properties?: object } | undefined)?.properties ?? {}));
    expect([name, names.filter((each, index) => names.indexOf(each) !== index || ['body', 'key', 'seen'].includes(each))]).toEqual([
      name,
      [],
    ]);
  }
});

test('what changes something and needs a key or a version is never a GET', () => {
  expect(all.filter(([, { method, key, match, body }]) => method === 'GET' && (key || match || body)).map(([name]) => name)).toEqual([]);
});

test('an answer with a version has it', () => {
  for (const [name, { etag, answer }] of all) {
    if (etag !== undefined)
      expect([name, Object.keys((answer as unknown as { properties: object }).properties)]).toEqual([name, expect.arrayContaining([etag])]);
  }
});

test('an address is built from what is asked', () => {
  expect(addressOf('registerCsv', { name: 'products', status: ['in-use', 'refused'], q: 'a b&c' })).toBe(
    '/api/registers/products.csv?q=a+b%26c&status=in-use&status=refused',
  );
  expect(addressOf('letter', { id: 'c1', number: '深人智〔2026〕12号' })).toBe(
    `/api/cases/c1/letters/${encodeURIComponent('深人智〔2026〕12号')}`,
  );
  expect(addressOf('docket', {})).toBe('/api/office/docket');
});

test('the client sends what the contract needs and reads what comes back', async () => {
  const sent: { url: string; init: RequestInit }[] = [];
  const answers = [
    new Response('{"seq":8}', { headers: { 'content-type': 'application/json; charset=utf-8', etag: '"8"' } }),
    new Response('{"type":"urn:x","title":"no","status":409}', { status: 409, headers: { 'content-type': 'application/problem+json' } }),
    new Response('<h1>Bad gateway</h1>', { status: 502, statusText: 'Bad Gateway', headers: { 'content-type': 'text/html' } }),
  ];
  const client = createClient((async (url: string, init: RequestInit) => {
    sent.push({ url, init });
    return answers.shift()!;
  }) as unknown as typeof fetch);
  const asked = { id: 'c1', order: 'accept', key: 'key-12345', seen: 7, body: { gives: { reason: 'ok' } } };
  expect(await client.order(asked)).toEqual({ ok: true, value: { seq: 8 }, etag: '"8"' });
  expect(await client.order(asked)).toMatchObject({ ok: false, problem: { status: 409 } });
  expect(await client.order(asked)).toMatchObject({ ok: false, problem: { status: 502, type: 'urn:ordinance:problem:unreadable' } });
  const { url, init } = sent[0]!;
  const headers = new Headers(init.headers);
  expect([url, init.method, init.body]).toEqual(['/api/cases/c1/orders/accept', 'POST', '{"gives":{"reason":"ok"}}']);
  expect([headers.get('idempotency-key'), headers.get('if-match'), headers.get('x-ordinance')]).toEqual(['key-12345', '"7"', '1']);
});

test('types follow from the schemas', () => {
  expectTypeOf<Asked<'city'>>().toEqualTypeOf<Asked<'law'>>();
  expectTypeOf<Asked<'caseView'>['id']>().toEqualTypeOf<string>();
  expectTypeOf<Asked<'saveDraft'>['seen']>().toEqualTypeOf<number>();
  expectTypeOf<Asked<'order'>['key']>().toEqualTypeOf<string>();
  expectTypeOf<Asked<'keepFile'>>().not.toHaveProperty('body');
  expectTypeOf<Answered<'times'>['rows'][number]['late']>().toEqualTypeOf<number>();
  expectTypeOf<readonly Answered<'city'>['changes'][number][]>().toExtend<Answered<'city'>['changes']>();
  expectTypeOf<Day>().toExtend<Answered<'city'>['today']>();
  expectTypeOf<Answered<'docket'>['rows'][number]['group']>().toEqualTypeOf<'late' | 'today' | 'week' | 'later' | 'stands' | 'none'>();
  expectTypeOf<'signIn'>().not.toExtend<OfficeEndpoint>();
  expectTypeOf<OfficeEndpoint>().toExtend<EndpointName>();
});
