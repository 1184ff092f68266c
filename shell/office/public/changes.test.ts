import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { loadPack } from '#law/pack';
import { readPackFolder } from '../shelf.ts';
import type { ChangedRow } from './change-words.ts';
import { changeHref } from './changes.ts';

const { pack } = loadPack(readPackFolder(fileURLToPath(new URL('../../../packs/rotterdam', import.meta.url))));

const row = (register: string, isGone: boolean): ChangedRow => ({
  register,
  rowKey: 'k',
  version: 1,
  number: 'N-2027-0001',
  status: null,
  columns: {},
  search: '',
  case: 'k',
  since: '2027-11-20' as Day,
  until: null,
  struckBy: null,
  shown: 'public',
  isGone,
});

test('an entry that has left its register has no page of its own: a change of it leads to the register', () => {
  const href = (register: string, isGone: boolean): string => changeHref(pack!, pack!.registers[register]!, row(register, isGone));
  expect(href('incidents', false)).toBe('/registers/incidents/N-2027-0001');
  expect(href('incidents', true)).toBe('/registers/incidents');
});

test('the page of a product stays after it has left, and tells its story', () => {
  expect(changeHref(pack!, pack!.registers['systems']!, row('systems', true))).toBe('/products/N-2027-0001');
});
