import { get, type IncomingMessage } from 'node:http';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OfficeService } from '#contract';
import { printJson } from '#law/ground';
import { inline, testEngines } from '#shell/db';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { type TestOffice, testOffice } from '../office.fixture.ts';
import { type Desk, publicMethods } from './index.ts';

const inPage = 1000;
const count = 8 * inPage + 7;
const numberOf = (n: number): string => `SZAI-2026-${String(n).padStart(5, '0')}`;
// Four kilobytes a row: no socket holds a page of them, let alone all.
const long = 'a line about it, '.repeat(240);

describe.each(testEngines())('a register of more rows than a page, downloaded on $engine', ({ fresh }) => {
  let office: TestOffice;
  let drop: () => Promise<void>;
  let server: ReturnType<typeof buildServer>;
  let address: string;
  const pages = { taken: 0, open: 0 };
  beforeAll(async () => {
    const engine = await fresh();
    ({ drop } = engine);
    office = await testOffice('2026-03-02', engine.options);
    for (let from = 0; from < count; from += inPage) {
      const rows = Array.from({ length: Math.min(inPage, count - from) }, (_, at) => rowOf(from + at + 1));
      await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson(rows)]);
    }
    const second = { ...rowOf(5), version: 2, status: 'suspended', search: `${rowOf(5).search} second version` };
    await office.store.database.query(inline('select keep_registers($1::jsonb)'), [printJson([second])]);
    const desk: Desk = { keeper: office.keeper, demo: false, cacheMs: 0, caseByCode: async () => undefined, byCode: undefined as never };
    const service = publicMethods(desk);
    const watched: OfficeService['registerRows'] = async (caller, asked) => {
      const answer = await service.registerRows(caller, asked);
      return answer.ok ? { ok: true, value: { ...answer.value, pages: counted(answer.value.pages) } } : answer;
    };
    async function* counted<T>(taken: AsyncIterable<T>): AsyncGenerator<T> {
      pages.open += 1;
      try {
        for await (const page of taken) {
          pages.taken += 1;
          yield page;
        }
      } finally {
        pages.open -= 1;
      }
    }
    const identity = await createIdentity(office.store);
    server = buildServer({ office: { ...service, registerRows: watched } as OfficeService, identity, demo: false });
    address = await server.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(async () => {
    await server.close();
    await office.close();
    await drop();
  });

  const rowsOf = async (query: string): Promise<readonly Readonly<Record<string, string>>[]> => {
    const text = await (await fetch(`${address}/api/registers/products.csv${query}`)).text();
    return parse(text, { bom: true, columns: true }) as Readonly<Record<string, string>>[];
  };

  test('has every row once, in the order of their numbers, and nothing is open after it', async () => {
    pages.taken = 0;
    expect((await rowsOf('')).map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, at) => numberOf(at + 1)));
    expect(pages).toEqual({ taken: 9, open: 0 });
  });

  test('has what the same search in one piece has, old versions too', async () => {
    for (const query of ['?q=second%20version', '?q=00001', '?q=second&versions=true', '?q=nothing', '?status=suspended']) {
      const whole = (await (await fetch(`${address}/api/registers/products.json${query}`)).json()) as {
        rows: { number: string; version: number }[];
      };
      const table = await rowsOf(query);
      expect(table.length > 0).toBe(query !== '?q=nothing');
      expect(table.map(({ number, version }) => [number, Number(version)])).toEqual(
        whole.rows.map(({ number, version }) => [number, version]),
      );
    }
    expect(await rowsOf('?q=second&versions=true')).toHaveLength(2);
  });

  test('is read no further once the reader has gone in the middle, and leaves nothing open', async () => {
    pages.taken = 0;
    const answer = await new Promise<IncomingMessage>((heard, failed) => {
      get(`${address}/api/registers/products.csv`, heard).on('error', failed);
    });
    await new Promise((read) => answer.once('data', read));
    answer.pause();
    expect(pages.open).toBe(1);
    answer.destroy();
    await expect.poll(() => pages.open, { timeout: 20_000 }).toBe(0);
    const { taken } = pages;
    expect(taken).toBeLessThan(9);
    // Nobody holds a lock or a transaction, and the next reader gets all of it.
    if (office.store.database.engine === 'postgres') {
      const busy = inline(
        `select pid from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid()`,
      );
      await expect.poll(async () => (await office.store.database.query(busy)).length, { timeout: 20_000 }).toBe(0);
    }
    expect(pages.taken).toBe(taken);
    expect(await rowsOf('')).toHaveLength(count);
  });
});

const rowOf = (n: number) => ({
  register: 'products',
  rowKey: `s${n}`,
  version: 1,
  number: numberOf(n),
  status: n % 100 === 0 ? 'suspended' : 'in-force',
  columns: { name: `Product ${n}`, tier: 'high', purpose: 'health', tested: long },
  search: `${numberOf(n).toLowerCase()} product ${n}`,
  case: `case-${n}`,
  since: '2026-03-02',
  until: null,
  struckBy: null,
  shown: 'public',
});
