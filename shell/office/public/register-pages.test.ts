import { afterAll, beforeAll, expect, test } from 'vitest';
import { BadCursor } from '#shell/paging';
import { importProducts } from '../import/import-products.ts';
import { answer, done, openDemo } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;
let struck: string;

beforeAll(async () => {
  demo = await openDemo('2026-04-01');
  await demo.order(await demo.disclose(), 'list', 'lin');
  await demo.order(await demo.disclose({ 'product-name': '辅导助手', purpose: 'health', affected: 10 }), 'list', 'lin');
  struck = await demo.disclose({ 'product-name': '=HYPERLINK("x")', affected: 30 });
  await demo.order(struck, 'list', 'lin');
  await demo.go('2026-04-13');
  await demo.order(struck, 'retire', 'wei');
  await demo.go('2026-04-14');
});
afterAll(() => demo.close());

const numbers = (rows: readonly { readonly number: string }[]): readonly string[] => rows.map(({ number }) => number);

test('a product disclosed and listed by silence stands in the register', async () => {
  const page = answer(await demo.pages.register(demo.caller(), { name: 'products' }));
  expect(page.total).toBe(2);
  expect(page.rows[1]).toMatchObject({
    number: 'SZAI-2026-00001',
    title: { en: 'Tutor' },
    maker: { en: 'Lychee Learning' },
    status: { name: 'in-force', tone: 'in-force' },
    tier: { value: 'medium', rank: 2, of: 3 },
    since: '2026-04-01',
    due: '2027-04-01',
    href: '/products/SZAI-2026-00001',
    mark: { article: 'sz.66' },
  });
  expect(page.rows[1]!.cells.map(({ name }) => name)).toEqual(page.register.columns.map(({ name }) => name));
  expect(page.completeness?.sentence.en).toContain('is not known');
});

test('filters narrow, and each facet counts what it would leave', async () => {
  const page = answer(await demo.pages.register(demo.caller(), { name: 'products', risk: ['low'] }));
  expect(numbers(page.rows)).toEqual(['SZAI-2026-00002']);
  const [risk, state, purpose] = page.facets;
  expect(risk!.options.map(({ value, count, chosen }) => [value, count, chosen])).toEqual([
    ['low', 1, true],
    ['medium', 1, false],
    ['high', 0, false],
  ]);
  expect(state!.options.map(({ value, count }) => [value, count])).toContainEqual(['struck', 1]);
  expect(purpose!.options.find(({ value }) => value === 'health')).toMatchObject({ count: 1 });
  expect(answer(await demo.pages.register(demo.caller(), { name: 'products', q: '辅导' })).total).toBe(1);
  expect(
    answer(await demo.pages.register(demo.caller(), { name: 'products', where: ['people:10', 'company:Lychee Learning'] })).total,
  ).toBe(1);
});

test('a struck row is found by its status and says what became of it', async () => {
  const page = answer(await demo.pages.register(demo.caller(), { name: 'products', status: ['struck'] }));
  expect(page.rows).toMatchObject([
    { number: 'SZAI-2026-00003', status: { name: 'struck', title: { en: 'retired' }, tone: 'ended', ending: 'withdrawn' } },
  ]);
});

test('pages follow one another without a gap or a row twice', async () => {
  const seen: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = answer(
      await demo.pages.register(demo.caller(), { name: 'products', limit: 1, ...(cursor === undefined ? {} : { cursor }) }),
    );
    seen.push(...numbers(page.rows));
    cursor = page.next;
    if (cursor === undefined) break;
  }
  expect(seen).toEqual(['SZAI-2026-00002', 'SZAI-2026-00001']);
  await expect(demo.pages.register(demo.caller(), { name: 'products', cursor: 'nonsense' })).rejects.toThrow(BadCursor);
  expect(await demo.pages.register(demo.caller(), { name: 'secrets' })).toMatchObject({ ok: false });
});

test('the whole register with its struck rows, and with all versions', async () => {
  const bulk = answer(await demo.pages.registerBulk(demo.caller(), { name: 'products' }));
  expect(bulk.rows.map(({ number, status }) => [number, status])).toEqual([
    ['SZAI-2026-00001', 'in-force'],
    ['SZAI-2026-00002', 'in-force'],
    ['SZAI-2026-00003', 'struck'],
  ]);
  const versions = answer(await demo.pages.registerBulk(demo.caller(), { name: 'products', versions: true }));
  expect(versions.rows.filter(({ number }) => number === 'SZAI-2026-00003').map(({ version, status }) => [version, status])).toEqual([
    [1, 'in-force'],
    [2, 'struck'],
  ]);
});

