import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isSeeded } from '#shell/demo';
import { openProducts } from './open-products.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ordinance-products-'));
});
afterAll(() => rm(folder, { recursive: true }));

const rows = `idnumber,applicant,devicename,dtrec,dtdec
K1,Firm One,First Reader,2019-03-04,2019-06-03
K2,Firm Two,Second Reader,2019-04-01,2019-04-22
K3,Firm Two,No Day,,2019-04-22
`;

test('a city over real products is filled once, in a folder of its own, and nothing in it is a demo', async () => {
  const file = join(folder, 'devices.csv');
  await writeFile(file, rows);
  const said: string[] = [];
  const open = () => openProducts(file, (line) => said.push(line), join(folder, 'cities'));
  const first = await open();
  const listed = await first.store.docket({ limit: 10 });
  await first.close();
  expect(listed.rows.map(({ procedure, state }) => `${procedure} ${state}`)).toEqual(['recognition recognised', 'recognition recognised']);
  expect(said).toContain('  2 of 3 products filed');
  expect(said.some((line) => line.startsWith('  line 4: '))).toBe(true);

  const lines = said.length;
  const again = await open();
  expect(said.length).toBe(lines);
  expect(await isSeeded(again.store)).toBe(false);
  expect(new Date(again.clock.now()).toISOString().slice(0, 10)).toBe('2019-12-31');
  await again.close();
});

test('a file that is missing, or that no map reads, is said so, and leaves no city behind', async () => {
  const cities = join(folder, 'none');
  await expect(openProducts(join(folder, 'nothing.csv'), () => {}, cities)).rejects.toThrow(/there is no file .*nothing\.csv/);
  const other = join(folder, 'other.csv');
  await writeFile(other, 'a,b\n1,2\n');
  await expect(openProducts(other, () => {}, cities)).rejects.toThrow(/none of the maps of the pack \(.*devices/);
  await expect(openProducts(other, () => {}, cities)).rejects.toThrow(/none of the maps of the pack \(.*devices/);
  expect(existsSync(join(folder, 'nothing.csv'))).toBe(false);
});
