import { printJson } from '#law/ground';
import { inline, type Queries, type Statement } from '#shell/db';
import type { RegisterFacets, RegisterQuery } from './rows.ts';
import { filters } from './search.ts';

/** What is counted: a choice of the state, of a column, or all. */
interface Counted {
  /** Place of the column; -1 is the state, -2 all. */
  readonly facet: number;
  readonly choice: string | null;
  readonly rows: number;
}

/** @param columns those whose values are counted */
export const registerFacets = async (database: Queries, query: RegisterQuery, columns: readonly string[]): Promise<RegisterFacets> => {
  const { facets = {}, ...others } = query;
  const asText = (values: (typeof facets)[string] | undefined): readonly string[] | null =>
    values?.map((value) => (typeof value === 'string' ? value : printJson(value))) ?? null;
  // What is chosen in a column that nobody counts narrows like any other condition.
  const apart = Object.fromEntries(Object.entries(facets).filter(([name]) => !columns.includes(name)));
  // All that match are counted, often most of the register: there reading it through is many times quicker than the index.
  const asked = filters({ ...others, facets: apart }).with(2, null);
  const rows = await database.query<Counted>(counting(columns.length), [
    ...asked,
    ...columns,
    ...columns.map((name) => asText(facets[name])),
  ]);
  const of = (facet: number): Record<string, number> =>
    Object.fromEntries(rows.filter((row) => row.facet === facet).map((row) => [row.choice, row.rows]));
  return {
    total: rows.find(({ facet }) => facet === -2)?.rows ?? 0,
    status: of(-1),
    columns: Object.fromEntries(columns.map((name, index) => [name, of(index)])),
  };
};

/**
 * How many rows each choice would leave, the other choices kept. One statement for each number of columns: $1 to $10 as `search.sql` takes them, then
 * the columns, then what is chosen of each.
 */
const counting = (columns: number): Statement => {
  const places = Array.from({ length: columns }, (_, index) => index);
  const [name, chosen] = [(index: number) => `$${11 + index}::text`, (index: number) => `$${11 + columns + index}::text[]`];
  const list = (of: (index: number) => string): string => places.map((index) => `, ${of(index)}`).join('');
  const others = (but?: number): string =>
    places
      .filter((index) => index !== but)
      .map((index) => ` and by_${index}`)
      .join('');
  return inline(`
with found as materialized (
  select status, ($5::text[] is null or coalesce(status = any ($5), false)) as by_status${list((i) => `columns ->> ${name(i)} as c_${i}`)}${list((i) => `(${chosen(i)} is null or coalesce(columns ->> ${name(i)} = any (${chosen(i)}), false)) as by_${i}`)}
  from register_row left join register_word using (register, row_key)
  where register = $1 and shown = any ($2::text[])
    and ($3::text[] is null or bigrams(search) @> $3) and ($4::text[] is null or case when search like all ($4) then $10::text[] is null or search ~ all ($10) end)
    and ($7::text[] is null or (filters @> any (narrowing_each($7)) and columns @> any ($7::text[]::jsonb[])))
    and ($6::jsonb is null or not exists (select from jsonb_each($6) as f where (f.value @> (columns -> f.key)) is not true))
    and ($8::jsonb is null or (filters @> narrowing($8) and columns @> $8))
    and ($9 = 'both' or ($9 = 'no') = (status is not null))
), counted as (
  select status, by_status${list((i) => `c_${i}, by_${i}`)}, count(*) as rows from found group by status, by_status${list((i) => `c_${i}, by_${i}`)}
)
select -2 as facet, null as choice, coalesce(sum(rows), 0)::bigint as rows from counted where by_status${others()}
union all select -1, status, sum(rows)::bigint from counted where status is not null${others()} group by status
${places.map((i) => `union all select ${i}, c_${i}, sum(rows)::bigint from counted where c_${i} is not null and by_status${others(i)} group by c_${i}`).join('\n')}`);
};

const keptMs = 5_000;
const keptAtMost = 500;

/**
 * Counting reads every row that matches (100,000 without a word, on a busy machine: 160 ms on a server, 470 ms embedded), so counts are kept until the register
 * changes here, and for five seconds at most, since another server may change it too.
 */
export class FacetCache {
  readonly #kept = new Map<string, { readonly register: string; readonly until: number; readonly facets: Promise<RegisterFacets> }>();

  read(database: Queries, query: RegisterQuery, columns: readonly string[]): Promise<RegisterFacets> {
    const key = `${columns.join()} ${printJson(filters(query))}`;
    const kept = this.#kept.get(key);
    const now = performance.now();
    if (kept !== undefined && now < kept.until) return kept.facets;
    if (this.#kept.size >= keptAtMost) this.#kept.clear();
    const counted = registerFacets(database, query, columns);
    this.#kept.set(key, { register: query.register, until: now + keptMs, facets: counted });
    counted.catch(() => this.#kept.delete(key));
    return counted;
  }

  forget(registers: readonly string[]): void {
    for (const [key, { register }] of this.#kept) if (registers.includes(register)) this.#kept.delete(key);
  }
}
