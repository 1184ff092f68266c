import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { playAll } from '#law/case';
import { checkedPack, provePack } from '#law/prove';
import { readPackFolder } from '#shell/office';

const folder = join(import.meta.dirname, '../packs');
const packs = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'pack.yaml')));

test('there are packs', () => expect(packs).toContain('shenzhen'));

// What `ordinance pack check`, `pack prove` and `case play` say, of every regulation in the house: whoever adds a folder has them run.
describe.each(packs)('the pack %s', (name) => {
  const { pack, findings } = checkedPack(readPackFolder(join(folder, name)));

  test('has no finding', () => expect(findings).toEqual([]));

  test('breaks none of its promises, and says why where one is not decided', () => {
    const { promises } = provePack(pack!);
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.filter(({ holds }) => holds === false)).toEqual([]);
    for (const { id, holds, why } of promises) if (holds === null) expect([id, why]).toEqual([id, expect.stringMatching(/\w/)]);
  });

  test('plays all of its examples as they say', () => {
    const { failed, played } = playAll(pack!);
    expect(failed).toEqual([]);
    expect(played).toBe(Object.keys(pack!.examples).length);
  });
});
