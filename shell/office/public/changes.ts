import type { OfficeService, StoryLine } from '#contract';
import { ok } from '#law/ground';
import type { Pack, Register } from '#law/pack';
import { statement } from '#shell/db';
import { cursorOf } from '#shell/paging';
import { firstMark, productRegister, rowHref } from '../view/index.ts';
import { registerAddress } from './addresses.ts';
import { type ChangedRow, changeWords, productsOf } from './change-words.ts';
import { briefly, type Desk, lawNow } from './desk.ts';
import type { ProductsNamed } from './products-named.ts';
import { publicRegister } from './public-registers.ts';
import { rowStatus } from './row-status.ts';

const newestSql = statement(import.meta.url, './newest-versions.sql', { prepared: false });

export const changePages = (desk: Desk): Pick<OfficeService, 'changes'> => ({
  changes: async (caller, { cursor, limit = 20 }) => {
    const after = cursor === undefined ? undefined : changeCursor.read(cursor);
    const law = lawNow(desk, caller);
    const rows =
      after === undefined
        ? await briefly(desk, `changes first ${limit}`, () => newestVersions(desk, { limit: limit + 1 }))
        : await newestVersions(desk, { limit: limit + 1, after });
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return ok({
      changes: await changeLines(desk, law.pack, shown),
      ...(rows.length > limit && last !== undefined
        ? { next: changeCursor.write([last.since, last.register, last.rowKey, last.version]) }
        : {}),
    });
  },
});

interface Newest {
  readonly register?: string;
  readonly after?: After;
  readonly limit: number;
}

const changeCursor = cursorOf('changes', ['text', 'text', 'text', 'count']);
type After = ReturnType<typeof changeCursor.read>;

export const newestVersions = (
  { keeper }: Desk,
  { register, after = [null, null, null, null] as never, limit }: Newest,
): Promise<readonly ChangedRow[]> => keeper.store.database.query<ChangedRow>(newestSql, [register ?? null, ...after, limit]);

/** What new versions of rows mean, in a sentence each; nothing for a register that the law now in force lacks. */
export const changeLines = async (desk: Pick<Desk, 'keeper'>, pack: Pack, rows: readonly ChangedRow[]): Promise<StoryLine[]> => {
  const products = await productsOf(desk, pack, rows);
  return rows.flatMap((row) => changeLine(pack, row, products));
};

const changeLine = (pack: Pack, row: ChangedRow, products: ProductsNamed): StoryLine[] => {
  const register = publicRegister(pack, row.register);
  if (register === undefined) return [];
  const { label, sentence } = changeWords(pack, register, row, products);
  const { mark } = firstMark(pack, register);
  return [
    {
      on: row.since,
      label,
      text: sentence,
      marks: mark === undefined ? [] : [mark],
      tone: rowStatus(pack, register, row.status).tone,
      href: changeHref(pack, register, row),
    },
  ];
};

/** Where more is read. An entry that has left its register has no page, if it has not the page of a product: the register remains. */
export const changeHref = (pack: Pack, register: Register, { number, isGone }: ChangedRow): string => {
  const ofRegister = registerAddress(pack, register.name);
  return isGone === true && register.name !== productRegister(pack)?.name ? ofRegister : rowHref(pack, register.name, number);
};
