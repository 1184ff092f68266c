import pg from 'pg';
import type { Database, Queries } from './database.ts';
import { notifying } from './embedded.ts';
import { inline, type Statement } from './statement.ts';
import { readers } from './values.ts';

/** A pool of connections to a PostgreSQL server, 15 or later, which several servers of ours may share. */
export const openPostgres = async (
  url: string,
  options: { readonly connections?: number; readonly patienceMs?: number } = {},
): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.connections ?? 16,
    types,
    application_name: 'ordinance',
    keepAlive: true,
    // A request waits so long for a connection, whether the server is gone or all connections are busy; then it is told to come again.
    connectionTimeoutMillis: options.patienceMs ?? 5000,
    // All our statements are short: compiling them takes longer than running them (measured: 30 ms instead of 3 for an append).
    onConnect: async (client) => {
      await client.query('set jit = off');
    },
  });
  // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
  pool.on('error', () => {});
  const database = new Postgres(pool, url);
  try {
    const [row] = await database.query<{ version: number }>(inline(`select current_setting('server_version_num')::int as version`));
    if (row!.version < 150_000) throw new Error(`PostgreSQL 15 or later is needed; this server is ${row!.version}`);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
};

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    (format !== 'binary' ? readers.get(oid) : undefined) ?? pg.types.getTypeParser(oid, format as 'text'),
};

type Asks = Pick<pg.Pool | pg.PoolClient, 'query'>;

const ask = async <Row>(asks: Asks, statement: Statement, values: readonly unknown[] = []): Promise<readonly Row[]> => {
  const { name, text, prepared } = statement;
  const answer = await asks.query({ ...(prepared ? { name } : {}), text, values: [...values] });
  return answer.rows as readonly Row[];
};

class Postgres implements Database {
  readonly engine = 'postgres';
  readonly #pool: pg.Pool;
  readonly #url: string;
  /** Listening needs a connection of its own, opened when somebody first listens. */
  #ears: Promise<pg.Client> | undefined;
  readonly #heard = new Map<string, Set<(payload: string) => void>>();
  #closed = false;

  constructor(pool: pg.Pool, url: string) {
    this.#pool = pool;
    this.#url = url;
  }

  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]> {
    return ask<Row>(this.#pool, statement, values);
  }

  async transaction<T>(work: (tx: Queries) => Promise<T>, { snapshot = false } = {}): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    try {
      await client.query(snapshot ? 'begin isolation level repeatable read' : 'begin');
      const value = await work({
        query: (statement, values) => ask(client, statement, values),
        script: async (text) => {
          await client.query(text);
        },
      });
      await client.query('commit');
      return value;
    } catch (error) {
      await client.query('rollback').catch((fault: Error) => {
        broken = fault;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async script(text: string): Promise<void> {
    // Several statements in one simple query are one transaction.
    await this.#pool.query(text);
  }

  async listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const listeners = this.#heard.get(channel) ?? new Set();
    this.#heard.set(channel, listeners.add(heard));
    const ears = await this.#openEars();
    if (listeners.size === 1) await ears.query(`listen ${pg.escapeIdentifier(channel)}`);
    return async () => {
      listeners.delete(heard);
      if (listeners.size > 0 || this.#closed) return;
      this.#heard.delete(channel);
      await (await this.#openEars()).query(`unlisten ${pg.escapeIdentifier(channel)}`);
    };
  }

  #openEars(): Promise<pg.Client> {
    if (this.#ears !== undefined) return this.#ears;
    const ears = this.#connectEars();
    this.#ears = ears;
    // A line that never opened is tried anew by the next who listens.
    ears.catch(() => {
      if (this.#ears === ears) this.#ears = undefined;
    });
    return ears;
  }

  async #connectEars(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.#url, application_name: 'ordinance-listen' });
    client.on('notification', ({ channel, payload }) => {
      for (const heard of this.#heard.get(channel) ?? []) heard(payload ?? '');
    });
    client.on('error', () => this.#reconnectEars());
    client.on('end', () => this.#reconnectEars());
    await client.connect();
    for (const channel of this.#heard.keys()) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
    return client;
  }

  /** What was told while the line was down is lost: whoever listens reads anew now and then. */
  #reconnectEars(): void {
    if (this.#closed || this.#ears === undefined) return;
    this.#ears = undefined;
    const retry = setTimeout(() => {
      if (!this.#closed && this.#heard.size > 0) this.#openEars().catch(() => this.#reconnectEars());
    }, 1000);
    retry.unref();
  }

  async notify(channel: string, payload: string): Promise<void> {
    await this.query(notifying, [channel, payload]);
  }

  connections(): Readonly<Record<'used' | 'idle' | 'waiting', number>> {
    const { totalCount, idleCount, waitingCount } = this.#pool;
    return { used: totalCount - idleCount, idle: idleCount, waiting: waitingCount };
  }

  async maintain(): Promise<void> {
    // A server has its own autovacuum; after a bulk load the planner's figures are still worth having at once.
    await this.#pool.query('analyze');
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const ears = this.#ears;
    this.#ears = undefined;
    await Promise.allSettled([ears?.then((client) => client.end()), this.#pool.end()]);
  }
}
