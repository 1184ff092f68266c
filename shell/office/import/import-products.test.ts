import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { testOffice } from '../office.fixture.ts';
import { closingDay, importProducts } from './import-products.ts';

const devices = join(import.meta.dirname, '../../../../shared/data/fda-ai/devices_to_2020.csv');
const header = 'idnumber,applicant,devicename,dtrec,dtdec';

const imported = async (text: string, day = '2020-12-31') => {
  const office = await testOffice(day);
  const map = office.shelf.on(day as Day).pack.imports['devices']!;
  const done = await importProducts(office.keeper, map, 'devices.csv', text);
  return { office, map, done };
};

test('a malformed row is rejected with its line and reason and leaves nothing; the others are filed', async () => {
  const rows = [
    'K1,ACME IMAGING,Looker,2019-03-04,2019-07-16',
    'K2,ACME IMAGING,"Quoted, with a comma",2019-03-04,2019-05-06',
    'K3,ACME IMAGING,Too few',
    'K4,ACME IMAGING,No such day,2019-02-30,2019-07-16',
    'K5,ACME IMAGING,Backwards,2019-07-16,2019-03-04',
    'K6,,Nobody,2019-03-04,2019-07-16',
    ',ACME IMAGING,No key,2019-03-04,2019-07-16',
    'K7,ACME IMAGING,,2019-03-04,2019-07-16',
    'K1,ACME IMAGING,Looker,2019-03-04,2019-07-16',
  ];
  const { office, done } = await imported([header, ...rows].join('\n'));
  try {
    expect(done).toMatchObject({ read: 9, filed: 2 });
    expect(done.rejected.map(({ line }) => line)).toEqual([4, 5, 6, 7, 8, 9, 10]);
    expect(done.rejected.map(({ why }) => why).join('\n')).toMatch(
      /3 columns[\s\S]*no day for `file`[\s\S]*comes before[\s\S]*no applicant[\s\S]*no key[\s\S]*product-name[\s\S]*filed before/,
    );
    expect((await office.store.cases({})).rows).toHaveLength(2);
  } finally {
    await office.close();
  }
});

test('a file without the columns of the map is refused as a whole', async () => {
  const { office, done } = await imported('a,b\n1,2\n');
  try {
    expect(done.filed).toBe(0);
    expect(done.rejected[0]).toMatchObject({ line: 1 });
    expect(done.rejected[0]?.why).toContain('`idnumber`');
  } finally {
    await office.close();
  }
});

const isThere = existsSync(devices);
if (!isThere) console.warn('SKIPPED: ../shared/data/fda-ai is missing, so no real device is imported');
test.skipIf(!isThere)(
  'the 321 real devices are filed and recognised on their days; 307 would have been late, the median took 134 days',
  async () => {
    const text = readFileSync(devices, 'utf8');
    const { office, map, done } = await imported(text);
    try {
      expect(closingDay(map, text)).toBe('2020-12-31');
      expect(done).toEqual({ read: 321, filed: 321, rejected: [] });
      const runs = await office.store.times({ procedure: ['recognition'], clock: ['decision'] });
      expect(runs).toHaveLength(321);
      expect(runs.filter((run) => run.late)).toHaveLength(307);
      expect(runs.map((run) => run.days).toSorted((a, b) => a - b)[160]).toBe(134);
      const [row] = (await office.store.registerRows({ register: 'products', text: 'pathwork' })).rows;
      expect(row).toMatchObject({ status: 'recognised', columns: { company: expect.stringContaining('PATHWORK') } });
      const [opening] = await office.store.caseEvents(row!.case);
      expect(opening).toMatchObject({
        role: 'applicant',
        standing: 'assumed',
        assumed: expect.arrayContaining(['autonomy', 'affected']),
        opened: { versionAssumed: true, import: { file: 'devices.csv' } },
      });
      expect(opening).not.toHaveProperty('actor');
    } finally {
      await office.close();
    }
  },
);
