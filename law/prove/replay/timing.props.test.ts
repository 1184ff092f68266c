import fc from 'fast-check';
import { expect, test } from 'vitest';
import { activeRun, type CaseFile, dayOfMoment, MemoryCity, standingOf } from '#law/case';
import { addDays, type Day } from '#law/ground';
import type { Pack, Procedure } from '#law/pack';
import { base, packOf } from '../../pack/files.fixture.ts';
import type { Path, PathMove } from '../paths/path.ts';
import { provePackByCases } from '../witnessed.ts';
import { replay } from './index.ts';

interface Race {
  readonly a: string;
  readonly b: string;
  readonly moves: readonly string[];
}

/** Clock `a` begins with the case, `b` when somebody goes on; `a` stands still while the case rests. */
const raceText = (a: string, b: string): string =>
  `procedure: race
title: { en: Race of two clocks, zh: 两个期限的先后 }
kind: duty
basis: pa.1
standing: law
reads: { officer: all }
clocks:
  a: { within: ${a}, roll: none, runs: [one, two], paused: [rest], silence: a-out }
  b: { within: ${b}, roll: none, runs: [two, rest], silence: b-out }
states:
  one:  { waits: officer }
  two:  { waits: officer }
  rest: { waits: officer }
orders:
  start: { by: officer, to: one }
  start-both: { by: officer, to: two }
  go:    { by: officer, from: one, to: two }
  stop:  { by: officer, from: two, to: rest, letter: pause-notice }
  on:    { by: officer, from: rest, to: two }
  a-out: { by: law, from: [one, two] }
  b-out: { by: law, from: [two, rest] }
  end:   { by: officer, from: [one, two, rest], to: over }
endings:
  over: { kind: closed }
`;

const names = ['a', 'b', 'one', 'two', 'rest', 'start', 'start-both', 'go', 'stop', 'on', 'a-out', 'b-out', 'end', 'over'];

const packs = new Map<string, Pack>();

const packOfRace = ({ a, b }: Pick<Race, 'a' | 'b'>): Pack => {
  const known = packs.get(`${a} ${b}`);
  if (known !== undefined) return known;
  const words = base
    .get('words.yaml')!
    .replace('words:\n', `words:\n${names.map((name) => `  ${name}: { en: ${name}, zh: ${name} }\n`).join('')}`);
  const pack = packOf(new Map(base).set('procedures/race.yaml', raceText(a, b)).set('words.yaml', words));
  packs.set(`${a} ${b}`, pack);
  return pack;
};

const moveOf = (name: string): PathMove =>
  name.endsWith('-out') ? { kind: 'runs-out', clock: name[0]!, follows: name } : { kind: 'order', order: name, role: 'officer', facts: {} };

const pathOf = ({ moves }: Race): Path => ({
  procedure: 'race',
  moves: ['start', ...moves].map(moveOf),
  shows: { en: 'a race', zh: '两个期限' },
});

/** Every day within a window is tried for each order: slow, and as plain as can be. */
const canHappen = (pack: Pack, { moves }: Race, window: number): boolean => {
  const silencesOf = (city: MemoryCity, on: string): readonly string[] =>
    city.passTo(on).events.flatMap((event) => (event.type === 'orderGiven' && event.because?.kind === 'silence' ? [event.order] : []));
  const search = (city: MemoryCity, left: readonly string[], day: Day): boolean => {
    const [name, ...rest] = left;
    if (name === undefined) return true;
    const file = [...city.files.values()][0]!;
    if (name.endsWith('-out')) return lapse(city, file, name, rest, day);
    for (let wait = 0; wait <= window; wait += 1) {
      const [next, on] = [city.fork(), addDays(day, wait)];
      if (silencesOf(next, on).length > 0) return false;
      if (!next.give({ case: file.id, order: name, actor: 'o', gives: {} }).ok) return false;
      if (search(next, rest, on)) return true;
    }
    return false;
  };
  const lapse = (city: MemoryCity, file: CaseFile, name: string, rest: readonly string[], day: Day): boolean => {
    const run = activeRun(file, name[0]!);
    const due =
      run === undefined || run.state !== 'running' ? null : standingOf(pack, pack.procedures['race']!.clocks[name[0]!]!, run, run.from).due;
    if (due === null || dayOfMoment(due) < day) return false;
    const [next, on] = [city.fork(), addDays(dayOfMoment(due), 1)];
    const silences = silencesOf(next, on);
    // Two that run out on one day are left to their own test.
    return silences.length === 1 && silences[0] === name && search(next, rest, on);
  };
  const city = new MemoryCity(pack, { o: ['officer'] });
  city.passTo('2026-03-02');
  return city.give({ procedure: 'race', order: 'start', actor: 'o', gives: {} }).ok && search(city, moves, '2026-03-02' as Day);
};

