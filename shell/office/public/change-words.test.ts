import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Day, Value } from '#law/ground';
import { loadPack } from '#law/pack';
import { readPackFolder } from '../shelf.ts';
import { type ChangedRow, changeWords } from './change-words.ts';

const { pack } = loadPack(readPackFolder(fileURLToPath(new URL('../../../packs/shenzhen', import.meta.url))));

const changed = (before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>): readonly [en: string, zh: string] => {
  const row: ChangedRow = {
    register: 'certificates',
    rowKey: 'k',
    version: 2,
    number: 'SZZS-2026-00001',
    status: 'valid',
    statusBefore: 'valid',
    columns: { name: 'Dock', ...after },
    columnsBefore: { name: 'Dock', ...before },
    search: '',
    case: 'k',
    since: '2026-11-20' as Day,
    until: null,
    struckBy: null,
    shown: 'public',
  };
  const { sentence } = changeWords(pack!, pack!.registers['certificates']!, row, new Map());
  return [sentence.en, sentence.zh];
};

test('what was not entered before is told as new, and what is entered no longer as gone: neither was ever “not known”', () => {
  const [en, zh] = changed({}, { 'version-now': '2.0' });
  expect(en).toContain('What changed: version in use, now entered: 2.0.');
  expect(zh).toMatch(/变更事项：新登记.*“2\.0”。/);
  const [gone, away] = changed({ 'version-now': '2.0' }, {});
  expect(gone).toContain('no longer entered (was 2.0).');
  expect(away).toMatch(/不再登记（原为“2\.0”）。/);
  expect([en, zh, gone, away].join()).not.toMatch(/not known|未知/);
});

test('what reads otherwise is told from what to what', () => {
  expect(changed({ 'version-now': '1.0' }, { 'version-now': '2.0' })[0]).toContain('version in use from 1.0 to 2.0.');
});
