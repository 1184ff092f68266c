import { printJson, type Value } from '#law/ground';
import { type Queries, statement } from '#shell/db';
import { cursorOf } from '#shell/paging';
import { textSearch } from './grams.ts';
import type { RegisterPage, RegisterQuery, RegisterRow, RowVersion } from './rows.ts';

// Planned again each time: which index serves best depends on what is asked.
const newest = statement(import.meta.url, './search.sql', { prepared: false });
const oldest = statement(import.meta.url, './search-oldest.sql', { prepared: false });
const find = statement(import.meta.url, './find.sql');
const versions = statement(import.meta.url, './versions.sql');
const entries = statement(import.meta.url, './entries.sql', { prepared: false });

const rowCursor = cursorOf('register', ['text', 'text']);

/** One page of rows. A cursor names the last row seen, so rows that come or go meanwhile shift nothing. */
export const searchRegister = async (database: Queries, query: RegisterQuery): Promise<RegisterPage> => {
  const limit = Math.min(Math.max(query.limit ?? 20, 1), 500);
  const [number = null, rowKey = null] = query.cursor === undefined ? [] : rowCursor.read(query.cursor);
  const sql = query.order === 'oldest' ? oldest : newest;
  const rows = await database.query<RegisterRow>(sql, [...filters(query), number, rowKey, limit + 1]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined ? { rows: page, next: rowCursor.write([last.number, last.rowKey]) } : { rows: page };
};

/**
 * All rows that a search finds, oldest number first, a page at a time as they are taken; each page stands for itself, so nothing is open
 * between two. They are read along the numbers and not by the index of words, which would find all of them again for every page.
 */
export async function* registerPages(database: Queries, query: RegisterQuery, size = 1000): AsyncGenerator<readonly RegisterRow[]> {
  const asked = filters(query).with(2, null);
  for (let last: RegisterRow | undefined; ; ) {
    const rows = await database.query<RegisterRow>(oldest, [...asked, last?.number ?? null, last?.rowKey ?? null, size]);
    if (rows.length > 0) yield rows;
    if (rows.length < size) return;
    last = rows.at(-1)!;
  }
}

/**
 * Values $1 to $10 of the searching statements. There patterns ($4) are tried before starts of words ($10) by a `case`: left to choose, the
 * planner takes the shorter list first, and an expression for each row of a register takes twice as long.
 */
export const filters = (query: RegisterQuery): readonly unknown[] => {
  const text = textSearch(query.text ?? '');
  const facets = Object.entries(query.facets ?? {});
  // The index of all columns finds one of several values; the others are looked at row by row.
  const narrowest = facets.toSorted(([, a], [, b]) => a.length - b.length)[0];
  return [
    query.register,
    query.circles ?? ['public'],
    text === undefined || text.bigrams.length === 0 ? null : text.bigrams,
    text?.patterns ?? null,
    query.status ?? null,
    facets.length === 0 ? null : printJson(Object.fromEntries(facets)),
    narrowest === undefined ? null : narrowest[1].map((value) => printJson({ [narrowest[0]]: value })),
    query.columns === undefined ? null : printJson(query.columns),
    query.struck ?? 'no',
    text === undefined || text.starts.length === 0 ? null : text.starts,
  ];
};

/** The newest version of the row known by this number or key. */
export const findRow = async (database: Queries, register: string, key: string): Promise<RegisterRow | undefined> => {
  const [row] = await database.query<RegisterRow>(find, [register, key]);
  return row;
};

export const rowVersions = (database: Queries, register: string, rowKey: string): Promise<readonly RowVersion[]> =>
  database.query<RowVersion>(versions, [register, rowKey]);

export const registerEntries = async (
  database: Queries,
  register: string,
  where: Readonly<Record<string, Value>>,
): Promise<readonly Readonly<Record<string, Value>>[]> => {
  const rows = await database.query<{ columns: Readonly<Record<string, Value>> }>(entries, [register, printJson(where)]);
  return rows.map(({ columns }) => columns);
};
