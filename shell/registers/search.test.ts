import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Decimal, printJson } from '#law/ground';
import { type Database, inline, openDatabase, testEngines } from '#shell/db';
import { registerFacets } from './facets.ts';
import { hasWords, searchable, textSearch } from './grams.ts';
import { matches } from './matches.ts';
import type { RegisterQuery, RowVersion } from './rows.ts';
import { findRow, registerEntries, rowVersions, searchRegister } from './search.ts';

const names = ['智能阅片系统', '合同审查平台', 'Smart Contract Review', '语音助手', 'Ｆｕｌｌ Width 100%', 'snake_case tool'];
const row = (index: number, more: Partial<RowVersion> = {}): RowVersion => ({
  register: 'products',
  rowKey: `s${index}`,
  version: 1,
  number: `SZAI-2026-0000${index}`,
  status: index === 3 ? 'suspended' : 'in-force',
  columns: {
    name: names[index]!,
    tier: index % 2 === 0 ? 'high' : 'low',
    purpose: 'health',
    company: `org-${index}`,
    score: new Decimal('0.10'),
  },
  search: searchable(`SZAI-2026-0000${index} ${names[index]}`),
  case: `case-${index}`,
  since: '2026-03-02' as RowVersion['since'],
  until: null,
  struckBy: null,
  shown: 'public',
  ...more,
});

test('a text is searched in one width and one case', () => {
  expect(searchable('  Ｓmart\u3000 合同 ')).toBe('smart 合同');
  expect(textSearch(' ')).toBeUndefined();
  expect(textSearch('AI 合同审')).toMatchObject({ bigrams: ['ai', '合同', '同审'], patterns: ['%ai%', '%合同审%'] });
  expect(textSearch('100%_\\')?.patterns).toEqual(['%100\\%\\_\\\\%']);
  expect(textSearch('合')).toEqual({ bigrams: [], patterns: ['%合%'], starts: [] });
  expect(textSearch('AI 合同审')?.starts).toHaveLength(1);
});

// What one looks for, and where it is found: anything but where a word of Latin letters does not begin.
const finds: readonly (readonly [asked: string, found: readonly string[], not: readonly string[]])[] = [
  [
    'tutor',
    ['Tutor', 'AI Tutoring (demo)', 'home-tutor', '智能Tutor助手', '(tutor)', 'Ｔｕｔｏｒ'],
    ['statutory', 'Statutory Review', 'GPT4tutor', 'état-étutor'],
  ],
  ['état', ['L’État', 'coup d’état'], ['cafétat']],
  ['c++ (beta)', ['C++ and more (beta)'], ['Objective-basic++ (beta)', 'c+ (beta)']],
  ['x.y', ['x.yz'], ['xay', 'ax.y']],
  ['智能tutor', ['新智能Tutor'], ['智能 Tutor']],
  ['审查', ['合同审查平台'], ['合同审']],
  ['00003', ['SZAI-2026-100003'], []],
];

test.each(finds)('a search for %j begins at the start of a word of Latin letters, and goes on into it', (asked, found, not) => {
  for (const text of found) expect([text, hasWords(searchable(text), asked)]).toEqual([text, true]);
  for (const text of not) expect([text, hasWords(searchable(text), asked)]).toEqual([text, false]);
});

