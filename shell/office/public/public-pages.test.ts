import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, done, openDemo } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;
let listed: string;
let complaint: { readonly case: string; readonly tracking?: string };

beforeAll(async () => {
  demo = await openDemo('2026-04-01');
  listed = await demo.disclose();
  await demo.go('2026-04-13');
  complaint = done(
    await demo.keeper.give({
      procedure: 'complaint',
      order: 'complain',
      gives: { grievance: 'it shouted at a child', reporter: 'Ms Hidden' },
    }),
  );
  await demo.disclose({ 'product-name': 'Notyetpublic' });
  await demo.go('2026-04-14');
});
afterAll(() => demo.close());

test('the city says its law, its day, its doors and what changed', async () => {
  const city = answer(await demo.pages.city(demo.caller(), {}));
  expect(city).toMatchObject({
    pack: 'shenzhen',
    version: '2022-11-01',
    today: '2026-04-14',
    demo: true,
    counts: { cases: 3, open: 3, late: 0, procedures: readdirSync(new URL('../../../packs/shenzhen/procedures', import.meta.url)).length },
  });
  expect(city.changes).toHaveLength(1);
  expect(city.complaints[0]).toMatchObject({ procedure: 'complaint', within: { en: 'first look: 7 working days; answer: 60 days' } });
});

test('the law says of each article what runs or why not', async () => {
  const law = answer(await demo.pages.law(demo.caller(), {}));
  expect(law.articles.filter(({ source }) => source === 'sz')).toHaveLength(73);
  expect(law.articles.find(({ id }) => id === 'sz.66')).toMatchObject({ coverage: 'in-part', number: '66' });
  expect(law.articles.find(({ id }) => id === 'sz.1')).toMatchObject({ coverage: 'not', leftOut: { en: expect.any(String) } });
  expect(law.chapters.map(({ articles }) => articles.length)).toEqual([12, 13, 11, 10, 16, 10, 1]);
  expect(law.mission.find(({ row }) => row === 'A1')).toMatchObject({
    runBy: expect.arrayContaining([expect.objectContaining({ name: 'disclosure' })]),
  });
  expect(law.counts.runs + law.counts['in-part'] + law.counts['cited-only'] + law.counts.not).toBe(law.counts.articles);
  expect(law.standings.assumed).toBeGreaterThan(0);
  expect(law.promises.en).toMatch(/^(\d+ of|All) \d+ promises are proved/);
});

test('every row of the mission is told, and of those that nothing runs the reason', async () => {
  const { mission } = answer(await demo.pages.law(demo.caller(), {}));
  expect(mission.map(({ row }) => row)).toEqual('A1 A2 A3 B4 B5 B6 C7 C8 D9 E10 E11 F12 F13 G14 G15 G16 G17 G18 G19 H20'.split(' '));
  for (const { row, state, why } of mission)
    if (state === 'not-yet') expect([row, why?.en, why?.zh]).toEqual([row, expect.any(String), expect.any(String)]);
});

test('article 44 is told condition by condition, each beside the fact, the row and the promise that run it', async () => {
  const { clauses } = answer(await demo.pages.article(demo.caller(), { article: 'sz.44' }));
  expect(clauses.map(({ n, ours }) => [n, ours])).toEqual(['a', 'b', 'c', 'd', 'e', 'f'].map((n) => [n, true]));
  for (const { n, text, runs } of clauses) {
    expect([n, text.en, text.zh]).toEqual([n, expect.stringMatching(/\w{4}/), expect.stringMatching(/[\u4e00-\u9fff]{4}/)]);
    expect([n, runs.length > 0]).toEqual([n, true]);
  }
  const kindsOf = (n: string) => new Set(clauses.find((clause) => clause.n === n)?.runs.map(({ kind }) => kind));
  for (const n of ['b', 'c', 'd', 'e']) expect([n, [...kindsOf(n)].toSorted()]).toEqual([n, ['fact', 'promise', 'row']]);
  expect(kindsOf('f')).toContain('order');
  // The letters are ours: in the margin stands the article, once.
  const named = clauses.flatMap(({ runs }) => runs.flatMap(({ basis }) => basis));
  expect(named.filter((article) => /\([a-z]\)/.test(article))).toEqual([]);
});