test('what changed is told newest first, and as a feed', async () => {
  const first = answer(await demo.pages.changes(demo.caller(), { limit: 2 }));
  expect(first.changes[0]).toMatchObject({ on: '2026-04-13', label: { en: 'Left the register' }, tone: 'ended' });
  const rest = answer(await demo.pages.changes(demo.caller(), { limit: 2, cursor: first.next! }));
  expect([...first.changes, ...rest.changes]).toHaveLength(4);
  expect(rest.next).toBeUndefined();
  const feed = answer(await demo.pages.changesRss(demo.caller(), {}));
  expect(feed.items).toHaveLength(4);
  expect(new Set(feed.items.map(({ id }) => id)).size).toBe(4);
  const narrowed = answer(await demo.pages.registerRss(demo.caller(), { name: 'products', risk: ['medium'] }));
  expect(narrowed.items.map(({ id }) => id)).toEqual(['products/SZAI-2026-00001/1']);
});

test('all registers are listed with their counts', async () => {
  const { registers } = answer(await demo.pages.registers(demo.caller(), {}));
  expect(registers.map(({ name, count }) => [name, count])).toContainEqual(['products', 2]);
});

test('a row that came from a file says so, and what is assumed', async () => {
  const { pack } = demo.shelf.on('2026-04-14' as never);
  const csv = 'idnumber,applicant,devicename,dtrec,dtdec\nK123,Eye Works,EyeScreen,2023-03-01,2023-05-08\n';
  expect(await importProducts(demo.keeper, pack.imports['devices']!, 'devices.csv', csv)).toMatchObject({ filed: 1, rejected: [] });
  const page = answer(await demo.pages.register(demo.caller(), { name: 'products', q: 'EyeScreen' }));
  const [row] = page.rows;
  expect(row).toMatchObject({
    status: { name: 'recognised' },
    mark: { standing: 'assumed', note: { en: expect.stringContaining('nobody filed it here') } },
  });
  expect(row!.cells.find(({ name }) => name === 'people')?.mark).toMatchObject({ standing: 'assumed' });
  expect(row!.cells.find(({ name }) => name === 'name')?.mark).toBeUndefined();
  const product = answer(await demo.pages.product(demo.caller(), { number: row!.number }));
  expect(product.why).toMatchObject({ standing: 'assumed', note: { en: expect.stringContaining('nobody filed it here') } });
  expect(product.life.at(-1)?.text.en).toMatch(/Assumed are the answers to .*How many people/);
});

test('what is left on the account of a row stands in the list, in the download and in no version that is kept', async () => {
  const gives = {
    'call-title': { en: 'Trials at the counter', zh: '窗口试点征集' },
    'call-purpose': 'city',
    'call-for': { en: 'Firms with a product for counters.', zh: '面向窗口产品企业。' },
    'call-places': 12,
    'call-days': 30,
    'call-most-subjects': 200,
    'call-sensitive': false,
  };
  done(await demo.keeper.give({ procedure: 'trial-call', order: 'call', actor: 'zhao', gives }));
  const page = answer(await demo.pages.register(demo.caller(), { name: 'calls' }));
  const words = { en: '12 of 12 places left', zh: '尚余12个名额，共12个' };
  expect(page.rows[0]).toMatchObject({ accounts: [{ name: 'trial-places', value: 12, words }] });
  expect(page.rows[0]!.cells.map(({ name }) => name)).toEqual(page.register.columns.map(({ name }) => name));
  expect(page.register.columns.at(-1)).toEqual({ name: 'trial-places', title: { en: 'places of a call', zh: '征集名额' }, kind: 'number' });
  const bulk = answer(await demo.pages.registerBulk(demo.caller(), { name: 'calls' }));
  expect(bulk.rows.map(({ values }) => values['trial-places'])).toEqual([12]);
  expect((await demo.store.registerRow('calls', page.rows[0]!.number))?.columns).not.toHaveProperty('trial-places');
  // A register that tells of no account has none.
  expect(answer(await demo.pages.register(demo.caller(), { name: 'products' })).rows[0]).not.toHaveProperty('accounts');
});
