import type { Cell, RegisterBulk } from '#contract';
import { ok } from '#law/ground';
import type { OfficeService } from '#shell/http';
import type { RegisterRow } from '#shell/registers';
import { bulkRows, rowVersions } from './counts.ts';
import { type Desk, lawNow } from './desk.ts';
import { publicRegister } from './public-registers.ts';
import { accountsOf } from './register-accounts.ts';
import { columnViews, titleOfRow } from './register-columns.ts';
import { noRegister } from './register-pages.ts';
import { queryOf, struckStatus } from './register-query.ts';

type BulkRow = RegisterBulk['rows'][number];

/** All rows that match, oldest number first; struck ones and old versions too, if asked. CSV is the same, written otherwise. */
export const registerBulk =
  (desk: Desk): OfficeService['registerBulk'] =>
  async (caller, asked) => {
    const law = lawNow(desk, caller);
    const { pack, today } = law;
    const register = publicRegister(pack, asked.name);
    if (register === undefined) return noRegister(asked.name);
    const query = queryOf(pack, register, asked);
    // Whoever narrows nothing gets the struck rows as well: the register is whole only with them.
    const struck = query.struck === 'yes' ? 'yes' : query.status === undefined ? 'both' : 'no';
    const found = await bulkRows(desk, { ...query, struck });
    const kept =
      asked.versions === true
        ? await rowVersions(
            desk,
            register.name,
            found.map(({ rowKey }) => rowKey),
          )
        : found;
    // What is left on an account is of this moment: an earlier version of a row has none.
    const accounts = await accountsOf(
      desk,
      law,
      register,
      found.map((row) => row.case),
    );
    const newest = new Map(found.map((row) => [row.rowKey, row.version]));
    const rows = kept.map((row) =>
      bulkRow(row, titleOfRow(register, row), newest.get(row.rowKey) === row.version ? (accounts.get(row.case) ?? []) : []),
    );
    const columns = columnViews(pack, register);
    return ok({ register: register.name, title: register.title, pack: pack.pack, version: pack.version, on: today, columns, rows });
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
