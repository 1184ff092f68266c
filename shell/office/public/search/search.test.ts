import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answer, done, openDemo } from '../demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;

beforeAll(async () => {
  demo = await openDemo('2026-04-01');
  await demo.disclose({ 'product-name': '荔枝作业助手' });
  await demo.go('2026-04-13');
  await demo.disclose({ 'product-name': 'HomeTalk 7' });
  await demo.go('2026-04-27');
  done(await demo.keeper.give({ procedure: 'complaint', order: 'complain', gives: { grievance: 'it shouted at a child' } }));
});
afterAll(() => demo.close());

const search = async (q: string) => answer(await demo.pages.search(demo.caller(), { q }));
const first = async (q: string, count = 5) => (await search(q)).hits.slice(0, count).map(({ href }) => href);

/** What people type, and what they want: it stands among the first five. */
const asked: readonly (readonly [typed: string, wanted: string])[] = [
  ['complain about an AI', '/do/complaint/complain'],
  ['whistleblower', '/do/complaint/complain'],
  ['投訴', '/do/complaint/complain'],
  ['我想投诉', '/do/complaint/complain'],
  ['tousu', '/do/complaint/complain'],
  ['complian', '/do/complaint/complain'],
  ['the robot hurt my child', '/do/complaint/complain'],
  ['report an accident', '/do/incident/report'],
  ['data leak', '/do/incident/report'],
  ['delete my data', '/do/data-request/ask'],
  ['privacy', '/do/data-request/ask'],
  ['怎么删除我的信息', '/do/data-request/ask'],
  ['grxx', '/do/data-request/ask'],
  ['how do I register my product', '/do/assessment/file'],
  ['license', '/do/assessment/file'],
  ['备案', '/do/disclosure/disclose'],
  ['low risk', '/do/disclosure/disclose'],
  ['fast track', '/do/disclosure/disclose-on-commitment'],
  ['sandbox', '/do/trial/file'],
  ['自动驾驶', '/do/trial/file'],
  ['test in a hospital', '/do/hospital-test/file'],
  ['yiyuan', '/do/hospital-test/file'],
  ['certification', '/do/conformity/file'],
  ['subsidies', '/do/grant/file'],
  ['資助', '/do/grant/file'],
  ['ethics comittee', '/do/ethics-review/submit'],
  ['appeal', '/do/reconsideration/challenge'],
  ['不服', '/do/reconsideration/challenge'],
  ['my application was rejected', '/do/reconsideration/challenge'],
  ['open data', '/do/data-access/request'],
  ['where is my application', '/follow'],
  ['how long does it take', '/times'],
  ['多久', '/times'],
  ['who is responsible', '/law/competences'],
  ['is this letter real', '/check'],
  ['facial recognition', '/products'],
  ['prohibited', '/law/sz/72'],
  ['article 44', '/law/sz/44'],
  ['第六十六条', '/law/sz/66'],
  ['lizhi zuoye', '/products/SZAI-2026-00001'],
  ['荔枝作業助手', '/products/SZAI-2026-00001'],
  ['hometlak', '/products/SZAI-2026-00002'],
  ['home talk', '/products/SZAI-2026-00002'],
  ['log in', '/sign-in'],
  ['forgot my password', '/forgot'],
];

describe('what people type leads to what they want', () => {
  test.each(asked)('%s', async (typed, wanted) => {
    expect(await first(typed)).toContain(wanted);
  });
});

test('a product is found once, and its case stands below it', async () => {
  const { hits, total } = await search('HomeTalk 7');
  expect(hits.filter(({ title }) => title.en === 'HomeTalk 7')).toHaveLength(1);
  expect(hits[0]).toMatchObject({
    kind: 'product',
    href: '/products/SZAI-2026-00002',
    links: [{ kind: 'case', href: expect.stringMatching(/^\/cases\//) }],
  });
  expect(total).toBe(hits.length);
});

test('a search for what every object has finds what it says', async () => {
  for (const q of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(await search(q)).toMatchObject({ q });
});

test('as many are told as there are, though fewer are listed', async () => {
  const { total, hits } = answer(await demo.pages.search(demo.caller(), { q: 'article', limit: 3 }));
  expect(hits).toHaveLength(3);
  expect(total).toBeGreaterThan(3);
});

test('words that mean the same find each other, and words that say nothing do not count', async () => {
  expect((await first('robot'))[0]).toBe('/products');
  expect(await first('kid learning')).toEqual(await first('how do I kid learning'));
});
