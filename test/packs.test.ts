import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { play, playAll } from '#law/case';
import { checkedPack, provePack } from '#law/prove';
import { readPackFolder } from '#shell/office';

const folder = join(import.meta.dirname, '../packs');
const packs = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'pack.yaml')));

test('there are packs', () => expect(packs).toContain('shenzhen'));

// What `ordinance pack check`, `pack prove` and `case play` say, of every regulation in the house: anyone who adds a folder has them run.
describe.each(packs)('the pack %s', (name) => {
  const { pack, findings } = checkedPack(readPackFolder(join(folder, name)));

  test('has no finding', () => expect(findings).toEqual([]));

  test('has words for every unit that it counts in, but for its money', () => {
    const facts = Object.values(pack!.facts).flatMap(({ type }) => (type.kind === 'number' && type.unit !== undefined ? [type.unit] : []));
    const units = new Set([...facts, ...Object.values(pack!.budgets).map(({ unit }) => unit)]);
    expect([...units].filter((unit) => unit !== pack!.money && pack!.units[unit] === undefined)).toEqual([]);
  });

  test('has a short name for every source, as it stands in the margin of a page', () => {
    const named = Object.entries(pack!.sources).map(([name, { title }]) => [name, pack!.words[name] ?? title] as const);
    for (const [name, words] of named)
      for (const language of pack!.languages)
        expect([name, language, words[language]!.length]).toEqual([name, language, expect.toSatisfy((length: number) => length <= 24)]);
  });

  test('breaks none of its promises, and says why where one is not decided', () => {
    const { promises } = provePack(pack!);
    expect(promises.length).toBeGreaterThan(0);
    expect(promises.filter(({ holds }) => holds === false)).toEqual([]);
    for (const { id, holds, why } of promises) if (holds === null) expect([id, why]).toEqual([id, expect.stringMatching(/\w/)]);
  });

  // An order that needs a fact has it in its event, anyone who or whatever opens the case: so no later order above changes what it was told.
  test('keeps with each case that another opens what its opening order needs, in every example', () => {
    const opened = Object.values(pack!.examples).flatMap((example) =>
      play(pack!, example).events.flatMap((event) => (event.type === 'orderGiven' && event.opened?.parent !== undefined ? [event] : [])),
    );
    expect(opened.length).toBeGreaterThan(0);
    const missing = opened.flatMap(({ opened: to, order, facts }) =>
      pack!.procedures[to!.procedure]!.orders[order]!.needs.filter(({ fact, optional }) => {
        const { if: condition, personal } = pack!.facts[fact]!;
        return !optional && condition === undefined && !personal && facts[fact] === undefined;
      }).map(({ fact }) => `${to!.number} ${order}: ${fact}`),
    );
    expect(missing).toEqual([]);
  });

  test('plays all of its examples as they say', () => {
    const { failed, played, uncovered } = playAll(pack!);
    expect(failed).toEqual([]);
    expect(played).toBe(Object.keys(pack!.examples).length);
    // Every order, ending, state, refusal, clock and letter is shown by an example.
    expect(Object.entries(uncovered).flatMap(([kind, parts]) => parts.map((part) => `${kind} ${part}`))).toEqual([]);
  });
});
