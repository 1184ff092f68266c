import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal } from '#law/ground';
import type { Database } from './database.ts';
import { databaseDown } from './database-down.ts';
import { testEngines } from './engines-for-tests.ts';
import { migrate } from './migrate.ts';
import { type DatabaseOptions, openDatabase } from './open-database.ts';
import { inline } from './statement.ts';

describe.each(testEngines())('a database on $engine', ({ engine, fresh }) => {
  let database: Database;
  let options: DatabaseOptions;
  let drop: () => Promise<void>;
  let folder: string;
  beforeAll(async () => {
    ({ options, drop } = await fresh());
    database = await openDatabase(options);
    folder = await mkdtemp(join(tmpdir(), 'ordinance-migrations-'));
  });
  afterAll(async () => {
    await database.close();
    await drop();
    await rm(folder, { recursive: true });
  });

  test('answers whole numbers as numbers and exact numbers exactly', async () => {
    const [row] = await database.query(
      inline(`select 9007199254740991::int8 as big, 0.10::numeric as tenth, 3::numeric as three, '{"a": 0.10, "b": [1e2, 7]}'::json as text,
        '{"c": 12345678901234567890}'::jsonb as bits, null::int8 as nothing`),
    );
    expect(row).toEqual({
      big: Number.MAX_SAFE_INTEGER,
      tenth: new Decimal('0.1'),
      three: 3,
      text: { a: new Decimal('0.1'), b: [100, 7] },
      bits: { c: new Decimal('12345678901234567890') },
      nothing: null,
    });
    await expect(database.query(inline('select 9007199254740993::int8 as n'))).rejects.toThrow('past the safe integers');
  });

  test.runIf(engine === 'postgres')('compiles no statement before it runs it: all of ours are short', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => database.query(inline(`select current_setting('jit') as jit`))));
    expect(new Set(answers.flat().map((row) => (row as { jit: string }).jit))).toEqual(new Set(['off']));
  });

  test.runIf(engine === 'postgres')(
    'a statement that takes too long is cut off, long work is not, and the connection goes on',
    async () => {
      const hurried = await openDatabase({ ...options, statementMs: 200, connections: 1 });
      const failed = await hurried.query(inline('select pg_sleep(30)')).catch((error: unknown) => error);
      expect(databaseDown(failed)).toBe('unreachable');
      const undone = hurried.transaction(async (tx) => {
        await tx.script('create table half_done (n integer)');
        await tx.query(inline('select pg_sleep(30)'));
      });
      expect(databaseDown(await undone.catch((error: unknown) => error))).toBe('unreachable');
      expect(await hurried.query(inline(`select to_regclass('half_done') as found`))).toEqual([{ found: null }]);
      await hurried.transaction((tx) => tx.query(inline('select pg_sleep(0.6)')), { long: true });
      const [after] = await hurried.query(inline(`select current_setting('statement_timeout') as after`));
      expect(after).toEqual({ after: '200ms' });
      await hurried.close();
    },
  );

  test.runIf(engine === 'postgres')('a server that says nothing any more is given up, in a transaction too', async () => {
    const { url, freeze, close } = await pausing(options.databaseUrl!);
    const hurried = await openDatabase({ databaseUrl: url, statementMs: 300, connections: 2 });
    // Both connections are open before.
    await Promise.all([1, 2].map(() => hurried.query(inline('select pg_sleep(0.2)'))));
    freeze();
    const asked = hurried.query(inline('select 1')).catch((error: unknown) => error);
    const held = hurried.transaction((tx) => tx.query(inline('select 1'))).catch((error: unknown) => error);
    expect((await Promise.all([asked, held])).map(databaseDown)).toEqual(['lost', 'lost']);
    close();
    await hurried.close();
  });

  test('takes and gives bytes and lists', async () => {
    const [row] = await database.query<{ bytes: Uint8Array; list: string[] }>(inline('select $1::bytea as bytes, $2::text[] as list'), [
      Buffer.from([0, 255, 92, 39]),
      ['a,b', 'c"d', '合\\同', ''],
    ]);
    expect([...row!.bytes]).toEqual([0, 255, 92, 39]);
    expect(row!.list).toEqual(['a,b', 'c"d', '合\\同', '']);
  });

  test('keeps all of a transaction or nothing', async () => {
    await database.script('create table kept (n integer)');
    const failing = database.transaction(async (tx) => {
      await tx.query(inline('insert into kept values (1)'));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await database.query(inline('select * from kept'))).toEqual([]);
    expect(await database.transaction((tx) => tx.query(inline('insert into kept values (2) returning n')))).toEqual([{ n: 2 }]);
  });

  test('hears what is told', async () => {
    const heard: string[] = [];
    let arrived = (): void => {};
    const stop = await database.listen('news', (payload) => {
      heard.push(payload);
      arrived();
    });
    const once = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    await database.notify('news', '{"a":"消息"}');
    await once;
    await stop();
    expect(heard).toEqual(['{"a":"消息"}']);
  });

  test('a migration is applied once, in order, and must stay as it was', async () => {
    await writeFile(join(folder, '9001-first.sql'), 'create table first (n integer); insert into first values (1);');
    await migrate(database, [folder]);
    await migrate(database, [folder]);
    expect(await database.query(inline('select n from first'))).toEqual([{ n: 1 }]);
    await writeFile(join(folder, '9001-first.sql'), 'create table first (n bigint);');
    await expect(migrate(database, [folder])).rejects.toThrow('9001-first.sql was altered');
    await writeFile(join(folder, '9001-first.sql'), 'create table first (n integer); insert into first values (1);');
    await writeFile(join(folder, '9002-broken.sql'), 'create table second (n integer); select nonsense;');
    await expect(migrate(database, [folder])).rejects.toThrow('nonsense');
    expect(await database.query(inline(`select to_regclass('second') as found`))).toEqual([{ found: null }]);
    await writeFile(join(folder, '9001-again.sql'), 'select 1;');
    await expect(migrate(database, [folder])).rejects.toThrow('two migrations have the number 9001');
  });

  test.runIf(engine === 'postgres')('of servers that start together one migrates and the others wait', async () => {
    const empty = await fresh();
    const servers = await Promise.all(Array.from({ length: 4 }, () => openDatabase(empty.options)));
    const rows = await servers[0]!.query(inline('select number from migration group by number having count(*) > 1'));
    expect(rows).toEqual([]);
    await Promise.all(servers.map((server) => server.close()));
    await empty.drop();
  });

  test('bigrams are the neighbouring pairs of a text, whatever the script', async () => {
    const of = async (text: string) =>
      (await database.query<{ pairs: string[] }>(inline('select bigrams($1) as pairs'), [text]))[0]!.pairs.sort();
    expect(await of('合同审查')).toEqual(['合同', '同审', '审查'].sort());
    expect(await of('aaa')).toEqual(['aa']);
    expect(await of('a')).toEqual([]);
    expect(await of('')).toEqual([]);
    expect(await of('𠮷野')).toEqual(['𠮷野']);
  });
});

/** A way to the server that can be frozen: connections stay open, and nothing passes any more. */
const pausing = async (databaseUrl: string) => {
  const to = new URL(databaseUrl);
  const sockets: Socket[] = [];
  let frozen = false;
  const server = createServer((near) => {
    const far = connect(Number(to.port), to.hostname);
    sockets.push(near, far);
    for (const [from, other] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('data', (bytes) => frozen || other.write(bytes));
      from.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const through = new URL(databaseUrl);
  through.hostname = '127.0.0.1';
  through.port = String((server.address() as AddressInfo).port);
  return {
    url: through.href,
    freeze: () => {
      frozen = true;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
};
