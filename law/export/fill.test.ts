import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { type Export, loadPack, type Pack } from '#law/pack';
import { base } from '../pack/files.fixture.ts';
import { csvOf, type ExportRow, fillExport } from './index.ts';

const mapped = (write: string): { readonly pack: Pack; readonly mapping: Export } => {
  const head = [
    'export: harbour-list',
    'title: { en: List, zh: 清单 }',
    'basis: pa.1',
    'standing: law',
    'register: berths',
    'format: json',
  ];
  const { pack, findings } = loadPack(new Map([...base, ['exports/harbour-list.yaml', [...head, write].join('\n')]]));
  expect(findings).toEqual([]);
  return { pack: pack!, mapping: pack!.exports['harbour-list']! };
};

const row = (number: string, columns: ExportRow['columns']): ExportRow => ({
  number,
  title: { en: number, zh: number },
  status: 'here',
  version: 1,
  changed: '2026-03-02' as Day,
  struck: null,
  address: `https://city.example/${number}`,
  columns,
});

const filled = (write: string, rows: readonly ExportRow[]) => {
  const { pack, mapping } = mapped(write);
  const source = { site: 'https://city.example', today: '2026-03-03' as Day, changed: '2026-03-02' as Day, pack, rows, registers: [] };
  const document = fillExport(mapping, source);
  return { document, mapping };
};

const ships = [
  row('B-1', { name: 'Gull', class: 'small', since: '2026-03-01' }),
  row('B-2', { name: '', class: null, since: '2026-02-28' }),
];

test('a document is filled as it is nested, and what is not known is left out with its key', () => {
  const write = `write:
  about: { en: Ships, zh: 船舶 }
  site: { is: public-address }
  nothing: { deep: { is: 'if public-address = "" then "x" else null' } }
  ships:
    each: rows
    gives: { id: { is: row.number }, name: { is: row.name }, month: { is: 'substring(string(row.since), 1, 7)' } }
  none: { each: 'rows[item.number = "B-9"]', gives: { is: row.number } }
  kept: { each: 'rows[item.number = "B-9"]', keep: yes, gives: { is: row.number } }`;
  const { document } = filled(write, ships);
  expect(document).toEqual({
    about: { en: 'Ships', zh: '船舶' },
    site: 'https://city.example',
    ships: [
      { id: 'B-1', name: 'Gull', month: '2026-03' },
      { id: 'B-2', month: '2026-02' },
    ],
    kept: [],
  });
});

test('codes are looked up, and counts have one line for each set of values', () => {
  const { document } = filled(
    `codes: { place: { here: H } }
count-by: [status]
write: { each: rows, gives: { where: { is: row.status, code: place }, n: { is: row.count } } }`,
    ships,
  );
  expect(document).toEqual([{ where: 'H', n: 2 }]);
});

test('CSV has its columns even where no row stands, and quotes what needs it', () => {
  const write = 'write: { each: rows, gives: { id: { is: row.number }, name: { is: row.name } } }';
  const none = filled(write, []);
  expect(csvOf(none.mapping.write, none.document)).toBe('id,name\r\n');
  const some = filled(write, [row('B-1', { name: 'Gull, "the old"' }), row('B-2', { name: null })]);
  expect(csvOf(some.mapping.write, some.document)).toBe('id,name\r\nB-1,"Gull, ""the old"""\r\nB-2,\r\n');
});

test('a formula that names no column of the register is found at its place', () => {
  const lines = [
    'export: list',
    'title: { en: L, zh: 单 }',
    'basis: pa.1',
    'standing: law',
    'register: berths',
    'format: json',
    'write: { each: rows, gives: { is: row.sinse } }',
  ];
  const { findings } = loadPack(new Map([...base, ['exports/list.yaml', lines.join('\n')]]));
  expect(findings.map(({ file, line, fix }) => [file, line, fix])).toEqual([['exports/list.yaml', 7, 'did you mean `since`?']]);
});

test('every version of a row knows the one before it, and rows of a further register are joined by their columns', () => {
  const [first, second] = [row('B-1', { name: 'Gull' }), { ...row('B-1', { name: 'Gull II' }), version: 2 }];
  const { pack, mapping } = mapped(`versions: yes
also: { others: berths }
write:
  each: rows
  gives: { id: { is: string(row.version) }, was: { is: row.earlier.name }, others: { each: 'others[item.name = row.name]', gives: { is: row.number } } }`);
  const source = { site: 's', today: '2026-03-03' as Day, changed: '2026-03-02' as Day, pack, registers: [] };
  const rows = [first, { ...second, earlier: first }];
  expect(fillExport(mapping, { ...source, rows, also: { others: [row('B-7', { name: 'Gull II' })] } })).toEqual([
    { id: '1' },
    { id: '2', was: 'Gull', others: ['B-7'] },
  ]);
});
