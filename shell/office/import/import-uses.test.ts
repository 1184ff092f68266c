import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { validateExport } from '#shell/exports';
import { testOffice } from '../office.fixture.ts';
import { exported } from '../public/index.ts';
import { alikeRows } from './alike-rows.ts';
import { fittingMap } from './filled.ts';
import { importProducts } from './import-products.ts';

const inventories = join(import.meta.dirname, '../../../../shared/data/ai-registers');
const isThere = existsSync(inventories);
if (!isThere) console.warn('SKIPPED: ../shared/data/ai-registers is missing, so no real inventory is imported');
const textOf = (file: string): string => readFileSync(join(inventories, file), 'utf8');

/** The header and some rows that are spread over the file; a row may span lines, so small files are taken whole. */
test.skipIf(!isThere)('every row of the British inventory becomes a record, and both exports of the register are valid', async () => {
  const office = await testOffice('2026-01-05');
  try {
    const { pack } = office.shelf.on('2026-01-05' as Day);
    const text = textOf('uk_atrs_to_2025_06.csv');
    const map = fittingMap(pack, text)!;
    expect(await importProducts(office.keeper, map, 'uk.csv', text)).toEqual({ read: 71, filed: 71, rejected: [] });
    for (const mapping of Object.values(pack.exports).filter(({ register }) => register === 'government-uses')) {
      const written = await exported(office, { pack, mapping, today: '2026-01-05' as Day, site: 'https://city.example' });
      expect([mapping.name, await validateExport(mapping, written)]).toEqual([mapping.name, []]);
      const records = (JSON.parse(written.body) as { records?: unknown[] } & unknown[]).records ?? (JSON.parse(written.body) as unknown[]);
      expect(records).toHaveLength(71);
    }
  } finally {
    await office.close();
  }
});

test.skipIf(!isThere)('each of the four inventories is known by its columns, and by no other map', async () => {
  const office = await testOffice('2026-01-05');
  try {
    const { pack } = office.shelf.on('2026-01-05' as Day);
    const files = ['nl_algoritmeregister_to_2025.csv', 'uk_atrs_to_2025_06.csv', 'us_federal_2023.csv', 'us_federal_2024.csv'];
    expect(files.map((file) => fittingMap(pack, textOf(file))?.name)).toEqual(['uses-nl', 'uses-uk', 'uses-us-2023', 'uses-us-2024']);
  } finally {
    await office.close();
  }
});

test('rows of one body with nearly the same name are proposed as one, and none is rejected for it', async () => {
  const office = await testOffice('2026-01-05');
  try {
    const { pack } = office.shelf.on('2026-01-05' as Day);
    const map = pack.imports['uses-nl']!;
    const header = 'id,title,organisatie,status,geregistreerd,doel,juridische_basis,impactassessment,url';
    const rows = ['Controle parkeervergunning', 'Controle parkeervergunningen', 'Controle parkeervergunning 2'].map(
      (title, at) => `${at},${title},Gemeente A,in_gebruik,2024-03-01,,,,`,
    );
    const elsewhere = '9,Controle parkeervergunning,Gemeente B,in_gebruik,2024-03-01,,,,';
    const done = await importProducts(office.keeper, map, 'nl.csv', [header, ...rows, elsewhere].join('\n'));
    expect(done.filed).toBe(4);
    const alike = await alikeRows(office.keeper, pack, map, '2026-01-05' as Day);
    expect(alike.map(({ one, other }) => [one, other])).toEqual([['SZYY-2024-00001', 'SZYY-2024-00002']]);
  } finally {
    await office.close();
  }
});

test('an empty cell of a fact that need not be given loses no row; one that must be given does', async () => {
  const office = await testOffice('2026-01-05');
  try {
    const map = office.shelf.on('2026-01-05' as Day).pack.imports['uses-nl']!;
    const header = 'id,title,organisatie,status,geregistreerd,doel,juridische_basis,impactassessment,url';
    const rows = ['1,Kamera,Gemeente,in_gebruik,2024-03-01,,,,', '2,,Gemeente,in_gebruik,2024-03-01,Doel,,,'];
    const done = await importProducts(office.keeper, map, 'nl.csv', [header, ...rows].join('\n'));
    expect(done).toEqual({ read: 2, filed: 1, rejected: [{ line: 3, why: '`use-name` is empty' }] });
  } finally {
    await office.close();
  }
});
