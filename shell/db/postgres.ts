import pg from 'pg';
import type { Database, Queries, TransactionOptions } from './database.ts';
import { notifying } from './embedded.ts';
import { inline, type Statement } from './statement.ts';
import { readers } from './values.ts';

export interface PostgresOptions {
  readonly connections?: number | undefined;
  /** So long a request waits for a connection. */
  readonly patienceMs?: number | undefined;
  /** So long a statement may take; 0 is without an end. Waiting for a lock counts. */
  readonly statementMs?: number | undefined;
}

/** A pool of connections to a PostgreSQL server, 15 or later, which several servers of ours may share. */
export const openPostgres = async (
  url: string,
  { connections = 16, patienceMs = 5000, statementMs = 30_000 }: PostgresOptions = {},
): Promise<Database> => {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    types,
    application_name: 'ordinance',
    keepAlive: true,
    // A request waits so long for a connection, whether the server is gone or all connections are busy; then it is told to come again.
    connectionTimeoutMillis: patienceMs,
    // The server cuts a statement off by itself; one that says nothing any more is given up a little later.
    ...(statementMs === 0 ? {} : { query_timeout: statementMs + Math.min(statementMs, 5000) }),
    // All our statements are short: compiling them takes longer than running them (measured: 30 ms instead of 3 for an append).
    onConnect: async (client) => {
      await client.query(`set jit = off; set statement_timeout = ${statementMs}`);
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

/** The driver knows no "never". */
const unhurried = { query_timeout: 2 ** 31 - 1 };

const ask = async <Row>(asks: Asks, statement: Statement, values: readonly unknown[] = [], long = false): Promise<readonly Row[]> => {
  const { name, text, prepared } = statement;
  const answer = await asks.query({ ...(prepared ? { name } : {}), text, values: [...values], ...(long ? unhurried : {}) });
  return answer.rows as readonly Row[];
};

const isGivenUp = (error: unknown): error is Error => error instanceof Error && error.message === 'Query read timeout';

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

  async transaction<T>(work: (tx: Queries) => Promise<T>, { snapshot = false, long = false }: TransactionOptions = {}): Promise<T> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const say = (text: string) => client.query({ text, ...(long ? unhurried : {}) });
    try {
      await say(snapshot ? 'begin isolation level repeatable read' : 'begin');
      if (long) await say('set local statement_timeout = 0');
      const value = await work({
        query: (statement, values) => ask(client, statement, values, long),
        script: async (text) => {
          await say(text);
        },
      });
      await say('commit');
      return value;
    } catch (error) {
      // A server that says nothing any more would not hear this either.
      if (isGivenUp(error)) broken = error;
      else
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
    // A line that never opened is tried again by the next who listens.
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

  /** What was told while the line was down is lost: anyone who listens reads again now and then. */
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
    await this.transaction((tx) => tx.script('analyze'), { long: true });
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const ears = this.#ears;
    this.#ears = undefined;
    await Promise.allSettled([ears?.then((client) => client.end()), this.#pool.end()]);
  }
}
