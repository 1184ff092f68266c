// biome-ignore-all lint/suspicious/noThenProperty: `then` is a word of the pack language.
import { describe, expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, packOf } from '../pack/files.fixture.ts';
import { provePack, provePackByCases } from './index.ts';
import { mostOtherWays } from './paths/other-ways.ts';

/** Clock `b` is half as long as clock `a`; a case may open before `b` begins, or with both of them. */
const text = (opening: string): string => `procedure: race
title: { en: Race of two clocks, zh: 两个期限的先后 }
kind: duty
basis: pa.1
standing: law
reads: { officer: all }
clocks:
  a: { within: 20 days, roll: none, runs: [one, two], silence: a-out }
  b: { within: 10 days, roll: none, runs: [two], silence: b-out }
states:
  one: { waits: officer }
  two: { waits: officer }
orders:
${opening}
  go:    { by: officer, from: one, to: two }
  a-out: { by: law, from: [one, two] }
  b-out: { by: law, from: two }
  end:   { by: officer, from: [one, two], to: over }
endings:
  over: { kind: closed }
`;

const both = '  start-both: { by: officer, to: two }';
const either = `${both}\n  start: { by: officer, to: one }`;

const promise = `  longer-first:
    says: { en: The longer clock never runs out before the shorter one in the second state., zh: 在第二阶段，较长的期限不得先于较短的期限届满。 }
    never: { procedure: race, state: two, if: 'times("a-out") >= 1 and times("b-out") = 0' }
    basis: pa.1
    standing: law
`;

/** Without a first state both clocks always begin together. */
const raceWith = (opening: string): Pack => {
  const isBoth = opening === both;
  const names = ['a', 'b', 'two', 'a-out', 'b-out', 'end', 'over', 'start-both', ...(isBoth ? [] : ['one', 'go', 'start'])];
  const written = text(opening);
  const race = isBoth ? written.replaceAll(/\n {2}(one:|go:).*/g, '').replaceAll('[one, ', '[') : written;
  const words = base
    .get('words.yaml')!
    .replace('words:\n', `words:\n${names.map((name) => `  ${name}: { en: ${name}, zh: ${name} }\n`).join('')}`);
  return packOf(
    new Map(base)
      .set('procedures/race.yaml', race)
      .set('words.yaml', words)
      .set('promises.yaml', `${(base.get('promises.yaml') ?? 'promises:\n').trimEnd()}\n${promise}`),
  );
};

describe('where no calendar allows the shortest way, longer ones are tried', () => {
  test('the first of them that has days is the counterexample, and it plays', () => {
    const pack = raceWith(either);
    const [proved] = provePack(pack, undefined, ['longer-first']).promises;
    // Begun together, the longer clock cannot run out first.
    expect(proved!.path!.moves.map((move) => (move.kind === 'order' ? move.order : move.kind))).toEqual(['start-both', 'runs-out']);
    const [answer] = provePackByCases(pack, undefined, ['longer-first']).promises;
    expect(answer).toMatchObject({
      holds: false,
      timed: true,
      path: { moves: [{ order: 'start' }, { order: 'go' }, { kind: 'runs-out', clock: 'a' }] },
    });
    expect(answer).not.toHaveProperty('ways');
    const steps = (answer!.witness as { readonly steps: readonly { readonly does?: string }[] }).steps;
    expect(steps.map(({ does }) => does)).toEqual(['start', 'go', undefined]);
  });

  test('where none has days it is not proved, and the clocks are named', () => {
    const [answer] = provePackByCases(raceWith(both), undefined, ['longer-first']).promises;
    expect(answer).toMatchObject({ holds: null, timed: false, why: { en: expect.stringContaining('no timing allows it') } });
  });

  test('the ways are different, lead to the same, and are not many', () => {
    const [answer] = provePack(raceWith(either), undefined, ['longer-first']).promises;
    const ways = [answer!.path!, ...answer!.ways!];
    expect(ways.length).toBeLessThanOrEqual(mostOtherWays + 1);
    expect(new Set(ways.map(({ moves }) => JSON.stringify(moves))).size).toBe(ways.length);
    const lengths = ways.map(({ moves }) => moves.length);
    expect(lengths).toEqual(lengths.toSorted((a, b) => a - b));
  });
});
