import type { Asked, Caller, Cell, OfficeService, RegisterBulk } from '#contract';
import { ok } from '#law/ground';
import { type RegisterQuery, type RegisterRow, registerPages } from '#shell/registers';
import { bulkRows, rowVersions } from './counts.ts';
import { type Desk, lawNow } from './desk.ts';
import { publicRegister } from './public-registers.ts';
import { accountsOf } from './register-accounts.ts';
import { columnViews, titleOfRow } from './register-columns.ts';
import { noRegister } from './register-pages.ts';
import { queryOf, struckStatus } from './register-query.ts';

type BulkRow = RegisterBulk['rows'][number];

/** All rows that match, oldest number first; struck ones and old versions too, if asked. */
export const registerBulk =
  (desk: Desk): OfficeService['registerBulk'] =>
  async (caller, asked) => {
    const bulk = bulkOf(desk, caller, asked);
    if (bulk === undefined) return noRegister(asked.name);
    return ok({ ...bulk.head, rows: await bulk.rowsOf(await bulkRows(desk, bulk.query)) });
  };

/** The same, read as it is taken: CSV is written from it at the door. */
export const registerRows =
  (desk: Desk): OfficeService['registerRows'] =>
  async (caller, asked) => {
    const bulk = bulkOf(desk, caller, asked);
    return bulk === undefined ? noRegister(asked.name) : ok({ ...bulk.head, languages: bulk.languages, pages: pagesOf(desk, bulk) });
  };

async function* pagesOf({ keeper }: Desk, { query, rowsOf }: Bulk): AsyncGenerator<BulkRow[]> {
  for await (const rows of registerPages(keeper.store.database, query)) yield await rowsOf(rows);
}

interface Bulk {
  readonly head: Omit<RegisterBulk, 'rows'>;
  readonly languages: readonly string[];
  readonly query: RegisterQuery;
  /** What is told of some rows, with their old versions if asked. */
  readonly rowsOf: (found: readonly RegisterRow[]) => Promise<BulkRow[]>;
}

const bulkOf = (desk: Desk, caller: Caller, asked: Asked<'registerBulk'>): Bulk | undefined => {
  const law = lawNow(desk, caller);
  const { pack, today } = law;
  const register = publicRegister(pack, asked.name);
  if (register === undefined) return undefined;
  const { name, title } = register;
  const query = queryOf(pack, register, asked);
  // Anyone who narrows nothing gets the struck rows as well: the register is whole only with them.
  const struck = query.struck === 'yes' ? 'yes' : query.status === undefined ? 'both' : 'no';
  const rowsOf = async (found: readonly RegisterRow[]): Promise<BulkRow[]> => {
    const [keys, cases] = [found.map(({ rowKey }) => rowKey), found.map((row) => row.case)];
    const kept = asked.versions === true ? await rowVersions(desk, name, keys) : found;
    // What is left on an account is of this moment: an earlier version of a row has none.
    const accounts = await accountsOf(desk, law, register, cases);
    const newest = new Map(found.map((row) => [row.rowKey, row.version]));
    return kept.map((row) =>
      bulkRow(row, titleOfRow(register, row), newest.get(row.rowKey) === row.version ? (accounts.get(row.case) ?? []) : []),
    );
  };
  const columns = columnViews(pack, register);
  return {
    head: { register: name, title, pack: pack.pack, version: pack.version, on: today, columns },
    languages: pack.languages,
    query: { ...query, struck },
    rowsOf,
  };
};

const bulkRow = (row: RegisterRow, title: BulkRow['title'], accounts: readonly Cell[]): BulkRow => ({
  number: row.number,
  title,
  status: row.status ?? struckStatus,
  since: row.since,
  version: row.version,
  ...(row.status === null ? { struck: row.until ?? row.since } : {}),
  values: { ...row.columns, ...Object.fromEntries(accounts.map(({ name, value = null }) => [name, value])) },
});
