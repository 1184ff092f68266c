import { describe, expect, test } from 'vitest';
import { canonicalJson, type Value } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { base, changed, hasSketch, packOf, readFolder, shenzhenFolder, sketch } from '../../pack/files.fixture.ts';
import { fieldOf } from '../fields.ts';
import { machineOf } from './events.ts';
import { type Explored, explore } from './explore.ts';
import { layoutOf, off, running, runOut } from './layout.ts';
import { mentioned, naiveConfigurations } from './naive.fixture.ts';

const exploredOf = (pack: Pack, procedure: Procedure): Explored => {
  const conditions = Object.values(procedure.orders).flatMap(({ guards }) => guards.map((guard) => guard.if));
  const machine = machineOf(layoutOf(pack, procedure, { conditions, counts: new Map() }));
  return explore(machine, 500_000, { gives: () => undefined, ineffective: () => undefined });
};

const opensNothing = ({ machine }: Explored): boolean =>
  [...machine.guards].every(({ open }) => open.size === 0) &&
  machine.cases.every(({ link, open }) => link.link === 'child' || open === undefined) &&
  machine.facts.every(({ classes }) => classes.names.length > 0);

const configurationsOf = ({ machine, words, configurations }: Explored, names: readonly string[]): ReadonlySet<string> => {
  const { procedure, places, state, clocks, counts, facts, words: width } = machine;
  const at = (c: number, field: Parameters<typeof fieldOf>[2]): number => fieldOf(words, c * width, field);
  const clockIn = (value: number): Value => (value === off ? 'off' : value === runOut ? 'run out' : value - running);
  return new Set(
    Array.from({ length: configurations }, (_, c) =>
      canonicalJson({
        state: places[at(c, state)]!,
        clocks: Object.fromEntries(clocks.map(({ def, field }) => [def.name, clockIn(at(c, field))])),
        facts: Object.fromEntries(
          names.map((name) => [
            name,
            facts.flatMap(({ classes, field }) => (classes.names.includes(name) ? [classes.facts[at(c, field)]![name]!] : []))[0] ?? null,
          ]),
        ),
        counts: Object.fromEntries(
          Object.values(procedure.orders).flatMap(({ name, atMost }) =>
            atMost === undefined ? [] : [[name, at(c, counts.get(name)!.field)]],
          ),
        ),
      } as Value),
    ),
  );
};

const compared = (pack: Pack, most = 300): readonly string[] =>
  Object.values(pack.procedures).flatMap((procedure) => {
    const explored = exploredOf(pack, procedure);
    // The second explorer keeps answers of people one by one and knows nothing of what is known above: it stays with small ones.
    if (!opensNothing(explored) || explored.configurations > most) return [];
    const isChild = explored.machine.openings.some(({ byLaw }) => byLaw);
    const names = mentioned(pack, procedure);
    if ((isChild && names.length > 0) || explored.machine.facts.some(({ classes }) => classes.roots.length > 4)) return [];
    expect([...configurationsOf(explored, names)].toSorted(), procedure.name).toEqual([...naiveConfigurations(pack, procedure)].toSorted());
    return [procedure.name];
  });

const changes: readonly (readonly [says: string, replace: string, by: string])[] = [
  ['as it is', '', ''],
  ['the review may be asked for again and again', 'opens: review, at-most: 1', 'opens: review'],
  ['mooring starts the decision again', 'to: moored, needs', 'to: moored, restarts: decision, needs'],
  ['the head extends twice', 'by: 10 working-days, times: 1', 'by: 10 working-days, times: 2'],
  ['the stay stands still in `accepted`', 'runs: [moored], silence: sail', 'runs: [moored], paused: [accepted], silence: sail'],
  ['silence refuses what was not decided', 'times: 1 }, silence: nothing', 'times: 1 }, silence: go-on'],
  ['the skipper tells again what he carries', 'needs: [loaded]', 'needs: [loaded, cargo-kind, leaks]'],
];

describe('a naive second explorer with text keys comes to the same configurations', () => {
  test.each(changes)('in the harbour: %s', (_, replace, by) => {
    const pack = packOf(replace === '' ? base : changed(base, { 'procedures/permit.yaml': [{ replace, by }] }));
    expect(compared(pack, 3000)).toContain('permit');
  });

  test('in the procedures of Shenzhen whose guards leave nothing open', () => {
    expect(compared(packOf(readFolder(shenzhenFolder))).length).toBeGreaterThan(5);
  });

  test.skipIf(!hasSketch)('in the procedures of the sketch whose guards leave nothing open', () => {
    expect(compared(packOf(readFolder(sketch))).length).toBeGreaterThan(8);
  });
});
