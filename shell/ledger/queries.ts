import type { CaseEvent, Party } from '#law/case';
import type { Day, Num } from '#law/ground';
import type { Circle } from '#law/pack';
import { inline, type Queries, statement } from '#shell/db';
import { type CursorOf, cursorOf } from '#shell/paging';
import { textSearch } from '#shell/registers';
import type { ClockRow, DocketRow } from './rows.ts';

// Planned again each time, as their filters are optional.
const docketSql = statement(import.meta.url, './docket.sql', { prepared: false });
const casesSql = statement(import.meta.url, './cases.sql', { prepared: false });
const countSql = statement(import.meta.url, './count-cases.sql', { prepared: false });
const timesSql = statement(import.meta.url, './times.sql', { prepared: false });
const caseEventsSql = statement(import.meta.url, './case-events.sql');
const referenceSql = statement(import.meta.url, './reference.sql');
const takenSql = inline('select account, taken from budget_account where account = any ($1::text[])');

// As the index of migration 1890 has it.
const namingSql = inline(`
  select case_id as "case" from event
  where (data -> 'named') is not null and (data -> 'named')::jsonb @> jsonb_build_object($1::text, $2::text)
  group by case_id order by min(position)`);

export interface CaseQuery {
  readonly office?: readonly string[] | undefined;
  /** Roles waited for. */
  readonly waits?: readonly string[] | undefined;
  readonly procedure?: readonly string[] | undefined;
  readonly state?: readonly string[] | undefined;
  /** Beside those in one of the states, these cases too. */
  readonly orCase?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  readonly family?: string | undefined;
  readonly number?: string | undefined;
  readonly late?: boolean | undefined;
  /** Persons and organisations, any of whom is a party. */
  readonly party?: readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly circles?: readonly Circle[] | undefined;
  /** Where the posts of a reader read: `placeOf` writes each. */
  readonly places?: readonly string[] | undefined;
  /** Persons and organisations whose cases are left out. */
  readonly notParty?: readonly string[] | undefined;
  readonly cursor?: string | undefined;
  /** 1 to 500; 50. */
  readonly limit?: number | undefined;
}

/** A state of a procedure under one text of the law, as lists narrow by it. */
export const placeOf = (pack: string, procedure: string, state: string): string => `${pack} ${procedure} ${state}`;

export interface CasePage {
  readonly rows: readonly DocketRow[];
  readonly next?: string;
}

export interface TimesQuery {
  readonly procedure?: readonly string[] | undefined;
  readonly clock?: readonly string[] | undefined;
  /** Met between these days, both included. */
  readonly metFrom?: Day | undefined;
  readonly metTo?: Day | undefined;
  /** 10,000. */
  readonly limit?: number | undefined;
}

type CaseCursor = CursorOf<readonly [string, string]>;
const docketCursor: CaseCursor = cursorOf('docket', ['text', 'text']);
const casesCursor: CaseCursor = cursorOf('cases', ['text', 'text']);

/** Open cases, the one with the least time left first; those without a due day come last. */
export const docket = async (database: Queries, query: CaseQuery): Promise<CasePage> => {
  const limit = limitOf(query);
  const rows = await database.query<DocketRow>(docketSql, [...filters(query), ...after(docketCursor, query), limit + 1]);
  return page(docketCursor, rows, limit, ({ due, case: id }) => [due ?? '9999-12-31', id]);
};

/** Cases, open or ended, the last opened first. */
export const cases = async (database: Queries, query: CaseQuery & { readonly ended?: boolean | undefined }): Promise<CasePage> => {
  const limit = limitOf(query);
  const rows = await database.query<DocketRow>(casesSql, [...filters(query), ...after(casesCursor, query), limit + 1, endedOf(query)]);
  return page(casesCursor, rows, limit, ({ openedOn, case: id }) => [openedOn, id]);
};

/** How many there are, as far as anybody would page: `atMost` means so many or more. */
export const countCases = async (
  database: Queries,
  query: CaseQuery & { readonly ended?: boolean | undefined },
  atMost: number,
): Promise<number> => (await database.query<{ cases: number }>(countSql, [...filters(query), endedOf(query), atMost]))[0]!.cases;

const endedOf = ({ ended }: { readonly ended?: boolean | undefined }): string => (ended === undefined ? 'both' : ended ? 'yes' : 'no');

export const caseEvents = async (
  database: Queries,
  caseId: string,
  { after: seq = 0, limit = 500 }: { readonly after?: number; readonly limit?: number } = {},
): Promise<readonly CaseEvent[]> =>
  (await database.query<{ data: CaseEvent }>(caseEventsSql, [caseId, seq, limit])).map(({ data }) => data);

export const times = (database: Queries, query: TimesQuery): Promise<readonly ClockRow[]> => {
  const { procedure = null, clock = null, metFrom = null, metTo = null, limit = 10_000 } = query;
  return database.query<ClockRow>(timesSql, [procedure, clock, metFrom, metTo, limit]);
};

/** What a name or number stands for: the case behind it, with what its opening says. */
export interface Reference {
  readonly case: string;
  readonly family: string;
  readonly subject: { readonly kind: string; readonly id: string } | null;
  readonly parties: Readonly<Record<string, Party>>;
}

/** Of a register (a row by its number or key) or a procedure (a case by its number or id). */
export const reference = async (database: Queries, of: string, value: string): Promise<Reference | undefined> =>
  (await database.query<Reference>(referenceSql, [of, value]))[0];

export const naming = async (database: Queries, fact: string, caseId: string): Promise<readonly string[]> =>
  (await database.query<{ case: string }>(namingSql, [fact, caseId])).map(({ case: id }) => id);

/** What has been taken from each account; 0 where nothing was. */
export const taken = async (database: Queries, accounts: readonly string[]): Promise<ReadonlyMap<string, Num>> => {
  const rows = await database.query<{ account: string; taken: Num }>(takenSql, [[...accounts]]);
  return new Map([
    ...accounts.map((account): [string, Num] => [account, 0]),
    ...rows.map((row): [string, Num] => [row.account, row.taken]),
  ]);
};

const limitOf = ({ limit = 50 }: CaseQuery): number => Math.min(Math.max(limit, 1), 500);

const filters = (query: CaseQuery): readonly unknown[] => {
  const text = textSearch(query.text ?? '');
  return [
    query.office ?? null,
    query.waits ?? null,
    query.procedure ?? null,
    query.state ?? null,
    query.subject ?? null,
    query.family ?? null,
    query.late ?? null,
    query.party ?? null,
    text === undefined || text.bigrams.length === 0 ? null : text.bigrams,
    text?.patterns ?? null,
    query.circles ?? null,
    query.number ?? null,
    query.orCase ?? null,
    query.places ?? null,
    query.notParty ?? null,
  ];
};

const after = (place: CaseCursor, { cursor }: CaseQuery): readonly (string | null)[] =>
  cursor === undefined ? [null, null] : place.read(cursor);

const page = (
  place: CaseCursor,
  rows: readonly DocketRow[],
  limit: number,
  key: (row: DocketRow) => readonly [string, string],
): CasePage => {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  if (rows.length <= limit || last === undefined) return { rows: shown };
  return { rows: shown, next: place.write(key(last)) };
};
