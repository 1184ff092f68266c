import type { CaseEvent } from '#law/case';
import { type Queries, statement } from '#shell/db';
import type { LoadedFamilies } from './rows.ts';

const load = statement(import.meta.url, './load.sql');

/** One of the three. */
export interface FamilyKey {
  readonly case?: string | undefined;
  readonly family?: string | undefined;
  readonly subject?: string | undefined;
}

/** The whole family, and all families linked with it; empty where there is none. */
export const loadFamilies = async (database: Queries, by: FamilyKey): Promise<LoadedFamilies> => {
  interface Row {
    readonly family: string;
    readonly seq: number;
    readonly data: CaseEvent;
  }
  const rows = await database.query<Row>(load, [by.case ?? null, by.family ?? null, by.subject ?? null]);
  const families = new Map<string, number>();
  for (const { family, seq } of rows) families.set(family, Math.max(seq, families.get(family) ?? 0));
  return { families, events: rows.map(({ data }) => data) };
};
