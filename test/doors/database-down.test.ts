import { connect, createServer, type Server, type Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Endpoint, endpoints, type Problem } from '#contract';
import { inline, testEngines } from '#shell/db';
import { buildServer } from '#shell/http';
import { createIdentity } from '#shell/identity';
import { serviceOf } from '#shell/main';
import { installOwnPack, type OpenedOffice, openOffice } from '#shell/office';
import { requestsWith } from './asked-places.ts';

/** A line to the database that can be cut, before it answers or in the middle, and put back. */
class Line {
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #isCut = false;
  /** Cuts as soon as this text goes to the database, after it was passed on. */
  cutAfter: string | undefined;

  private constructor(to: URL) {
    this.#server = createServer((from) => {
      if (this.#isCut) return void from.destroy();
      const out = connect(Number(to.port), to.hostname);
      for (const [one, other] of [
        [from, out],
        [out, from],
      ] as const) {
        this.#open.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => other.destroy());
      }
      out.pipe(from);
      from.on('data', (chunk: Buffer) => {
        out.write(chunk);
        if (this.cutAfter === undefined || !chunk.includes(this.cutAfter)) return;
        this.cutAfter = undefined;
        // What was asked reaches the server; its answer reaches nobody.
        out.unpipe(from);
        from.destroy();
      });
    });
  }

  static async to(url: URL): Promise<{ readonly line: Line; readonly url: URL }> {
    const line = new Line(url);
    await new Promise<void>((done) => line.#server.listen(0, '127.0.0.1', done));
    const through = new URL(url);
    through.hostname = '127.0.0.1';
    through.port = String((line.#server.address() as { readonly port: number }).port);
    return { line, url: through };
  }

  cut(): void {
    this.#isCut = true;
    for (const socket of this.#open) socket.destroy();
    this.#open.clear();
  }

  mend(): void {
    this.#isCut = false;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.#server.close(done));
  }
}

const served = async (office: OpenedOffice): Promise<FastifyInstance> => {
  const identity = await createIdentity(office.store);
  return buildServer({ office: serviceOf({ office, identity }), identity, demo: false, perMinute: 1_000_000 });
};

test('with the embedded database closed every route that needs it is 503 with a time to come again', async () => {
  const office = await openOffice({ memory: true });
  await installOwnPack(office.shelf, office.clock.now());
  const app = await served(office);
  await office.store.database.close();
  const answer = await app.inject('/api/registers/products');
  expect([answer.statusCode, answer.headers['retry-after']]).toEqual([503, '5']);
  expect((JSON.parse(answer.body) as Problem).text?.en).not.toContain('changed');
  await app.close();
});

const server = testEngines().find(({ engine }) => engine === 'postgres');

describe.skipIf(server === undefined)('a PostgreSQL server that goes away and comes back', () => {
  let office: OpenedOffice;
  let app: FastifyInstance;
  let line: Line;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const made = await server!.fresh();
    drop = made.drop;
    const through = await Line.to(new URL((made.options as { readonly databaseUrl: string }).databaseUrl));
    line = through.line;
    office = await openOffice({ ...made.options, databaseUrl: through.url.href });
    await installOwnPack(office.shelf, office.clock.now());
    app = await served(office);
  });
  afterAll(async () => {
    await app.close();
    await office.close();
    await line.close();
    await drop();
  });

  const complain = (key: string) =>
    app.inject({
      method: 'POST',
      url: '/api/cases',
      headers: { 'x-ordinance': '1', 'idempotency-key': key },
      payload: { procedure: 'complaint', order: 'complain', gives: { grievance: 'It does not hear me.' } },
    });
  const cases = async (): Promise<number> =>
    (await office.store.database.query<{ count: number }>(inline('select count(*)::int as count from docket')))[0]!.count;

  test('no route is a 500 while it is away, and all are well again by themselves', { timeout: 120_000 }, async () => {
    expect((await app.inject('/api/registers/products')).statusCode).toBe(200);
    line.cut();
    const wrong: string[] = [];
    const cookie = `ordinance=${'a'.repeat(43)}`;
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const [asked] = requestsWith(endpoint, { procedure: 'complaint', order: 'complain', name: 'products', gives: {} }, 'something');
      const { method, url, headers, payload } = asked ?? { method: endpoint.method, url: endpoint.path, headers: { 'x-ordinance': '1' } };
      const answer = await app.inject({ method, url, headers: { ...headers, cookie }, ...(payload === undefined ? {} : { payload }) });
      const told = answer.statusCode !== 503 || answer.headers['retry-after'] === '5';
      if (answer.statusCode === 500 || !told) wrong.push(`${name}: ${answer.statusCode} ${answer.body}`);
    }
    expect(wrong).toEqual([]);
    expect((await app.inject('/api/registers/products')).statusCode).toBe(503);
    line.mend();
    expect((await app.inject('/api/registers/products')).statusCode).toBe(200);
  });

  test('after a line that broke in the middle it is not known, and the same key finds out: the order is kept once', async () => {
    const key = 'a-key-that-nobody-guesses-0f6c9d1e5b1f';
    const before = await cases();
    line.cutAfter = 'append';
    const lost = await complain(key);
    expect([lost.statusCode, (JSON.parse(lost.body) as Problem).type]).toEqual([503, 'urn:ordinance:problem:not-known']);
    expect(lost.body).toContain('not known');
    const again = await complain(key);
    expect(again.statusCode).toBe(201);
    expect(await cases()).toBe(before + 1);
    expect((await complain(key)).statusCode).toBe(201);
    expect(await cases()).toBe(before + 1);
  });
});
