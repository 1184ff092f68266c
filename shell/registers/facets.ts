import { type Queries, statement } from '#shell/db';
import type { RegisterFacets, RegisterQuery } from './rows.ts';
import { filters } from './search.ts';

const facets = statement(import.meta.url, './facets.sql', { prepared: false });

export const registerFacets = async (database: Queries, query: RegisterQuery): Promise<RegisterFacets> => {
  interface Row {
    readonly facet: 'total' | 'status' | 'tier' | 'purpose';
    readonly choice: string | null;
    readonly rows: number;
  }
  const rows = await database.query<Row>(facets, filters(query));
  const of = (facet: Row['facet']): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map((row) => [row.choice, row.rows]));
  return { total: rows.find(({ facet }) => facet === 'total')?.rows ?? 0, status: of('status'), tier: of('tier'), purpose: of('purpose') };
};
