import { createHash } from 'node:crypto';
import { type Database, inline, type Statement, statement } from '#shell/db';
import type { OpenedOffice } from '#shell/office';
import { caseSteps, type OrderStep } from './city.ts';

const read = statement(import.meta.url, './bare-read.sql');
const ownTables = statement(import.meta.url, './bare-tables.sql');

/** The tables in which an order leaves rows, the event first, with the key by which a row is there already. */
const tables: Readonly<Record<string, string>> = {
  event: '',
  family: 'family',
  docket: 'case_id',
  case_text: 'case_id',
  case_party: 'party, case_id',
  timer: 'case_id, clock, run',
  clock_run: 'case_id, clock, run',
  register_version: '',
  bare_register_row: 'register, row_key',
  letter: '',
  letter_key: '',
  vault_fact: '',
};

/** Where the rows of a table are read that the office keeps in another form. */
const keptAs: Readonly<Record<string, string>> = { bare_register_row: 'register_row join register_word using (register, row_key)' };

type Row = Readonly<Record<string, string | null>>;
type Rows = Readonly<Record<string, readonly Row[]>>;

/** One order as bare rows: a `with` chain of plain inserts, made for these rows alone and kept prepared on a server. */
interface BareStep {
  readonly append: Statement;
  readonly values: readonly (string | null)[];
  /** Where the canonical text of the event stands among the values, and its digest. */
  readonly data: number;
  readonly digest: number;
}

/** The peer of an order: reads the stream of the case and inserts the very rows that the office kept, under new ids. */
export interface BareOrders {
  /** Rows that the steps of a case leave, all together. */
  readonly rows: number;
  give(caseId: string, step: number): Promise<void>;
}

/** Gives each step once by the office, looks which rows came of it, and makes statements of them. */
export const captureBare = async ({ keeper, store: { database } }: OpenedOffice): Promise<BareOrders> => {
  await database.transaction((tx) => tx.script(ownTables.text));
  const columns = await columnsOf(database);
  const steps: BareStep[] = [];
  let before: Rows = {};
  let caseId: string | undefined;
  let rows = 0;
  for (const [index, step] of caseSteps.entries()) {
    caseId = await given(keeper, step, caseId);
    const after = await rowsOf(database, columns, caseId);
    const changed = (table: string): readonly Row[] => {
      const known = new Set((before[table] ?? []).map((each) => JSON.stringify(each)));
      return after[table]!.filter((each) => !known.has(JSON.stringify(each)));
    };
    const fresh = Object.fromEntries(Object.keys(tables).map((table) => [table, changed(table)]));
    rows += Object.values(fresh).flat().length;
    steps.push(bareStep(index, fresh, columns));
    before = after;
  }
  return { rows, give: (id, step) => give(database, steps[step]!, caseId!, id, step) };
};

const given = async (keeper: OpenedOffice['keeper'], step: OrderStep, caseId: string | undefined): Promise<string> => {
  const done = await keeper.give({ ...step, ...(caseId === undefined ? {} : { case: caseId }) });
  if (!done.ok) throw new Error(`${step.order} was refused: ${done.error.refusal} ${JSON.stringify(done.error.about ?? {})}`);
  return done.value.case;
};

const give = async (database: Database, bare: BareStep, captured: string, id: string, step: number): Promise<void> => {
  const stream = await database.query(read, [id]);
  if (stream.length !== step) throw new Error(`step ${step} finds ${stream.length} events`);
  const values = bare.values.map((value) => value?.replaceAll(captured, id) ?? null);
  values[bare.digest] = createHash('sha256').update(values[bare.data]!, 'utf8').digest('hex');
  const [kept] = await database.query<{ kept: number }>(bare.append, values);
  if (kept?.kept !== 1) throw new Error('the bare append was not kept');
};

// ---- rows and statements -------------------------------------------------------------------------------------------------------

type Columns = Readonly<Record<string, readonly { readonly name: string; readonly type: string }[]>>;

const columnsSql = inline(
  `select table_name as "table", column_name as name, case when udt_name like '\\_%' then 'text[]' else udt_name end as type
   from information_schema.columns
   where table_name = any ($1) and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
);

const columnsOf = async (database: Database): Promise<Columns> => {
  const all = await database.query<{ table: string; name: string; type: string }>(columnsSql, [Object.keys(tables)]);
  return Object.fromEntries(Object.keys(tables).map((table) => [table, all.filter((column) => column.table === table)]));
};

/** All rows about a case, every value as its text. */
const rowsOf = async (database: Database, columns: Columns, caseId: string): Promise<Rows> => {
  const [of] = await database.query<{ family: string }>(inline('select family from event where case_id = $1 limit 1'), [caseId]);
  const found: Record<string, readonly Row[]> = {};
  for (const table of Object.keys(tables)) {
    const list = columns[table]!.map(({ name }) => `${name}::text as ${name}`).join(', ');
    const by = table === 'family' ? 'family' : 'case_id';
    found[table] = await database.query<Row>(inline(`select ${list} from ${keptAs[table] ?? table} where ${by} = $1`), [
      by === 'family' ? of!.family : caseId,
    ]);
  }
  return found;
};

const bareStep = (index: number, fresh: Rows, columns: Columns): BareStep => {
  const values: (string | null)[] = [];
  const place = { data: -1, digest: -1 };
  const listed = (table: string, each: Row): string =>
    columns[table]!.map(({ name, type }) => {
      if (table === 'event' && (name === 'data' || name === 'digest')) place[name] = values.length;
      const bytes = type === 'bytea' ? (each[name]?.slice(2) ?? null) : (each[name] ?? null);
      return type === 'bytea' ? `decode($${values.push(bytes)}, 'hex')` : `$${values.push(bytes)}::${type}`;
    }).join(', ');
  const parts = Object.entries(tables).flatMap(([table, key]) =>
    fresh[table]!.map((each, nth) => {
      const names = columns[table]!.map(({ name }) => name);
      const into = `insert into ${table} (${names.join(', ')}) select ${listed(table, each)}`;
      if (table === 'event') {
        const at = (name: string): string => `$${1 + names.indexOf(name)}`;
        const guard = `${at('seq')}::int4 - 1 = (select coalesce(max(seq), 0) from event where case_id = ${at('case_id')})`;
        return `kept as (${into} where ${guard} returning 1)`;
      }
      const others = names.filter((name) => !key.split(', ').includes(name)).map((name) => `${name} = excluded.${name}`);
      const again = key === '' ? '' : ` on conflict (${key}) do ${others.length === 0 ? 'nothing' : `update set ${others.join(', ')}`}`;
      return `${table}_${nth} as (${into} from kept${again})`;
    }),
  );
  const text = `with ${parts.join(', ')} select count(*)::int as kept from kept`;
  return { append: { name: `bench/bare-${index}`, text, prepared: true }, values, ...place };
};
