import { describe, expect, test } from 'vitest';
import { base, type Change, changed, packOf, readFolder, shenzhenFolder } from '../../pack/files.fixture.ts';
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
    expect(moved).toEqual([
      { case: 'middle', before: { tier: 'low', 'check-class': 'usual' }, after: { tier: 'medium', 'check-class': 'early' } },
    ]);
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

describe('what a new text means for open cases and for duties', () => {
  const harbour = changed(base, { 'transitions.yaml': null });
  const later = (version: string, change: Change = {}) =>
    packOf(changed(harbour, { 'pack.yaml': [{ replace: 'version: 2026-01-01', by: `version: ${version}` }], ...change }));
  const moving = (move: string) => ({ 'transitions.yaml': `basis: pa.1\nstanding: law\nfrom: 2026-01-01\nmove: ${move}\n` });

  test('of cases that say where they stand, those in a listed state go over; and it is said what they would lose', () => {
    const cases = [
      { case: 'one', procedure: 'permit', state: 'accepted', facts: {} },
      { case: 'two', procedure: 'permit', state: 'filed', facts: {} },
      { case: 'three', facts: {} },
    ];
    const fits = diffPacks(packOf(harbour), later('2026-03-16', moving('{ permit: { states: { accepted: accepted } } }')), cases);
    expect(fits.moves).toEqual([{ case: 'one', procedure: 'permit', from: 'accepted', to: 'accepted' }]);
    expect(fits.transition).toEqual([{ procedure: 'permit', from: 'accepted', to: 'accepted', clocks: 'keep' }]);
    expect(fits.lost).toBeUndefined();
    const loses = diffPacks(packOf(harbour), later('2026-03-16', moving('{ permit: { states: { accepted: moored } } }')), cases);
    expect(loses.lost!.map(({ code }) => code)).toContain('transition/lost');
  });

  const duty = (by: string) => ({ 'duties.yaml': [{ replace: 'every: year, on: 03-01', by }] });
  const seams = (version: string, by: string) => diffPacks(packOf(harbour), later(version, duty(by))).duties;

  test('a day that moves forward past the day of force skips a year; one that is still to come does not', () => {
    expect(seams('2026-02-15', 'every: year, on: 02-01')).toEqual([{ duty: 'yearly-sounding', skipped: ['2026'], doubled: [] }]);
    expect(seams('2026-04-01', 'every: year, on: 02-01')).toBeUndefined();
    expect(seams('2026-04-01', 'every: year, on: 06-01')).toBeUndefined();
  });

  test('another rhythm opens a quarter beside the year, or leaves quarters that nobody opens', () => {
    expect(seams('2026-04-01', 'every: quarter, on: 01-01')).toEqual([
      {
        duty: 'yearly-sounding',
        skipped: [],
        doubled: ['2026-Q2', '2026-Q3', '2026-Q4'].map((after) => ({ before: '2026', after })),
      },
    ]);
    const quarters = packOf(changed(harbour, duty('every: quarter, on: 01-01')));
    expect(diffPacks(quarters, later('2026-08-01')).duties).toEqual([{ duty: 'yearly-sounding', skipped: ['2026-Q4'], doubled: [] }]);
  });
});
