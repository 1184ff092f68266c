import { Parser } from 'n3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OfficeService } from '#contract';
import { printJson } from '#law/ground';
import { inline } from '#shell/db';
import { validateExport } from '#shell/exports';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { type TestOffice, testOffice } from '../office.fixture.ts';
import { type Desk, publicMethods } from './index.ts';

let office: TestOffice;
let server: ReturnType<typeof buildServer>;

const row = (n: number, shown: 'public' | 'parties' = 'public') => ({
  register: 'products',
  rowKey: `s${n}`,
  version: 1,
  number: `SZAI-2026-${String(n).padStart(5, '0')}`,
  status: n === 3 ? 'suspended' : 'in-force',
  columns: { name: `Product "${n}"\n<x>`, tier: 'high', purpose: 'health' },
  search: '',
  case: `case-${n}`,
  since: '2026-03-02',
  until: null,
  struckBy: null,
  shown,
});

beforeAll(async () => {
  office = await testOffice('2026-03-05');
  await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson([row(1), row(2), row(3), row(4, 'parties')])]);
  const desk: Desk = { keeper: office.keeper, demo: false, cacheMs: 0, caseByCode: async () => undefined, byCode: undefined as never };
  const identity = await createIdentity(office.store);
  server = buildServer({
    office: publicMethods(desk) as OfficeService,
    identity,
    demo: false,
    checkAnswers: true,
    now: () => Date.parse('2026-03-05T04:00:00Z'),
  });
});
afterAll(async () => {
  await server.close();
  await office.close();
});

test('every export of the pack is listed, has its content type, and is valid by its own standard', async () => {
  const { pack } = office.shelf.on('2026-03-05' as never);
  const { exports } = (await server.inject({ url: '/api/exports' })).json() as { exports: { name: string; type: string; href: string }[] };
  expect(exports.map(({ name }) => name).toSorted()).toEqual(Object.keys(pack.exports).toSorted());
  for (const { name, type, href } of exports) {
    const answer = await server.inject({ url: href });
    expect([name, answer.statusCode, answer.headers['content-type']]).toEqual([name, 200, type]);
    const written = { type, file: '', body: answer.body, document: null };
    // Nothing is bought yet, and that standard knows no empty package: said, and not hidden.
    const open = name === 'ocds' ? [{ path: '/releases', message: 'must NOT have fewer than 1 items' }] : [];
    expect([name, await validateExport(pack.exports[name]!, written)]).toEqual([name, open]);
  }
});

test('a reader who has the file already is told so, until a row changes', async () => {
  const first = await server.inject({ url: '/api/exports/sdmx-csv' });
  const etag = String(first.headers['etag']);
  expect((await server.inject({ url: '/api/exports/sdmx-csv', headers: { 'if-none-match': etag } })).statusCode).toBe(304);
  await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson([row(5)])]);
  expect((await server.inject({ url: '/api/exports/sdmx-csv', headers: { 'if-none-match': etag } })).statusCode).toBe(200);
});

test('rows that are not public are not counted, and counts are by status, tier and purpose', async () => {
  const { body } = await server.inject({ url: '/api/exports/sdmx-csv' });
  expect(body.split('\r\n').slice(1, -1)).toEqual([
    'dataflow,SZ_AI:DF_PRODUCTS(1.0),I,shenzhen,in-force,high,health,2026-03-05,3',
    'dataflow,SZ_AI:DF_PRODUCTS(1.0),I,shenzhen,suspended,high,health,2026-03-05,1',
  ]);
});

test('the catalogue of data is Turtle that another program reads, with a data set for each public register', async () => {
  const { body } = await server.inject({ url: '/api/exports/dcat' });
  const quads = new Parser().parse(body);
  const sets = quads.filter(({ object }) => object.value === 'http://www.w3.org/ns/dcat#Dataset');
  const { pack } = office.shelf.on('2026-03-05' as never);
  expect(sets).toHaveLength(Object.values(pack.registers).filter(({ shown }) => shown === 'public').length);
});

const classRow = (code: string, more: Readonly<Record<string, string>> = {}) => ({
  ...row(9),
  register: 'industry-classes',
  rowKey: code,
  number: `SZFL-${code}`,
  status: 'class-current',
  columns: {
    'class-code': code,
    'class-name': `Class ${code}`,
    'class-name-chinese': `类别${code}`,
    'class-level': code.split('.').length,
    ...more,
  },
});

test('the classification is a scheme of concepts with labels in both languages, levels and links, and a class above that is not there is found', async () => {
  const { pack } = office.shelf.on('2026-03-05' as never);
  const rows = [classRow('1'), classRow('1.02', { 'class-above': '1', 'class-isic': '6201, 6202', 'class-isic-whole': 'class-partial' })];
  await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson(rows)]);
  const { body } = await server.inject({ url: '/api/exports/xkos' });
  expect(await validateExport(pack.exports['xkos']!, { type: '', file: '', body, document: null })).toEqual([]);
  const told = new Parser().parse(body).map(({ subject, predicate, object }) => [subject.value, predicate.value, object.value].join(' '));
  const concept = 'http://localhost:80/classification/1.02';
  expect(told.filter((each) => each.startsWith(concept)).map((each) => each.replace(/http[^ ]*[/#]/g, ''))).toEqual(
    expect.arrayContaining([
      '1.02 prefLabel Class 1.02',
      '1.02 prefLabel 类别1.02',
      '1.02 broader 1',
      '1.02 broadMatch 6201',
      '1.02 broadMatch 6202',
    ]),
  );
  await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson([classRow('2.01', { 'class-above': '2' })])]);
  const broken = await server.inject({ url: '/api/exports/xkos' });
  const findings = await validateExport(pack.exports['xkos']!, { type: '', file: '', body: broken.body, document: null });
  expect(findings.map(({ path }) => path)).toEqual([expect.stringMatching(/2\.01 .*broader$/)]);
});

test('an export that the pack does not have is not found', async () => {
  expect((await server.inject({ url: '/api/exports/no-such-name' })).statusCode).toBe(404);
});
