import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { DatabaseOptions } from './open-database.ts';

/** An engine that a test runs on, fresh and empty each time it is asked for. */
export interface TestEngine {
  readonly engine: 'embedded' | 'postgres';
  fresh(): Promise<{ readonly options: DatabaseOptions & { readonly keysDir?: string }; drop(): Promise<void> }>;
}

const server = process.env['ORDINANCE_TEST_DATABASE_URL'];

const embedded: TestEngine = {
  engine: 'embedded',
  fresh: async () => ({ options: { memory: true }, drop: async () => {} }),
};

const postgres = (url: string): TestEngine => ({
  engine: 'postgres',
  fresh: async () => {
    const name = `ordinance_test_${randomUUID().replaceAll('-', '')}`;
    const ask = async (sql: string): Promise<void> => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      await client.query(sql).finally(() => client.end());
    };
    await ask(`create database ${name} template template0 encoding 'UTF8'`);
    const address = new URL(url);
    address.pathname = `/${name}`;
    const keysDir = join(tmpdir(), `${name}-keys`);
    const drop = async (): Promise<void> => {
      await ask(`drop database ${name} with (force)`);
      rmSync(keysDir, { recursive: true, force: true });
    };
    return { options: { databaseUrl: address.href, keysDir }, drop };
  },
});

/** The embedded engine, and the server of ORDINANCE_TEST_DATABASE_URL where there is one; never left out silently. */
export const testEngines = (): readonly TestEngine[] => {
  if (server !== undefined && server !== '') return [embedded, postgres(server)];
  console.warn('PostgreSQL IS NOT TESTED: set ORDINANCE_TEST_DATABASE_URL, or run .ci/run, which starts a server of its own');
  return [embedded];
};
