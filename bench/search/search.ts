import { inline, statement } from '#shell/db';
import { openStore, type Store, type StoreOptions } from '#shell/ledger';
import { type RegisterQuery, registerFacets, textSearch } from '#shell/registers';
import { atMost, type BenchRow, median, type PostgresServer, p95, row, withDatabase, withFolder } from '../ground/index.ts';

const fill = statement(import.meta.url, './fill.sql', { prepared: false });
const rowCount = 100_000;
const rounds = 40;

interface Question {
  readonly name: string;
  readonly asks: Omit<RegisterQuery, 'register'>;
  /** What one would write for this question alone, after the words. */
  readonly also?: string;
}

const questions: readonly Question[] = [
  { name: 'a common Chinese word', asks: { text: '智能' } },
  { name: 'two Chinese words', asks: { text: '合同审查 平台' } },
  { name: 'a rare word', asks: { text: '0f0a' } },
  { name: 'one row by its number', asks: { text: 'SZAI-2026-054321' } },
  { name: 'nothing found', asks: { text: '不存在的' } },
  { name: 'no words, the newest', asks: {} },
  {
    name: 'high tier in health',
    asks: { facets: { tier: ['high'], purpose: ['health'] } },
    also: `and columns @> '{"tier":"high","purpose":"health"}'`,
  },
  { name: 'one company', asks: { facets: { company: ['company-77'] } }, also: `and columns @> '{"company":"company-77"}'` },
  {
    name: 'a word, suspended in one tier',
    asks: { text: '诊断', facets: { tier: ['high'] }, status: ['suspended'] },
    also: `and columns @> '{"tier":"high"}' and status = 'suspended'`,
  },
];

/** Searches a register of 100,000 rows, beside the same search written by hand for each question. */
export const runSearchBench = async (server: PostgresServer | undefined): Promise<readonly BenchRow[]> => {
  const embedded = await withFolder((dataDir) => measure({ dataDir }));
  if (server === undefined) return embedded;
  return [...embedded, ...(await withDatabase(server.url, (databaseUrl, keysDir) => measure({ databaseUrl, keysDir })))];
};

const measure = async (where: StoreOptions): Promise<readonly BenchRow[]> => {
  const store = await openStore(where);
  try {
    await fillRegister(store);
    const all: Times[] = [];
    for (const question of questions) all.push(await ask(store, question));
    const ratios = all.map(({ ours, bare }, index) => ({ name: questions[index]!.name, ratio: p95(ours) / p95(bare) }));
    const worst = ratios.toSorted((a, b) => b.ratio - a.ratio)[0]!;
    const facets = p95(all.flatMap((times) => times.facets));
    const place = store.database.engine === 'embedded' ? 'embedded' : 'PostgreSQL';
    const [ours, bare] = [all.map((times) => times.ours), all.map((times) => times.bare)];
    return [
      row({
        part: 'search',
        name: `register search, ${place}, 95th percentile of all questions: bare query`,
        ours: p95(ours.flat()),
        peer: p95(bare.flat()),
        unit: 'ms',
        aim: atMost(1.5),
        note: `${questions.length} questions, ${rounds} times each; worst: ${worst.name}, ${worst.ratio.toPrecision(3)}; counts for the filters, kept between changes, first time ${facets.toPrecision(3)} ms`,
      }),
      row({
        part: 'search',
        name: `register search, ${place}, median: bare query`,
        ours: median(ours.flat()),
        peer: median(bare.flat()),
        unit: 'ms',
      }),
    ];
  } finally {
    await store.close();
  }
};

/** The indexes are made after the rows, which takes a fifth of the time. */
const fillRegister = async ({ database, maintain }: Store): Promise<void> => {
  const made = `select indexname, indexdef from pg_indexes where indexname like 'register\\_row\\_by\\_%'`;
  const indexes = await database.query<{ indexname: string; indexdef: string }>(inline(made));
  for (const { indexname } of indexes) await database.query(inline(`drop index ${indexname}`));
  for (let from = 1; from <= rowCount; from += 5000) await database.query(fill, [from, from + 4999]);
  for (const { indexdef } of indexes) await database.query(inline(indexdef));
  await maintain();
};

interface Times {
  readonly ours: number[];
  readonly bare: number[];
  readonly facets: number[];
}

const ask = async (store: Store, { asks, also = '' }: Question): Promise<Times> => {
  const { database } = store;
  const query = { register: 'products', ...asks };
  const { bigrams = [], patterns = [] } = textSearch(asks.text ?? '') ?? {};
  const words =
    patterns.length === 0
      ? ''
      : `and bigrams(search) @> $1::text[] ${patterns.map((_, index) => `and search like $${index + 2}`).join(' ')}`;
  const bare = inline(
    `select register, row_key, version, number, status, columns, case_id, since, until, struck_by, shown
     from register_row${words === '' ? '' : ' join register_word using (register, row_key)'}
     where register = 'products' and shown = 'public' and status is not null ${words} ${also} order by number desc limit 21`,
  );
  const values = patterns.length === 0 ? [] : [bigrams, ...patterns];
  const times: Times = { ours: [], bare: [], facets: [] };
  for (let round = 0; round < rounds + 3; round += 1) {
    const ours = await timed(() => store.registerRows(query));
    const byHand = await timed(() => database.query(bare, values));
    if (round < 3) continue;
    times.ours.push(ours);
    times.bare.push(byHand);
    if (round % 20 === 3) times.facets.push(await timed(() => registerFacets(database, query, ['tier', 'purpose'])));
  }
  return times;
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};
