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

  test('has words for every unit that it counts in, but for its money', () => {
    const facts = Object.values(pack!.facts).flatMap(({ type }) => (type.kind === 'number' && type.unit !== undefined ? [type.unit] : []));
    const units = new Set([...facts, ...Object.values(pack!.budgets).map(({ unit }) => unit)]);
    expect([...units].filter((unit) => unit !== pack!.money && pack!.units[unit] === undefined)).toEqual([]);
  });

  test('breaks none of its promises, and says why where one is not decided', () => {
    const { promises } = provePack(pack!);
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.filter(({ holds }) => holds === false)).toEqual([]);
    for (const { id, holds, why } of promises) if (holds === null) expect([id, why]).toEqual([id, expect.stringMatching(/\w/)]);
  });

  // A child sees its parent's facts as they are now. What an order that may come again tells the case it opens has to be handed to it, or the next one changes it.
  test('lets no later order change what an earlier one told the case that it opened', () => {
    const changed = Object.values(pack!.procedures).flatMap((procedure) =>
      Object.values(procedure.orders).flatMap((order) => {
        const child = pack!.procedures[procedure.cases[order.opens ?? '']?.procedure ?? ''];
        if (child === undefined || order.atMost?.times === 1) return [];
        const opening = Object.values(child.orders).flatMap(({ from, needs }) => (from === 'opening' ? needs : []));
        const handed = new Set(Object.keys(order.with));
        return order.needs
          .filter(({ fact }) => opening.some((need) => need.fact === fact) && !handed.has(fact))
          .map(({ fact }) => `${procedure.name} ${order.name}: ${fact}`);
      }),
    );
    expect(changed).toEqual([]);
  });

  test('plays all of its examples as they say', () => {
    const { failed, played } = playAll(pack!);
    expect(failed).toEqual([]);
    expect(played).toBe(Object.keys(pack!.examples).length);
  });
});
