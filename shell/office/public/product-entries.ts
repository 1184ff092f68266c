import type { Cell, ProductPage } from '#contract';
import { rowsOf } from '#law/case';
import type { Value } from '#law/ground';
import { rowHref } from '../view/index.ts';
import type { Product } from './product.ts';
import { aboutSubject } from './product-life.ts';
import { cellOf } from './register-columns.ts';
import { rowStatus } from './row-status.ts';

type Entry = ProductPage['entries'][number];

/** Rows of other public registers that stand for cases about the same product: certificates, trials. Incidents are told by themselves. */
export const entriesAbout = (product: Product): Entry[] => {
  const { law, register: own, world, files } = product;
  // One row may stand for the subject, and then each case about it answers the same one.
  const rows = new Map(
    aboutSubject(product)
      .flatMap((file) => rowsOf(world, files, file))
      .map((row) => [`${row.register} ${row.key}`, row]),
  );
  return [...rows.values()]
    .flatMap((row): Entry[] => {
      const register = law.pack.registers[row.register];
      const file = files.get(row.case);
      if (register === undefined || register === own || register.shown !== 'public' || file === undefined) return [];
      const procedure = world.packOf(file.digest).pack.procedures[file.opened.procedure]!;
      if (register.views.watch !== undefined) return [];
      return [
        {
          register: { name: register.name, title: register.title },
          kind: procedure.kind,
          number: row.number,
          status: rowStatus(law.pack, register, row.status ?? null, { procedure: procedure.name, state: file.state }),
          since: row.since,
          href: rowHref(law.pack, register.name, row.number),
          told: register.columns
            .filter(({ name }) => register.views.entry?.told?.includes(name) === true)
            .flatMap((column): Cell[] => {
              const value: Value = row.columns[column.name] ?? null;
              return value === null ? [] : [cellOf(law.pack, column, value)];
            }),
        },
      ];
    })
    .toSorted((a, b) => (a.since < b.since ? 1 : -1));
};
