import type { CaseEvent } from '#law/case';
import { type Queries, statement } from '#shell/db';
import type { OfficeStream } from './office.ts';
import type { OfficeEvent } from './office-events.ts';
import type { Office } from './people.ts';
import type { LoadedFamilies } from './rows.ts';

const load = statement(import.meta.url, './load.sql');
const each = statement(import.meta.url, './load-each.sql');
const withOffice = statement(import.meta.url, './load-with-office.sql');

/** One of the three. */
export interface FamilyKey {
  readonly case?: string | undefined;
  readonly family?: string | undefined;
  readonly subject?: string | undefined;
}

interface Row {
  readonly family: string;
  readonly seq: number;
  readonly data: CaseEvent;
}

interface OfficeRow {
  readonly family: null;
  readonly data: OfficeEvent;
}

/** The whole family, and all families linked with it; empty where there is none. */
export const loadFamilies = async (database: Queries, by: FamilyKey): Promise<LoadedFamilies> =>
  familiesOf(await database.query<Row>(load, keyOf(by)));

/** The same of several cases, each apart from the others, in one way to the database and back; a case that is not there is missing. */
export const loadEach = async (database: Queries, cases: readonly string[]): Promise<ReadonlyMap<string, LoadedFamilies>> => {
  if (cases.length === 0) return new Map();
  const rows = await database.query<Row & { readonly wanted: string }>(each, [[...cases]]);
  const byCase = Map.groupBy(rows, ({ wanted }) => wanted);
  return new Map([...byCase].map(([id, found]) => [id, familiesOf(found)]));
};

/** The same, and the people of the office at that moment. */
export const loadWithOffice = async (
  database: Queries,
  stream: OfficeStream,
  by: FamilyKey,
): Promise<{ readonly office: Office; readonly loaded: LoadedFamilies }> => {
  if (stream.isCurrent) return { office: await stream.read(), loaded: await loadFamilies(database, by) };
  const rows = await database.query<Row | OfficeRow>(withOffice, [...keyOf(by), stream.version]);
  const entered = rows.filter((row): row is OfficeRow => row.family === null);
  return {
    office: stream.take(entered.map(({ data }) => data)),
    loaded: familiesOf(rows.filter((row): row is Row => row.family !== null)),
  };
};

const keyOf = (by: FamilyKey): readonly (string | null)[] => [by.case ?? null, by.family ?? null, by.subject ?? null];

const familiesOf = (rows: readonly Row[]): LoadedFamilies => {
  const families = new Map<string, number>();
  for (const { family, seq } of rows) families.set(family, Math.max(seq, families.get(family) ?? 0));
  return { families, events: rows.map(({ data }) => data) };
};
