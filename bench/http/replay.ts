import type { Database, Statement } from '#shell/db';

interface Asked {
  readonly statement: Statement;
  readonly values: readonly unknown[];
  /** How many statements were under way when this one was sent: those go out together. */
  readonly together: boolean;
}

/** The statements that one request sent, with what it answered: enough to do the same without knowing any law. */
export interface Recorded {
  readonly statements: readonly Asked[];
  readonly answer: string;
}

/** Writes down each statement that is sent while the work goes on. */
export const recording = async (database: Database, work: () => Promise<string>): Promise<Recorded> => {
  const statements: Asked[] = [];
  const { query } = database;
  let open = 0;
  database.query = async (statement, values = []) => {
    statements.push({ statement, values, together: open > 0 });
    open += 1;
    try {
      return (await query.call(database, statement, values)) as never;
    } finally {
      open -= 1;
    }
  };
  try {
    const answer = await work();
    // What goes out by itself after a while (notifications) does so for the bare handler as well: it is left out.
    return { statements: statements.filter(({ statement }) => !statement.text.includes('pg_notify')), answer };
  } finally {
    database.query = query;
  }
};

/** Sends the same statements, under other ids, in the same order and together where they were sent together. */
export const replay = async (
  database: Database,
  { statements, answer }: Recorded,
  renamed: readonly (readonly [from: string, to: string])[],
): Promise<string> => {
  const rename = (text: string): string => renamed.reduce((so, [from, to]) => so.replaceAll(from, to), text);
  let waiting: Promise<unknown>[] = [];
  for (const { statement, values, together } of statements) {
    if (!together) {
      await Promise.all(waiting);
      waiting = [];
    }
    waiting.push(
      database.query(
        statement,
        values.map((value) => (typeof value === 'string' ? rename(value) : value)),
      ),
    );
  }
  await Promise.all(waiting);
  return rename(answer);
};