describe.each(testEngines())('a register on $engine', ({ fresh }) => {
  let database: Database;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const { options, drop: away } = await fresh();
    drop = away;
    database = await openDatabase(options);
    const struck = row(5, { version: 2, status: null, struckBy: 'withdraw', until: '2026-04-01' as RowVersion['until'] });
    const rows = [...names.map((_, index) => row(index)), struck, row(0, { register: 'trials', rowKey: 't', shown: 'office' })];
    await database.query(inline('select keep_registers($1::jsonb)'), [printJson(rows)]);
  });
  afterAll(async () => {
    await database.close();
    await drop();
  });
  const keys = async (query: Partial<RegisterQuery>): Promise<readonly string[]> =>
    (await searchRegister(database, { register: 'products', ...query })).rows.map(({ rowKey }) => rowKey);

  test('a row is found without the database exactly where a search finds it', async () => {
    const rows = await database.query<RowVersion>(
      inline(
        'select register, row_key as "rowKey", status, columns, search, shown from register_row join register_word using (register, row_key) order by row_key',
      ),
    );
    const some = <T>(...values: readonly T[]) => fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined });
    const query = fc.record({
      register: fc.constantFrom('products', 'trials'),
      text: fc.constantFrom(undefined, '', '合同', '审 查', 'SMART', '100%', 'snake_', '%', 'e_c', 'view', 'rev', '查平台 0001'),
      status: some('in-force', 'suspended', 'overdue'),
      facets: fc.option(
        fc.record(
          {
            tier: fc.subarray(['high', 'low'], { minLength: 1 }),
            purpose: fc.subarray(['health', 'finance'], { minLength: 1 }),
            company: fc.subarray(['org-1', 'org-5', 'org-9'], { minLength: 1 }),
            score: fc.constantFrom([new Decimal('0.1')], [1, new Decimal('0.10')]),
            absent: fc.constant(['x']),
          },
          { requiredKeys: [] },
        ),
        { nil: undefined },
      ),
      columns: fc.constantFrom(undefined, { tier: 'high' }, { score: new Decimal('0.1') }, { score: 1 }, { absent: 'x' }),
      circles: fc.constantFrom(undefined, ['public', 'office'] as const),
      struck: fc.constantFrom(undefined, 'no', 'yes', 'both' as const),
    });
    await fc.assert(
      fc.asyncProperty(query, async (asked) => {
        const found = (await searchRegister(database, { ...asked, order: 'oldest' } as RegisterQuery)).rows.map(({ rowKey }) => rowKey);
        const matched = rows.filter((one) => one.register === asked.register && matches(asked as RegisterQuery, one));
        expect(matched.map(({ rowKey }) => rowKey)).toEqual(found.toSorted());
      }),
      { numRuns: 300 },
    );
  });

  test('is found by words of either script, all of which must occur', async () => {
    expect(await keys({ text: '合同' })).toEqual(['s1']);
    expect(await keys({ text: '审查平台' })).toEqual(['s1']);
    expect(await keys({ text: '同' })).toEqual(['s1']);
    expect(await keys({ text: 'CONTRACT smart' })).toEqual(['s2']);
    expect(await keys({ text: 'contract 语音' })).toEqual([]);
    expect(await keys({ text: 'full width 100%' })).toEqual(['s4']);
    expect(await keys({ text: '00003' })).toEqual(['s3']);
    // The pairs all occur, the word does not.
    expect(await keys({ text: '同合同' })).toEqual([]);
    // Wildcards are letters like others.
    expect(await keys({ text: 'snake%tool', struck: 'both' })).toEqual([]);
    expect(await keys({ text: '_' })).toEqual([]);
    expect(await keys({ text: '_', struck: 'both' })).toEqual(['s5']);
  });

  test('anyone who looks for a tutor does not find what is statutory, and the database says so as we do', async () => {
    const texts = finds.flatMap(([, found, not]) => [...found, ...not]);
    await database.query(inline('select keep_registers($1::jsonb)'), [
      printJson(texts.map((text, index) => row(0, { register: 'texts', rowKey: text, number: `T-${index}`, search: searchable(text) }))),
    ]);
    for (const [asked] of finds) {
      const found = new Set(texts.filter((text) => hasWords(searchable(text), asked)));
      expect(new Set(await keys({ register: 'texts', text: asked, limit: 100 }))).toEqual(found);
      expect((await registerFacets(database, { register: 'texts', text: asked }, [])).total).toBe(found.size);
    }
    expect(await keys({ register: 'texts', text: 'statutory' })).toHaveLength(2);
  });

  test('is narrowed by status, tier, company and any other column', async () => {
    expect(await keys({ facets: { tier: ['high'] } })).toEqual(['s4', 's2', 's0']);
    expect(await keys({ facets: { tier: ['high', 'low'] }, status: ['suspended'] })).toEqual(['s3']);
    expect(await keys({ facets: { company: ['org-2', 'org-3'] } })).toEqual(['s3', 's2']);
    expect(await keys({ columns: { name: '语音助手' } })).toEqual(['s3']);
    expect(await keys({ columns: { score: new Decimal('0.1') }, text: '智能' })).toEqual(['s0']);
    expect(await keys({ struck: 'yes' })).toEqual(['s5']);
    expect(await keys({ struck: 'both' })).toHaveLength(6);
  });

  test('shows nothing to whom it is not shown', async () => {
    expect(await keys({ register: 'trials' })).toEqual([]);
    expect(await keys({ register: 'trials', circles: ['public', 'office'] })).toEqual(['t']);
    expect((await registerFacets(database, { register: 'trials' }, [])).total).toBe(0);
  });

  test('is read page by page, and rows that come meanwhile shift nothing', async () => {
    const first = await searchRegister(database, { register: 'products', limit: 2 });
    expect(first.rows.map(({ rowKey }) => rowKey)).toEqual(['s4', 's3']);
    await database.query(inline('select keep_registers($1::jsonb)'), [
      JSON.stringify([row(4, { rowKey: 'new', number: 'SZAI-2027-1', columns: {} })]),
    ]);
    expect(await keys({ limit: 2, cursor: first.next })).toEqual(['s2', 's1']);
    expect(await keys({ limit: 9, order: 'oldest' })).toEqual(['s0', 's1', 's2', 's3', 's4', 'new']);
    const oldest = await searchRegister(database, { register: 'products', limit: 1, order: 'oldest' });
    expect(await keys({ limit: 2, order: 'oldest', cursor: oldest.next })).toEqual(['s1', 's2']);
  });

  test('counts what each choice would leave, the other choices kept', async () => {
    const facets = await registerFacets(database, { register: 'products', facets: { tier: ['high'] } }, ['tier', 'purpose']);
    expect(facets).toEqual({ total: 3, status: { 'in-force': 3 }, columns: { tier: { high: 3, low: 2 }, purpose: { health: 3 } } });
    expect((await registerFacets(database, { register: 'products', text: '合同' }, ['tier'])).columns).toEqual({ tier: { low: 1 } });
  });

  test('a row is found by number or key, with every version it had', async () => {
    expect(await findRow(database, 'products', 's5')).toMatchObject({ version: 2, status: null, struckBy: 'withdraw' });
    expect(await findRow(database, 'products', 'SZAI-2026-00002')).toMatchObject({ rowKey: 's2' });
    expect(await findRow(database, 'products', 'nothing')).toBeUndefined();
    expect((await rowVersions(database, 'products', 's5')).map(({ version, status }) => [version, status])).toEqual([
      [1, 'in-force'],
      [2, null],
    ]);
    expect(await registerEntries(database, 'products', { company: 'org-1' })).toMatchObject([
      { name: '合同审查平台', score: new Decimal('0.1') },
    ]);
    expect(await registerEntries(database, 'products', { company: 'org-5' })).toEqual([]);
  });
});
