import { type Text, text } from '#law/ground';
import { factOf, type Pack, type Register } from '#law/pack';
import { statement } from '#shell/db';
import type { RegisterRow } from '#shell/registers';
import { rowHref } from '../view/index.ts';
import type { Desk } from './desk.ts';
import { publicRegister } from './public-registers.ts';
import { partColumn, titleOfRow } from './register-columns.ts';

/** What a product that a row names is called, and where it can be read about. */
export interface ProductNamed {
  readonly number: string;
  readonly title: Text;
  readonly href: string;
}

interface Naming {
  readonly register: Register;
  readonly row: Pick<RegisterRow, 'columns'>;
}

export type ProductsNamed = ReadonlyMap<string, ProductNamed>;

const elsewhereSql = statement(import.meta.url, './row-of-case-number.sql', { prepared: false });

/**
 * The products that rows of registers name: by their number in the register of products or, where a product has none yet, by the public
 * row of the case that brought it here, as a trial.
 */
export const productsNamed = async (desk: Pick<Desk, 'keeper'>, pack: Pack, rows: readonly Naming[]): Promise<ProductsNamed> => {
  const named = new Map(rows.flatMap((row) => productIn(pack, row) ?? []).map((one) => [keyOf(one), one]));
  const found = await Promise.all(
    [...named].map(async ([key, one]) => {
      const product = (await registered(desk, pack, one)) ?? (await elsewhere(desk, pack, one));
      return product === undefined ? [] : ([[key, product]] as const);
    }),
  );
  return new Map(found.flat());
};

/** The product that a row names; its number alone where nothing public tells its name. */
export const productNamedBy = (pack: Pack, row: Naming, products: ProductsNamed): ProductNamed | undefined => {
  const found = productIn(pack, row);
  if (found === undefined) return undefined;
  const { of, number } = found;
  return products.get(keyOf(found)) ?? { number, title: text(number, number), href: rowHref(pack, of.name, number) };
};

interface Found {
  readonly of: Register;
  readonly number: string;
}

const keyOf = ({ of, number }: Found): string => `${of.name} ${number}`;

const productIn = (pack: Pack, { register, row }: Naming): Found | undefined => {
  const column = partColumn(register, 'about');
  const type = column === undefined ? undefined : factOf(pack, column)?.type;
  const of = type?.kind === 'case' ? publicRegister(pack, type.of) : undefined;
  const number = row.columns[column?.name ?? ''];
  return of !== undefined && typeof number === 'string' && number !== '' ? { of, number } : undefined;
};

const registered = async ({ keeper }: Pick<Desk, 'keeper'>, pack: Pack, { of, number }: Found): Promise<ProductNamed | undefined> => {
  const row = await keeper.store.registerRow(of.name, number);
  return row?.shown === 'public' ? { number, title: titleOfRow(of, row), href: rowHref(pack, of.name, number) } : undefined;
};

const elsewhere = async ({ keeper }: Pick<Desk, 'keeper'>, pack: Pack, { number }: Found): Promise<ProductNamed | undefined> => {
  const [row] = await keeper.store.database.query<RegisterRow>(elsewhereSql, [Object.keys(pack.procedures), number]);
  const register = row === undefined ? undefined : publicRegister(pack, row.register);
  return register === undefined
    ? undefined
    : { number, title: titleOfRow(register, row!), href: rowHref(pack, register.name, row!.number) };
};
