import type { Completeness, Facet, RegisterSummary } from '#contract';
import { ok, type Text, text } from '#law/ground';
import type { Fact, Pack, Register } from '#law/pack';
import type { OfficeService } from '#shell/http';
import type { RegisterFacets, RegisterQuery } from '#shell/registers';
import { marksOf, titleOfName } from '../view/index.ts';
import { productRegister } from './addresses.ts';
import { behindRows, registerCounts } from './counts.ts';
import { briefly, type Desk, type LawNow, lawNow, notFound } from './desk.ts';
import { productNamedBy, productsNamed } from './products-named.ts';
import { publicRegister, publicRegisters } from './public-registers.ts';
import { accountsOf } from './register-accounts.ts';
import { columnNamed, columnViews, factOf } from './register-columns.ts';
import { queryOf, struckStatus } from './register-query.ts';
import { registerRowView } from './register-rows.ts';
import { struckWords } from './row-status.ts';
import { grouped } from './words.ts';

export const registerPages = (desk: Desk): Pick<OfficeService, 'registers' | 'register'> => ({
  registers: async (caller) => {
    const { pack } = lawNow(desk, caller);
    const counts = await registerCounts(desk);
    return ok({ registers: publicRegisters(pack).map((register) => summaryOf(pack, register, counts.get(register.name) ?? new Map())) });
  },

  register: async (caller, asked) => {
    const law = lawNow(desk, caller);
    const register = publicRegister(law.pack, asked.name);
    if (register === undefined) return noRegister(asked.name);
    const query = queryOf(law.pack, register, asked);
    const found = await desk.keeper.store.registerRows({
      ...query,
      cursor: asked.cursor,
      limit: asked.limit,
      order: asked.sort === 'oldest' ? 'oldest' : 'newest',
    });
    const [behind, counts, facets, struck, products, accounts] = await Promise.all([
      behindRows(
        desk,
        found.rows.map((row) => row.case),
      ),
      registerCounts(desk),
      facetsOf(desk, query),
      facetsOf(desk, { ...query, status: undefined, struck: 'yes' }),
      productsNamed(
        desk,
        law.pack,
        found.rows.map((row) => ({ register, row })),
      ),
      accountsOf(
        desk,
        law,
        register,
        found.rows.map((row) => row.case),
      ),
    ]);
    const summary = summaryOf(law.pack, register, counts.get(register.name) ?? new Map());
    return ok({
      register: summary,
      rows: found.rows.map((row) => {
        const view = registerRowView(law, register, row, behind.get(row.case), accounts.get(row.case));
        // What is about a product is called by the product's name.
        return { ...view, title: productNamedBy(law.pack, { register, row }, products)?.title ?? view.title };
      }),
      total: facets.total,
      facets: facetViews(law.pack, register, facets, struck.total, asked),
      ...(register === productRegister(law.pack) ? { completeness: completenessOf(law, summary) } : {}),
      updated: law.now,
      ...(found.next === undefined ? {} : { next: found.next }),
    });
  },
});

const facetsOf = (desk: Desk, query: RegisterQuery): Promise<RegisterFacets> =>
  briefly(desk, `facets ${JSON.stringify(query)}`, () => desk.keeper.store.registerFacets(query));

export const noRegister = (name: string) =>
  notFound(
    name,
    text('There is no public register of this name.', '没有该名称的公开登记册。'),
    text('All registers are listed under Registers.', '全部登记册见“登记册”页面。'),
  );

export const summaryOf = (pack: Pack, register: Register, counts: ReadonlyMap<string, number>): RegisterSummary => ({
  name: register.name,
  title: register.title,
  count: [...counts.values()].reduce((sum, count) => sum + count, 0),
  row: register.row.kind,
  columns: columnViews(pack, register),
  statuses: Object.keys(register.rows).map((status) => ({
    name: status,
    title: titleOfName(pack, status),
    count: counts.get(status) ?? 0,
  })),
  marks: marksOf(pack, register),
  kinds: kindsOf(pack, register),
});

const kindsOf = (pack: Pack, { rows }: Register): string[] => [
  ...new Set(Object.values(rows).flatMap((places) => Object.keys(places).flatMap((name) => pack.procedures[name]?.kind ?? []))),
];

const facetViews = (
  pack: Pack,
  register: Register,
  found: RegisterFacets,
  struck: number,
  chosen: { readonly status?: readonly string[]; readonly risk?: readonly string[]; readonly purpose?: readonly string[] },
): Facet[] => {
  const option = (picked: readonly string[] | undefined, count: number) => (value: string, title: Text) => ({
    value,
    title,
    count,
    chosen: picked?.includes(value) === true,
  });
  const statuses = Object.keys(register.rows).map((status) =>
    option(chosen.status, found.status[status] ?? 0)(status, titleOfName(pack, status)),
  );
  const byFact = (name: string, fact: Fact | undefined, counts: Readonly<Record<string, number>>, picked?: readonly string[]): Facet[] =>
    fact?.type.kind !== 'choice'
      ? []
      : [
          {
            name,
            title: pack.words[name] ?? pack.words[fact.name] ?? fact.title,
            options: fact.type.options.map(({ value, title }) => option(picked, counts[value] ?? 0)(value, title)),
          },
        ];
  const shownBy = (name: 'tier' | 'purpose'): Fact | undefined => {
    const column = columnNamed(register, name);
    return column === undefined ? undefined : factOf(pack, column);
  };
  return [
    ...byFact('risk', shownBy('tier'), found.tier, chosen.risk),
    { name: 'status', title: text('state', '状态'), options: [...statuses, option(chosen.status, struck)(struckStatus, struckWords)] },
    ...byFact('purpose', shownBy('purpose'), found.purpose, chosen.purpose),
  ];
};

/** What there is beside the register, nobody has counted; the page says so instead of guessing. */
const completenessOf = ({ today }: LawNow, { count }: RegisterSummary): Completeness => ({
  registered: count,
  sentence: text(
    `${grouped(count)} are registered. How many there are in the city is not known: no second list to compare with has been read in.`,
    `已登记${grouped(count)}项。全市实际数量未知：尚未导入可供比对的其他名录。`,
  ),
  on: today,
  missingHref: '/complain',
});