test('what no clause is cited for says why, and chapters carry their titles', async () => {
  const { clauses } = answer(await demo.pages.article(demo.caller(), { article: 'sz.65' }));
  expect(clauses.map(({ n }) => n)).toEqual(['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '2']);
  for (const { n, runs, leftOut } of clauses) expect([n, runs.length > 0 || leftOut !== undefined]).toEqual([n, true]);
  const { chapters } = answer(await demo.pages.law(demo.caller(), {}));
  expect(chapters[5]).toMatchObject({ title: { en: '6 Principles and measures of governance', zh: '第六章 治理原则与措施' } });
});

test('an article lists whatever cites it, promises and examples apart', async () => {
  const page = answer(await demo.pages.article(demo.caller(), { article: 'sz.66' }));
  expect(page.runs.find(({ path }) => path === 'tables/risk-tier')).toMatchObject({ kind: 'table', standing: 'assumed' });
  expect(page.runs.find(({ path }) => path === 'registers/products')).toMatchObject({ href: '/products' });
  expect(page.runs.every(({ title }) => title.en !== '' && title.zh !== '')).toBe(true);
  expect(page.promises.find(({ name }) => name === 'high-risk-never-merely-disclosed')).toMatchObject({
    proof: 'holds',
    on: '2026-04-01',
    states: expect.any(Number),
    marks: [{ article: 'sz.66', standing: 'law' }],
    about: [{ name: 'disclosure' }],
  });
  expect(page.examples.length).toBeGreaterThan(10);
  expect(page.used[0]).toMatchObject({ name: 'disclosure', words: { en: '2 cases: 2 open' } });
  expect([page.before, page.after]).toEqual(['sz.65', 'sz.67']);
  expect(answer(await demo.pages.article(demo.caller(), { article: 'sz.33(2)' })).id).toBe('sz.33');
  expect(await demo.pages.article(demo.caller(), { article: 'sz.99' })).toMatchObject({ ok: false });
});

test('every article has a page that agrees with its square', async () => {
  const law = answer(await demo.pages.law(demo.caller(), {}));
  for (const { id, coverage } of law.articles) {
    const page = answer(await demo.pages.article(demo.caller(), { article: id }));
    expect([id, page.coverage]).toEqual([id, coverage]);
  }
});

test('the times count what was finished, what is open and who is late', async () => {
  const times = answer(await demo.pages.times(demo.caller(), {}));
  const look = times.rows.find(({ procedure, clock }) => procedure.name === 'disclosure' && clock.name === 'look');
  expect(look).toMatchObject({
    limit: { en: '5 working days' },
    limitCount: 5,
    n: 1,
    late: 0,
    lateDone: 0,
    lateOpen: 0,
    of: 1,
    open: 1,
    distribution: [{ days: 5, cases: 1 }],
  });
  expect(look?.definition.en).toMatch(/^5 working days from the day after the case enters “disclosed”, until it leaves it\./);
  for (const { definition, late, lateDone, lateOpen } of times.rows) {
    expect(definition.en).not.toMatch(/undefined|“”/);
    expect(definition.zh).toMatch(/期限.+(计算|届满|停留)/);
    expect(late).toBe(lateDone + lateOpen);
  }
  expect(look).not.toHaveProperty('median');
  expect(times.sentence.en).toContain('late in 0 of 1 decisions');
});

test('a letter with its code is genuine, and a certificate says how its row stands now', async () => {
  const letters = await demo.store.letters({ case: listed });
  const code = (name: string): string => letters.find(({ letter }) => letter === name)!.code;
  expect(answer(await demo.pages.check(demo.caller(), { code: code('receipt').toLowerCase() }))).toMatchObject({
    kind: 'letter',
    holds: true,
  });
  const certificate = answer(await demo.pages.check(demo.caller(), { code: code('listing-notice').replaceAll('-', ' ') }));
  expect(certificate).toMatchObject({ kind: 'certificate', holds: true, row: { number: 'SZAI-2026-00001', status: { en: 'in force' } } });
  expect(certificate.sentence.en).toBe('Genuine, and it holds today.');
  expect(certificate.says.at(-1)?.en).toMatch(/in the register “AI products and services”: in force\.$/);
  expect(await demo.pages.check(demo.caller(), { code: 'AAAA-AAAA-AAAA-AAAA' })).toMatchObject({
    ok: false,
    error: { text: { en: expect.any(String) } },
  });
});

test('a tracking code opens the case as its giver may see it', async () => {
  const view = answer(await demo.pages.follow(demo.caller(), { code: complaint.tracking! }));
  expect(view).toMatchObject({ id: complaint.case, circle: 'parties', procedure: { name: 'complaint' }, orders: [] });
  expect(view.clocks[0]).toMatchObject({ clock: 'look' });
  expect(JSON.stringify(view)).not.toContain('Ms Hidden');
  expect(await demo.pages.follow(demo.caller(), { code: 'AAAA-AAAA-AAAA-AAAA' })).toMatchObject({ ok: false });
});

const kinds = async (q: string, person?: string): Promise<readonly string[]> => {
  const { hits } = answer(await demo.pages.search(demo.caller(person), { q }));
  return hits.map(({ kind, href }) => `${kind} ${href}`);
};

test('search finds products, articles, registers, orders and pages in both languages', async () => {
  expect((await kinds('tutor'))[0]).toBe('product /products/SZAI-2026-00001');
  expect((await kinds('第四十四条'))[0]).toBe('article /law/sz/44');
  expect((await kinds('AI Reg. 44'))[0]).toBe('article /law/sz/44');
  expect(await kinds('登记册')).toContain('register /products');
  expect(await kinds('投诉举报')).toEqual(expect.arrayContaining(['order /do/complaint/complain', 'page /complain']));
  expect(await kinds('lychee')).toContain('company /products?where=company%3ALychee%20Learning');
  expect(await kinds('   ')).toEqual([]);
});

test('search shows a case to those alone who may see it', async () => {
  const found = (hits: readonly string[]): boolean => hits.some((hit) => hit.startsWith('case '));
  expect(found(await kinds('Notyetpublic'))).toBe(false);
  expect(found(await kinds('Notyetpublic', 'somebody'))).toBe(false);
  expect(found(await kinds('Notyetpublic', 'wei'))).toBe(true);
  expect(found(await kinds('Notyetpublic', 'lin'))).toBe(true);
  expect(found(await kinds('SQPL-2026-0001'))).toBe(true);
  expect(found(await kinds('TSJB-2026-0001'))).toBe(false);
});

test('an open case past its date is late, and is named only where everybody may follow it', async () => {
  await demo.go('2026-07-20');
  const times = answer(await demo.pages.times(demo.caller(), {}));
  const row = times.rows.find(({ procedure, clock }) => procedure.name === 'complaint' && clock.name === 'answer');
  expect(row).toMatchObject({ n: 0, late: 1, of: 1, share: { value: 1 } });
  expect(row?.lateNow).toMatchObject([{ whose: { en: 'Municipal Bureau of Industry and Information Technology' } }]);
  expect(row?.lateNow[0]).not.toHaveProperty('number');
  const law = answer(await demo.pages.law(demo.caller(), {}));
  expect(law.late).toMatchObject({ rows: [{ what: { en: 'Complaint or tip-off: answer' } }] });
});
