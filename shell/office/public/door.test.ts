import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeService } from '#contract';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { openDemo } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;
let app: FastifyInstance;
let code: string;

beforeAll(async () => {
  demo = await openDemo('2026-04-01');
  const listed = await demo.disclose({ 'product-name': '=HYPERLINK("x")' });
  await demo.order(listed, 'list', 'lin');
  code = (await demo.store.letters({ case: listed })).find(({ letter }) => letter === 'listing-notice')!.code;
  const identity = await createIdentity(demo.store);
  app = buildServer({
    office: demo.pages as unknown as OfficeService,
    identity,
    demo: true,
    checkAnswers: true,
    now: () => demo.clock.now(),
  });
});
afterAll(async () => {
  await app.close();
  await demo.close();
});

const got = async (url: string) => {
  const { statusCode, body } = await app.inject({ url });
  return { statusCode, body };
};

test.each([
  '/api/city',
  '/api/changes?limit=1',
  '/api/changes.rss?lang=zh',
  '/api/search?q=%E6%9D%A1%E4%BE%8B',
  '/api/registers',
  '/api/registers/products?risk=medium&status=in-force&limit=5',
  '/api/registers/products.json?versions=true',
  '/api/registers/products.rss',
  '/api/products/SZAI-2026-00001',
  '/api/law',
  '/api/law/sz.66',
  '/api/law/xkf.42',
  '/api/times?from=2026-01-01&to=2026-12-31',
])('%s answers as the contract says', async (url) => {
  expect(await got(url)).toMatchObject({ statusCode: 200 });
});

test('a check code is answered through the door, and an unknown one is a problem with a way out', async () => {
  expect(await got(`/api/check/${code}`)).toMatchObject({ statusCode: 200 });
  const { statusCode, body } = await got('/api/check/AAAA-AAAA-AAAA-AAAA');
  expect(statusCode).toBe(404);
  expect(JSON.parse(body).wayOut.zh).toContain('校验码');
});

test('the register as a table for a spreadsheet, with no formula in it', async () => {
  const { body } = await got('/api/registers/products.csv');
  const [head, row] = body.split('\r\n');
  expect(head).toContain('number,title-en,title-zh,status,since,version,struck,name,company');
  expect(row).toContain(`"'=HYPERLINK(""x"")"`);
});
