import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { FolderInUse, lockDirectory } from './directory-lock.ts';
import { openDatabase } from './open-database.ts';
import { inline } from './statement.ts';

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ordinance-db-'));
});
afterAll(() => rm(root, { recursive: true }));

test('no commit is acknowledged before the disk has it', async () => {
  const log: string[] = [];
  const database = await openDatabase({ dataDir: join(root, 'durable'), watch: { onFsync: () => log.push('fsync') } });
  await database.query(inline('create table row (n integer)'));
  log.length = 0;
  const commits = 50;
  for (let n = 0; n < commits; n += 1) {
    log.push(`begin ${n}`);
    await database.query(inline('insert into row values ($1)'), [n]);
    log.push(`acknowledged ${n}`);
  }
  expect(log.filter((entry) => entry === 'fsync').length).toBeGreaterThanOrEqual(commits);
  for (let n = 0; n < commits; n += 1) {
    const between = log.slice(log.indexOf(`begin ${n}`), log.indexOf(`acknowledged ${n}`));
    expect(between).toContain('fsync');
  }
  // Reading alone writes nothing.
  log.length = 0;
  await database.query(inline('select count(*) from row'));
  expect(log).toEqual([]);
  await database.close();
});

test('the settings that durability rests on are in force', async () => {
  const database = await openDatabase({ dataDir: join(root, 'durable') });
  const settings = await database.query<{ name: string; setting: string }>(
    inline(
      `select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'wal_sync_method', 'full_page_writes') order by name`,
    ),
  );
  expect(Object.fromEntries(settings.map(({ name, setting }) => [name, setting]))).toEqual({
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    wal_sync_method: 'fsync',
  });
  await database.close();
});

test('a folder that is open is refused, with its name and the way out', async () => {
  const dataDir = join(root, 'twice');
  const database = await openDatabase({ dataDir });
  const second = openDatabase({ dataDir });
  await expect(second).rejects.toBeInstanceOf(FolderInUse);
  await expect(second).rejects.toThrow(dataDir);
  await expect(second).rejects.toThrow('DATABASE_URL');
  await database.close();
  const third = await openDatabase({ dataDir });
  await third.close();
});

test('another process holds the folder until it is killed, and then no longer', async () => {
  const folder = join(root, 'held');
  const program = `
    import { lockDirectory } from ${JSON.stringify(new URL('./directory-lock.ts', import.meta.url).href)};
    lockDirectory(${JSON.stringify(folder)});
    console.log('held');
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', program], { stdio: ['ignore', 'pipe', 'ignore'] });
  // A forgotten child would keep the whole run waiting.
  onTestFinished(() => void child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  expect(() => lockDirectory(folder)).toThrow(FolderInUse);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  lockDirectory(folder).release();
});

test('names exactly one place', async () => {
  await expect(openDatabase({})).rejects.toThrow('exactly one');
  await expect(openDatabase({ memory: true, dataDir: root })).rejects.toThrow('exactly one');
});
