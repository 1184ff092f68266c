import { sameValue, type Value } from '#law/ground';
import { hasWords } from './grams.ts';
import type { RegisterQuery, RegisterRow } from './rows.ts';

/** What of a version a search looks at. */
export type Searched = Pick<RegisterRow, 'status' | 'columns' | 'search' | 'shown'>;

/**
 * Whether a search for `query` finds a row that stands so. It is `search.sql` said once more without the database: a mail asks it of the
 * version before as well, which no search finds any more.
 */
export const matches = (query: RegisterQuery, { status, columns, search, shown }: Searched): boolean =>
  (query.circles ?? ['public']).includes(shown) &&
  ((query.struck ?? 'no') === 'both' || (query.struck === 'yes') === (status === null)) &&
  isOneOf(query.status, status) &&
  isOneOf(query.tier, columns['tier']) &&
  isOneOf(query.purpose, columns['purpose']) &&
  isOneOf(query.company, columns['company']) &&
  Object.entries(query.columns ?? {}).every(([name, value]) => columns[name] !== undefined && sameValue(columns[name], value)) &&
  hasWords(search, query.text ?? '');

const isOneOf = (asked: readonly string[] | undefined, value: Value | undefined): boolean =>
  asked === undefined || (typeof value === 'string' && asked.includes(value));
