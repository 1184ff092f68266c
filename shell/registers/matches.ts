import { sameValue } from '#law/ground';
import { hasWords } from './grams.ts';
import type { RegisterQuery, RowVersion } from './rows.ts';

/** What of a version a search looks at. */
export type Searched = Pick<RowVersion, 'status' | 'columns' | 'search' | 'shown'>;

/**
 * Whether a search for `query` finds a row that stands so. It is `search.sql` said once more without the database: a mail asks it of the
 * version before as well, which no search finds any more.
 */
export const matches = (query: RegisterQuery, { status, columns, search, shown }: Searched): boolean =>
  (query.circles ?? ['public']).includes(shown) &&
  ((query.struck ?? 'no') === 'both' || (query.struck === 'yes') === (status === null)) &&
  (query.status === undefined || (status !== null && query.status.includes(status))) &&
  Object.entries(query.facets ?? {}).every(([name, values]) => values.some((value) => sameValue(columns[name] ?? null, value))) &&
  Object.entries(query.columns ?? {}).every(([name, value]) => columns[name] !== undefined && sameValue(columns[name], value)) &&
  hasWords(search, query.text ?? '');
