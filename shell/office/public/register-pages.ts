import type { Completeness, Facet, OfficeService, RegisterSummary } from '#contract';
import { ok, type Text, type Value } from '#law/ground';
import { type Column, factOf, type Pack, type Register } from '#law/pack';
import type { RegisterFacets, RegisterQuery } from '#shell/registers';
import { marksOf, productRegister, same, titleOfName } from '../view/index.ts';
import { behindRows, registerCounts } from './counts.ts';
import { briefly, type Desk, type LawNow, lawNow, notFound } from './desk.ts';
import { productNamedBy, productsNamed } from './products-named.ts';
import { publicRegister, publicRegisters } from './public-registers.ts';
import { accountsOf } from './register-accounts.ts';
import { columnTitle, columnViews, partName } from './register-columns.ts';
import { type Filters, queryOf, struckStatus } from './register-query.ts';
import { registerRowView } from './register-rows.ts';
import { struckWords } from './row-status.ts';
import { say } from './say.ts';
import { anyInWords, grouped } from './words.ts';

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
      facetsOf(desk, query, register.facets),
      facetsOf(desk, { ...query, status: undefined, struck: 'yes' }, []),
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
      facets: facetViews(law.pack, register, facets, struck.total, query, asked),
      ...(register === productRegister(law.pack) ? { completeness: completenessOf(law, summary) } : {}),
      updated: law.now,
      ...(found.next === undefined ? {} : { next: found.next }),
    });
  },
});

const facetsOf = (desk: Desk, query: RegisterQuery, columns: readonly string[]): Promise<RegisterFacets> =>
  briefly(desk, `facets ${columns.join()} ${JSON.stringify(query)}`, () => desk.keeper.store.registerFacets(query, columns));

export const noRegister = (name: string) => notFound(name, say('noRegister.thereIsNoPublic'), say('noRegister.allRegistersAreListed'));

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
  views: viewsOf(pack, register),
});

const viewsOf = (pack: Pack, { views, rows }: Register): string[] => [
  ...new Set([
    ...Object.keys(views),
    ...Object.values(rows).flatMap((places) => Object.keys(places).flatMap((name) => Object.keys(pack.procedures[name]?.views ?? {}))),
  ]),
];

const kindsOf = (pack: Pack, { rows }: Register): string[] => [
  ...new Set(Object.values(rows).flatMap((places) => Object.keys(places).flatMap((name) => pack.procedures[name]?.kind ?? []))),
];

/** So many values of a column whose values nobody lists are offered, those of most rows first. */
const openValues = 12;

const facetViews = (
  pack: Pack,
  register: Register,
  found: RegisterFacets,
  struck: number,
  query: RegisterQuery,
  asked: Filters,
): Facet[] => {
  const statuses = Object.keys(register.rows).map((status) => ({
    value: status,
    title: titleOfName(pack, status),
    count: found.status[status] ?? 0,
    chosen: asked.status?.includes(status) === true,
  }));
  const left = { value: struckStatus, title: struckWords, count: struck, chosen: asked.status?.includes(struckStatus) === true };
  const columns = register.facets.flatMap((name): Facet[] => {
    const column = register.columns.find((each) => each.name === name);
    return column === undefined ? [] : [facetOf(pack, register, column, found.columns[name] ?? {}, query.facets?.[name] ?? [])];
  });
  const state = { name: 'status', title: say('facetViews.state'), options: [...statuses, left] };
  // How risky it is comes before where it stands.
  return columns[0]?.name === 'risk' ? [columns[0], state, ...columns.slice(1)] : [state, ...columns];
};

/** A column as it is narrowed by: with each option that the pack lists, else with the values that most rows have. */
const facetOf = (
  pack: Pack,
  register: Register,
  column: Column,
  counts: Readonly<Record<string, number>>,
  chosen: readonly Value[],
): Facet => {
  const fact = factOf(pack, column);
  const isChosen = (value: string): boolean => chosen.some((one) => one === value || String(one) === value);
  const option = (value: string, title: Text) => ({ value, title, count: counts[value] ?? 0, chosen: isChosen(value) });
  const part = (['risk', 'purpose'] as const).find((name) => partName(register, name) === column.name);
  const open = Object.entries(counts)
    .toSorted(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
    .slice(0, openValues);
  return {
    ...(part === undefined ? { name: column.name, where: column.name } : { name: part }),
    title: pack.words[column.name] ?? pack.words[fact?.name ?? ''] ?? columnTitle(pack, column),
    options:
      fact?.type.kind === 'choice'
        ? fact.type.options.map(({ value, title }) => option(value, title))
        : open.map(([value]) => option(value, value === 'true' || value === 'false' ? anyInWords(pack, value === 'true') : same(value))),
  };
};

/** What there is beside the register, nobody has counted; the page says so instead of guessing. */
const completenessOf = ({ today }: LawNow, { count }: RegisterSummary): Completeness => ({
  registered: count,
  sentence: say('completenessOf.areRegisteredHowMany', { count: grouped(count) }),
  on: today,
  missingHref: '/complain',
});
