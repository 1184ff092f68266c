import { describe, expect, test } from 'vitest';
import { changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
import { diffPacks } from './pack-diff.ts';

const texts = readFolder(shenzhenFolder);
const before = packOf(texts);

/** The pack with edits to one file, each of which must find its text. */
const edited = (file: string, ...edits: readonly { readonly replace: string; readonly by: string }[]) =>
  packOf(changed(texts, { [file]: edits }));

describe('what a new text of a pack changes', () => {
  test('nothing, where the text is the same', () => {
    expect(diffPacks(before, packOf(texts), [])).toEqual({ tables: [], procedures: [], cases: [] });
  });

  test('a threshold: how many facts come out otherwise, with one that shows it, and which open cases would', () => {
    const after = edited(
      'tables/risk-tier.yaml',
      { replace: '">= 1000000"', by: '">= 500000"' },
      { replace: '"< 1000000"', by: '"< 500000"' },
    );
    const cases = [
      { case: 'small', facts: { 'touches-body': false, autonomy: 'proposes', affected: 400_000, 'sensitive-data': false } },
      { case: 'middle', facts: { 'touches-body': false, autonomy: 'proposes', affected: 600_000, 'sensitive-data': false } },
      { case: 'untold', facts: {} },
    ];
    const { tables, procedures, cases: moved } = diffPacks(before, after, cases);
    expect(procedures).toEqual([]);
    expect(tables.map(({ table }) => table)).toEqual(['risk-tier']);
    expect(tables[0]!.changed[0]).toMatchObject({ before: 'low', after: 'medium' });
    expect(moved).toEqual([{ case: 'middle', before: { tier: 'low' }, after: { tier: 'medium' } }]);
  });

  test('a period and a role of a procedure, key by key', () => {
    const shorter = edited('procedures/rule-change.yaml', { replace: 'within: 10 working-days', by: 'within: 7 working-days' });
    expect(diffPacks(before, shorter).procedures).toEqual([
      {
        procedure: 'rule-change',
        changes: [
          { path: 'clocks.check.within', before: { amount: 10, unit: 'working-days' }, after: { amount: 7, unit: 'working-days' } },
        ],
      },
    ]);
  });
});
