import type { Opened } from '#law/case';
import type { Day, Text } from '#law/ground';
import type { Circle } from '#law/pack';
import { inline, statement } from '#shell/db';
import { filters, type RegisterQuery, type RegisterRow } from '#shell/registers';
import { briefly, type Desk } from './desk.ts';

/** Where a row of a register comes from. */
export interface Behind {
  readonly case: string;
  readonly opened: Opened;
  readonly state: string;
  readonly ended: boolean;
  readonly due: Day | null;
  readonly provisional: boolean;
  readonly shown: Circle;
  /** Facts that an import assumed and that nobody has told since. */
  readonly assumed: readonly string[];
}

const behindSql = statement(import.meta.url, './behind-rows.sql');
const registersSql = statement(import.meta.url, './register-counts.sql');
const changesSql = statement(import.meta.url, './register-changes.sql');
const casesSql = statement(import.meta.url, './case-counts.sql');
const lateSql = statement(import.meta.url, './late-cases.sql');
const takenSql = statement(import.meta.url, './times-taken.sql');
const bulkSql = statement(import.meta.url, './bulk-rows.sql', { prepared: false });
const versionsSql = statement(import.meta.url, './row-versions.sql');

export const behindRows = async ({ keeper }: Desk, cases: readonly string[]): Promise<ReadonlyMap<string, Behind>> => {
  const rows = await keeper.store.database.query<Behind>(behindSql, [[...new Set(cases)]]);
  return new Map(rows.map((row) => [row.case, row]));
};

const firstMetSql = inline('select min(met_on) as day from clock_run where met_on <= $1');

/** The first day on which a period came to its end. */
export const firstDay = async ({ keeper }: Desk, to: Day): Promise<Day> => {
  const [row] = await keeper.store.database.query<{ day: Day | null }>(firstMetSql, [to]);
  return row?.day ?? to;
};

/** Rows of each public register by status. */
export const registerCounts = (desk: Desk): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> =>
  briefly(desk, 'registers', async () => {
    const rows = await desk.keeper.store.database.query<{ register: string; status: string; rows: number }>(registersSql);
    const byRegister = Map.groupBy(rows, ({ register }) => register);
    return new Map([...byRegister].map(([name, counts]) => [name, new Map(counts.map(({ status, rows: count }) => [status, count]))]));
  });

/** Of each public register, how many rows stand there and the day of its newest change. */
export const registerChanges = async ({
  keeper,
}: Pick<Desk, 'keeper'>): Promise<ReadonlyMap<string, { readonly rows: number; readonly changed: Day }>> => {
  const rows = await keeper.store.database.query<{ register: string; rows: number; changed: Day }>(changesSql);
  return new Map(rows.map(({ register, rows: count, changed }) => [register, { rows: count, changed }]));
};

export interface CaseCount {
  readonly procedure: string;
  readonly state: string;
  readonly clock: string | null;
  readonly ended: boolean;
  readonly cases: number;
  readonly late: number;
}

interface Moment {
  readonly today: Day;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export const caseCounts = (desk: Desk, { today, at }: Moment): Promise<readonly CaseCount[]> =>
  briefly(desk, `cases ${today}`, () => desk.keeper.store.database.query<CaseCount>(casesSql, [today, at]));

export interface LateCase {
  readonly case: string;
  readonly procedure: string;
  readonly number: string;
  readonly state: string;
  readonly waits: string | null;
  readonly office: string | null;
  readonly title: Text;
  readonly clock: string | null;
  readonly due: Day;
  readonly shown: Circle;
  readonly pack: string;
}

/** The 500 longest overdue. */
export const lateCases = (desk: Desk, { today, at }: Moment): Promise<readonly LateCase[]> =>
  briefly(desk, `late ${today}`, () => desk.keeper.store.database.query<LateCase>(lateSql, [today, at, 500]));

export interface Taken {
  readonly procedure: string;
  readonly clock: string;
  readonly days: number;
  readonly workingDays: number | null;
  readonly cases: number;
  readonly late: number;
}

export const timesTaken = (desk: Desk, from: Day, to: Day): Promise<readonly Taken[]> =>
  briefly(desk, `times ${from} ${to}`, () => desk.keeper.store.database.query<Taken>(takenSql, [from, to]));

/** Every row that matches, in one reading: page by page it would read the whole register once for each page. */
export const bulkRows = ({ keeper }: Desk, query: RegisterQuery): Promise<readonly RegisterRow[]> =>
  keeper.store.database.query<RegisterRow>(bulkSql, filters(query));

export const rowVersions = ({ keeper }: Desk, register: string, rowKeys: readonly string[]): Promise<readonly RegisterRow[]> =>
  keeper.store.database.query<RegisterRow>(versionsSql, [register, rowKeys]);
