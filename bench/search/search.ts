import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inline, statement } from '#shell/db';
import { openStore, type StoreOptions } from '#shell/ledger';
import { type RegisterQuery, registerFacets, textSearch } from '#shell/registers';

export interface SearchFigure {
  readonly query: string;
  readonly found: number;
  /** Milliseconds, the 95th of a hundred. */
  readonly p95: number;
  readonly bareP95?: number;
  readonly facetsP95: number;
}

const bare = statement(import.meta.url, './bare-search.sql', { prepared: false });
const fill = inline(
  `insert into register_row (register, row_key, version, number, status, columns, search, case_id, since, shown)
   select 'products', 'p' || n, 1, 'SZAI-2026-' || lpad(n::text, 6, '0'), (array['in-force', 'suspended', 'overdue', 'recognised'])[1 + n % 4],
     jsonb_build_object('name', name, 'company', 'company-' || n % 3000, 'purpose', (array['health', 'traffic', 'city', 'finance', 'education'])[1 + n % 5],
       'tier', (array['high', 'medium', 'low'])[1 + n % 3]),
     'szai-2026-' || lpad(n::text, 6, '0') || ' ' || lower(name), 'case-' || n, '2026-03-02', 'public'
   from (
     select n, (array['智能', '自动', '远程', '深度', '云端'])[1 + (n * 7) % 5] || (array['阅片', '合同审查', '语音', '客服', '导航', '质检', '诊断'])[1 + (n * 11) % 7]
       || (array['系统', '平台', '助手', '引擎'])[1 + (n * 13) % 4] || ' Model ' || md5(n::text) as name
     from generate_series($1::int, $2::int) n) named`,
);

const questions: readonly (Omit<RegisterQuery, 'register'> & { readonly name: string })[] = [
  { name: 'common Chinese word', text: '智能' },
  { name: 'two Chinese words', text: '合同审查 平台' },
  { name: 'rare word', text: '0f0a' },
  { name: 'one row by number', text: 'SZAI-2026-054321' },
  { name: 'nothing found', text: '不存在的' },
  { name: 'no words, newest', text: '' },
  { name: 'high tier in health', text: '', tier: ['high'], purpose: ['health'] },
  { name: 'one company', text: '', company: ['company-77'] },
  { name: 'word in one tier', text: '诊断', tier: ['high'], status: ['suspended'] },
];

/** Searches a register of 100,000 rows, beside the same search written by hand. */
export const runSearchBench = async (
  options: { readonly databaseUrl?: string | undefined; readonly rows?: number } = {},
): Promise<readonly SearchFigure[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'ordinance-search-'));
  const where: StoreOptions = options.databaseUrl === undefined ? { dataDir: folder } : { databaseUrl: options.databaseUrl };
  const store = await openStore(where);
  try {
    const rows = options.rows ?? 100_000;
    for (let from = 1; from <= rows; from += 5000) await store.database.query(fill, [from, Math.min(from + 4999, rows)]);
    await store.maintain();
    const figures: SearchFigure[] = [];
    for (const { name, ...question } of questions) {
      const query = { register: 'products', ...question };
      const text = textSearch(question.text ?? '');
      const byHand = text !== undefined && text.patterns.length === 1 && question.tier === undefined;
      const times = { ours: [] as number[], bare: [] as number[], facets: [] as number[] };
      let found = 0;
      for (let round = 0; round < 100; round += 1) {
        if (byHand) times.bare.push(await timed(() => store.database.query(bare, [text.bigrams, text.patterns[0]])));
        times.ours.push(await timed(() => store.registerRows(query)));
        if (round % 10 === 0) times.facets.push(await timed(async () => (found = (await registerFacets(store.database, query)).total)));
      }
      figures.push({
        query: name,
        found,
        p95: p95(times.ours),
        ...(byHand ? { bareP95: p95(times.bare) } : {}),
        facetsP95: p95(times.facets),
      });
    }
    return figures;
  } finally {
    await store.close();
    await rm(folder, { recursive: true });
  }
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await work();
  return performance.now() - start;
};

const p95 = (ms: readonly number[]): number => Number(ms.toSorted((a, b) => a - b)[Math.ceil(ms.length * 0.95) - 1]!.toFixed(2));
