import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { registerCsv } from './csv.ts';

test('a table has a title in each language of the city, and none in another', async () => {
  const row = {
    number: 'S-1',
    title: { en: 'Lamp', zh: '', nl: 'Lantaarn' },
    status: 'valid',
    since: '2027-11-01' as Day,
    version: 1,
    values: { place: 'Quay' },
  };
  async function* pages() {
    yield [row];
  }
  const { lines } = registerCsv({
    register: 'lamps',
    title: row.title,
    pack: 'town',
    version: '2027-01-01' as Day,
    on: '2027-11-24' as Day,
    columns: [{ name: 'place', title: { en: 'place', zh: '' }, kind: 'text' }],
    languages: ['nl', 'en'],
    pages: pages(),
  });
  const written: string[] = [];
  for await (const line of lines) written.push(line);
  expect(written.join('')).toBe(
    '\uFEFFnumber,title-nl,title-en,status,since,version,struck,place\r\nS-1,Lantaarn,Lamp,valid,2027-11-01,1,,Quay\r\n',
  );
});