const days = fc.integer({ min: 1, max: 4 }).map((amount) => `${amount} days`);
const step = fc.constantFrom('go', 'go', 'stop', 'on', 'a-out', 'b-out', 'b-out');

test('what no day allows is told impossible, and what some days allow is played, as when every day is tried', () => {
  const seen = { played: 0, impossible: 0 };
  fc.assert(
    fc.property(fc.record({ a: days, b: days, moves: fc.array(step, { minLength: 1, maxLength: 40 }).map(onChart) }), (race) => {
      const pack = packOfRace(race);
      const replayed = replay(pack, pathOf(race), { from: '2026-03-02' as Day });
      if (canHappen(pack, race, 5)) expect(replayed.kind).toBe('played');
      else expect(replayed.kind).not.toBe('played');
      if (replayed.kind !== 'undated') seen[replayed.kind] += 1;
    }),
    { numRuns: 250, seed: 2026 },
  );
  expect(seen.played).toBeGreaterThan(20);
  expect(seen.impossible).toBeGreaterThan(5);
});

/** The first five of these moves that the chart allows: each clock runs out once, and only where it runs. */
const onChart = (moves: readonly string[]): readonly string[] => {
  let [state, a, b] = ['one', true, false];
  const take = (move: string): boolean => {
    if (move === 'go' && state === 'one') [state, b] = ['two', true];
    else if (move === 'stop' && state === 'two') state = 'rest';
    else if (move === 'on' && state === 'rest') state = 'two';
    else if (move === 'end' && state !== 'over') state = 'over';
    else if (move === 'a-out' && a && (state === 'one' || state === 'two')) a = false;
    else if (move === 'b-out' && b && (state === 'two' || state === 'rest')) b = false;
    else return false;
    return true;
  };
  return moves.filter(take).slice(0, 5);
};

test('the shorter of two clocks that begin together never runs out after the longer: both are named, in words', () => {
  const pack = packOfRace({ a: '20 days', b: '10 days' });
  const path: Path = {
    procedure: 'race',
    moves: ['start-both', 'a-out', 'b-out'].map(moveOf),
    shows: { en: 'the longer runs out first', zh: '较长的期限先届满' },
  };
  const replayed = replay(pack, path);
  expect(replayed).toMatchObject({
    kind: 'impossible',
    between: [
      { en: '`a` (20 days, begun with `start-both`) has run out', zh: '`a`（自`start-both`起20日）已经届满' },
      {
        en: '`b` (10 days, begun with `start-both`) has not run out yet when `a` does',
        zh: '`a`届满时，`b`（自`start-both`起10日）尚未届满',
      },
    ],
  });
  expect(replay(pack, { ...path, moves: ['start-both', 'b-out', 'a-out'].map(moveOf) }).kind).toBe('played');
});

test('a clock stands still for as long as the trace needs it: the shorter then runs out after the longer', () => {
  const moves = ['start', 'go', 'stop', 'on', 'b-out', 'a-out'].map(moveOf);
  const replayed = replay(packOfRace({ a: '4 days', b: '30 days' }), {
    procedure: 'race',
    moves,
    shows: { en: 'the longer runs out first', zh: '较长的期限先届满' },
  });
  expect(replayed.kind).toBe('played');
  const without = moves.filter((move) => move.kind !== 'order' || (move.order !== 'stop' && move.order !== 'on'));
  expect(
    replay(packOfRace({ a: '4 days', b: '30 days' }), { procedure: 'race', moves: without, shows: { en: 'no pause', zh: '没有中止' } })
      .kind,
  ).toBe('impossible');
});

test('a promise that only an impossible timing breaks is not called broken: it is not proved, and the two clocks are named', () => {
  const pack = packOfRace({ a: '20 days', b: '10 days' });
  const [any] = Object.values(pack.promises);
  const promise = {
    ...any!,
    name: 'shorter-first',
    form: 'before',
    body: { procedure: 'race', first: 'b-out', then: 'a-out' },
    formulas: {},
  };
  const only = { ...pack, promises: { 'shorter-first': promise } };
  const twoFromTheStart = { ...only, procedures: { ...pack.procedures, race: withoutStart(pack.procedures['race']!) } };
  expect(provePackByCases(twoFromTheStart).promises).toEqual([
    expect.objectContaining({
      holds: null,
      timed: false,
      why: {
        en: expect.stringMatching(/not proved: .*`a` \(20 days, begun with `start-both`\) has run out, but `b` \(10 days/),
        zh: expect.stringMatching(/^未证明：.*`a`（自`start-both`起20日）已经届满/),
      },
    }),
  ]);
  expect(provePackByCases(only).promises).toEqual([expect.objectContaining({ holds: false, timed: true })]);
});

/** Opened with both clocks alone, or with `a` alone: then `b` may never begin. */
const withoutStart = (procedure: Procedure): Procedure => {
  const { start: _, ...orders } = procedure.orders;
  return { ...procedure, orders };
};
