import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  readonly url: string;
  readonly version: string;
  stop(): void;
}

/**
 * The server of ORDINANCE_TEST_DATABASE_URL, or a throwaway one where this runs as root and PostgreSQL is installed; settings
 * as they come, fsync on. Otherwise the reason why there is none.
 */
export const openServer = async (): Promise<PostgresServer | string> => {
  const url = process.env['ORDINANCE_TEST_DATABASE_URL'];
  if (url !== undefined && url !== '') return { url, version: await versionOf(url), stop: () => {} };
  const bin = newestBin();
  if (bin === undefined) return 'no PostgreSQL is installed and ORDINANCE_TEST_DATABASE_URL names none';
  if (process.getuid?.() !== 0) return 'this is not root, so no server is started; ORDINANCE_TEST_DATABASE_URL may name one';
  const [uid, gid] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, 'postgres']).stdout.toString()));
  if (!uid || !gid) return 'there is no user postgres to run a server as';

  const home = mkdtempSync(join(tmpdir(), 'ordinance-bench-pg-'));
  chownSync(home, uid, gid);
  const data = join(home, 'data');
  const run = (program: string, args: readonly string[]): void => {
    const done = spawnSync(join(bin, program), args, { uid, gid, cwd: home, env: { LC_ALL: 'C', HOME: home }, stdio: 'ignore' });
    if (done.status !== 0) throw new Error(`${program} ended with ${done.status}`);
  };
  const stop = (): void => {
    spawnSync(join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop'], { uid, gid, cwd: home, stdio: 'ignore' });
    rmSync(home, { recursive: true, force: true });
  };
  try {
    run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-instructions']);
    const port = await freePort();
    const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1`;
    run('pg_ctl', ['-D', data, '-l', join(home, 'log'), '-w', '-o', options, 'start']);
    const own = `postgres://postgres@127.0.0.1:${port}/postgres`;
    return { url: own, version: await versionOf(own), stop };
  } catch (error) {
    stop();
    return `no server could be started: ${(error as Error).message}`;
  }
};

const newestBin = (): string | undefined => {
  const all = '/usr/lib/postgresql';
  if (!existsSync(all)) return undefined;
  const versions = readdirSync(all).toSorted((a, b) => Number(b) - Number(a));
  return versions.map((version) => join(all, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
};

export const freePort = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => found(port));
    });
  });

const versionOf = async (url: string): Promise<string> => {
  const [answer] = await ask<{ server_version: string }>(url, 'show server_version');
  return answer!.server_version.split(' ')[0]!;
};

/** A new database on the server, and a folder for its keys, for as long as the work lasts. */
export const withDatabase = async <T>(url: string, work: (url: string, keysDir: string) => Promise<T>): Promise<T> => {
  const name = `ordinance_bench_${randomUUID().slice(0, 8)}`;
  const keysDir = join(tmpdir(), `${name}-keys`);
  await ask(url, `create database ${name} template template0 encoding 'UTF8'`);
  try {
    return await work(Object.assign(new URL(url), { pathname: `/${name}` }).href, keysDir);
  } finally {
    rmSync(keysDir, { recursive: true, force: true });
    await ask(url, `drop database if exists ${name} with (force)`);
  }
};

/** A folder on disk for an embedded database, for as long as the work lasts. */
export const withFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'ordinance-bench-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const ask = async <Row extends pg.QueryResultRow>(url: string, sql: string): Promise<readonly Row[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
};
