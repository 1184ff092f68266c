import type { ExportFile, Exports, OfficeService } from '#contract';
import type { ExportRegister, ExportRow } from '#law/export';
import { type Day, ok } from '#law/ground';
import type { Export, Pack, Register } from '#law/pack';
import { exportedTypes, type Written, writeExport } from '#shell/exports';
import { type RegisterRow, registerPages, rowVersions } from '#shell/registers';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { rowHref } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { registerChanges } from './counts.ts';
import { type Desk, lawNow, notFound } from './desk.ts';
import { publicRegisters } from './public-registers.ts';
import { columnTitle, titleOfRow } from './register-columns.ts';
import { struckStatus } from './register-query.ts';
import { say } from './say.ts';

/** What may be had in which format, and each of these as a file. */
export const exportPages = (desk: Desk): Pick<OfficeService, 'exports' | 'export'> => ({
  exports: async (caller) => ok(listed(lawNow(desk, caller).pack)),
  export: async (caller, { name }) => {
    const { pack, today } = lawNow(desk, caller);
    const mapping = pack.exports[name];
    if (mapping === undefined) return notFound('export', say('exportPages.thereIsNoExport', { name }));
    const { type, file, body } = await exported(desk, { pack, mapping, today, site: caller.origin ?? '' });
    return ok({ type, file, body } satisfies ExportFile);
  },
});

const listed = (pack: Pack): Exports => ({
  exports: Object.values(pack.exports).map(({ name, title, format, validBy, register, note }) => ({
    name,
    title,
    format,
    type: exportedTypes[format],
    validBy: [...validBy],
    ...(register === undefined ? {} : { register }),
    ...(note === undefined ? {} : { note }),
    href: `/api/exports/${name}`,
  })),
});

interface Asked {
  readonly pack: Pack;
  readonly mapping: Export;
  readonly today: Day;
  readonly site: string;
}

/** A mapping filled with what the registers hold at this moment. */
export const exported = async (desk: { readonly keeper: LedgerKeeper }, { pack, mapping, today, site }: Asked): Promise<Written> => {
  const register = mapping.register === undefined ? undefined : pack.registers[mapping.register];
  const rows = register === undefined ? [] : await rowsOf(desk, pack, register, mapping.struck, mapping.versions, site);
  const also: Record<string, readonly ExportRow[]> = {};
  for (const [name, further] of Object.entries(mapping.also))
    also[name] = await rowsOf(desk, pack, pack.registers[further]!, false, false, site);
  const changes = await registerChanges(desk);
  const days = register === undefined ? [...changes.values()].map(({ changed }) => changed) : rows.map(({ changed }) => changed);
  return writeExport(mapping, {
    site,
    today,
    // Of an empty city, the day on which its law came into force.
    changed: [pack.version, ...days].toSorted().at(-1) ?? pack.version,
    pack,
    rows,
    also,
    registers: publicRegisters(pack).map((each) => registerTold(pack, each, changes.get(each.name), site)),
  });
};

const rowsOf = async (
  { keeper }: { readonly keeper: LedgerKeeper },
  pack: Pack,
  register: Register,
  struck: boolean,
  versions: boolean,
  site: string,
): Promise<readonly ExportRow[]> => {
  const rows: ExportRow[] = [];
  const query = { register: register.name, circles: ['public'] as const, struck: struck ? ('both' as const) : ('no' as const) };
  for await (const page of registerPages(keeper.store.database, query)) {
    for (const row of page) {
      const all = versions ? await versionsOf(keeper, register, row) : [row];
      let earlier: ExportRow | undefined;
      for (const version of all) {
        const told = rowTold(pack, register, version, site);
        rows.push(earlier === undefined ? told : { ...told, earlier });
        earlier = told;
      }
    }
  }
  return rows;
};

/** Every version that everybody may read, oldest first; one that was struck meanwhile is none. */
const versionsOf = async (keeper: LedgerKeeper, register: Register, row: RegisterRow): Promise<readonly RegisterRow[]> =>
  (await rowVersions(keeper.store.database, register.name, row.rowKey)).filter(
    ({ shown, status }) => shown === 'public' && status !== null,
  );

const rowTold = (pack: Pack, register: Register, row: RegisterRow, site: string): ExportRow => ({
  number: row.number,
  title: titleOfRow(register, row),
  status: row.status ?? struckStatus,
  version: row.version,
  changed: row.since,
  struck: row.status === null ? (row.until ?? row.since) : null,
  address: site + rowHref(pack, register.name, row.number),
  columns: row.columns,
});

const registerTold = (
  pack: Pack,
  register: Register,
  changes: { readonly rows: number; readonly changed: Day } | undefined,
  site: string,
): ExportRegister => ({
  name: register.name,
  title: register.title,
  note: register.note ?? null,
  count: changes?.rows ?? 0,
  changed: changes?.changed ?? pack.version,
  address: site + registerAddress(pack, register.name),
  columns: register.columns.map((column) => ({ name: column.name, title: columnTitle(pack, column) })),
});
