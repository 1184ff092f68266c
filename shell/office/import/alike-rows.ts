import type { Day, Value } from '#law/ground';
import type { Import, Pack } from '#law/pack';
import { inventory } from '#methods/inventory';
import { type RegisterRow, registerPages } from '#shell/registers';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { partName, titleOfRow } from '../public/register-columns.ts';

/** Two rows of a register that may be one and the same thing, for a person to look at. */
export interface AlikeRows {
  readonly register: string;
  readonly one: string;
  readonly other: string;
}

/** Of a hundred pairs of letters of two names, so many are the same. */
const thresholdPercent = 90;

/**
 * Rows of one body with nearly the same name, in the registers that an import fills. Nothing is merged and nothing rejected: two rows may be
 * two uses. Only a register that says what a row is called and whose it is can be looked at.
 */
export const alikeRows = async (keeper: LedgerKeeper, pack: Pack, map: Import, today: Day): Promise<readonly AlikeRows[]> => {
  const filled = new Set(map.does.map(({ procedure }) => procedure));
  const registers = Object.values(pack.registers).filter(({ rows }) =>
    Object.values(rows).some((procedures) => Object.keys(procedures).some((procedure) => filled.has(procedure))),
  );
  const found: AlikeRows[] = [];
  for (const register of registers) {
    const maker = partName(register, 'maker');
    if (maker === undefined || partName(register, 'title') === undefined) continue;
    const rows: RegisterRow[] = [];
    for await (const page of registerPages(keeper.store.database, { register: register.name })) rows.push(...page);
    const records = rows.map((row) => ({
      id: row.number,
      body: nameOf(row.columns[maker] ?? null),
      name: titleOfRow(register, row).en,
      ref: null,
      phase: '',
      lastReview: null,
      reviewDue: null,
    }));
    const bodies = [...new Set(records.map(({ body }) => body))].map((body) => ({ id: body, names: [body] }));
    const sources = [
      { source: register.name, records },
      { source: 'nothing else', records: [] },
    ];
    const { duplicates } = inventory({ asOf: today, reviewMonths: 12, thresholdPercent, bodies, sources });
    found.push(...duplicates.map(([one, other]) => ({ register: register.name, one, other })));
  }
  return found;
};

const nameOf = (value: Value): string => (typeof value === 'string' ? value : '');
