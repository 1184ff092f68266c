import { expect, test } from 'vitest';
import { packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { provePack } from './index.ts';

const pack = packOf(readFolder(shenzhenFolder));

test('a promise for which the budget does not suffice is not decided, and says that it was cut', () => {
  const { ok, promises } = provePack(pack, undefined, undefined, 50);
  expect(ok).toBe(false);
  const cut = promises.filter((promise) => promise.cut === true);
  expect(cut.length).toBeGreaterThan(0);
  for (const { holds, why } of cut) {
    expect(holds).toBeNull();
    expect(why?.en).toMatch(/^not proved: .* explored/);
    expect(why?.zh).toContain('未证明');
  }
});

test('the law of the house is decided within the budget', { timeout: 120_000 }, () => {
  expect(provePack(pack).promises.filter(({ cut }) => cut === true)).toEqual([]);
});
