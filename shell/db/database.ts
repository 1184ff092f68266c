import type { Statement } from './statement.ts';

/** What can be asked of a database, inside a transaction or outside. */
export interface Queries {
  query<Row>(statement: Statement, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Runs several statements, without values; outside a transaction they are one. */
  script(text: string): Promise<void>;
}

export interface TransactionOptions {
  readonly snapshot?: boolean;
  readonly long?: boolean;
}

/** One opened database: the embedded one, or a pool of connections to a PostgreSQL server. The same SQL runs on both. */
export interface Database extends Queries {
  readonly engine: 'embedded' | 'postgres';
  /**
   * Either all of it is kept or none. `snapshot` reads everything as of one moment (repeatable read); `long` is for work that may take
   * minutes, as a backup or a rebuild: none of its statements is cut off.
   */
  transaction<T>(work: (tx: Queries) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Hears what is told on a channel, by this server or another one. Gives back the way to stop. */
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>;
  /** Payloads of more than 7,900 bytes are refused by PostgreSQL. */
  notify(channel: string, payload: string): Promise<void>;
  /** Connections to a server by what they do: in use, idle, and callers that wait for one. The embedded database has none. */
  connections?(): Readonly<Record<'used' | 'idle' | 'waiting', number>>;
  /** `vacuum analyze` and `checkpoint`, which the embedded database never does by itself. */
  maintain(): Promise<void>;
  close(): Promise<void>;
}

/** What a database says when it refuses: a class of five characters and, where there are any, constraint and detail. */
export interface DatabaseFault {
  readonly code: string;
  readonly constraint: string | undefined;
  readonly detail: string | undefined;
}

export const databaseFault = (error: unknown): DatabaseFault | undefined => {
  const { code, constraint, detail } = (error ?? {}) as Record<keyof DatabaseFault, unknown>;
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return typeof code === 'string' ? { code, constraint: text(constraint), detail: text(detail) } : undefined;
};
