// Whatever is thrown at the doors is answered as the contract promises: never a fault, always in both languages, and what is refused has changed nothing.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FuzzCity, regressions } from './api-fuzz.ts';
import { wrongWith } from './judge.ts';

const seed = Number(process.env['ORDINANCE_FUZZ_SEED'] ?? 7);
let fuzz: FuzzCity;
beforeAll(async () => {
  fuzz = await FuzzCity.open(seed);
});
afterAll(() => fuzz?.close());

test('what once went wrong goes wrong no more', async () => {
  for (const { was, as, request } of regressions()) {
    const caller = as === 'nobody' ? undefined : (fuzz.callers.find((one) => one === as) ?? fuzz.callers[1]);
    expect([was, await fuzz.send(request, caller)]).toEqual([was, undefined]);
  }
});

test(`requests made from the OpenAPI document are answered as it promises (seed ${seed})`, async () => {
  const { requests, byStatus, found } = await fuzz.fuzz(Number(process.env['ORDINANCE_FUZZ_SECONDS'] ?? 25), seed);
  process.stdout.write(`\nFUZZ ${fuzz.routes.length} routes: ${requests} requests, ${JSON.stringify(byStatus)}, ${found.length} FOUND\n`);
  expect(found).toEqual([]);
  expect(requests).toBeGreaterThan(200);
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('the judge sees: a fault, a page of HTML, a refusal that changed something, one without Chinese, and an order of another site', () => {
  const request = { route: 'order', method: 'POST', path: '/x', headers: {} };
  const told = (status: number, body: string, type = 'application/problem+json') => ({
    status,
    type,
    headers: {},
    body: Buffer.from(body),
  });
  const good = JSON.stringify({ type: 'urn:ordinance:problem:malformed', title: 'x', status: 400, text: { en: 'x', zh: '某' } });
  expect(wrongWith(request, true, told(400, good), '1', '1')).toBeUndefined();
  expect(wrongWith(request, true, told(500, good), '1', '1')).toMatch(/^500/);
  expect(wrongWith(request, true, told(400, '<html>', 'text/html'), '1', '1')).toMatch(/text\/html/);
  expect(wrongWith(request, true, told(400, good), '1', '2')).toMatch(/changed/);
  expect(wrongWith(request, true, told(400, good.replace('某', '')), '1', '1')).toMatch(/both languages/);
  expect(wrongWith({ ...request, fromElsewhere: true }, true, told(200, '{}', 'application/json'), '1', '1')).toMatch(/another site/);
});
