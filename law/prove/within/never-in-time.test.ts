import { expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, packOf } from '../../pack/files.fixture.ts';
import { checkPackProcedure, provePack } from '../index.ts';

/** Clock `a` begins with the case, `b` as well; `b` is shorter unless it is told otherwise. */
const raceText = (b: number, window: string): string => `procedure: race
title: { en: Race of two clocks, zh: 两个期限的先后 }
kind: duty
basis: pa.1
standing: law
reads: { officer: all }
clocks:
  a: { within: 20 days, roll: none, runs: [one], silence: a-out }
  b: { within: ${b} days, roll: none, runs: [one], silence: b-out }
states:
  one: { waits: officer }
  two: { waits: officer, open-ended: { en: It rests., zh: 暂停。 } }
orders:
  start: { by: officer, to: one }
  pass:  { by: officer, from: one, to: two, if: { tooLate: ${window} } }
  back:  { by: officer, from: two, to: one }
  a-out: { by: law, from: one, to: slow }
  b-out: { by: law, from: one, to: fast }
  end:   { by: officer, from: [one, two], to: over }
endings:
  slow: { kind: closed }
  fast: { kind: closed }
  over: { kind: closed }
`;
const names = ['a', 'b', 'one', 'two', 'start', 'pass', 'back', 'a-out', 'b-out', 'end', 'slow', 'fast', 'over'];

const race = (b: number, window = 'clock.a.left-days >= 5', promise = ''): Pack => {
  const words = base
    .get('words.yaml')!
    .replace('words:\n', `words:\n${names.map((name) => `  ${name}: { en: ${name}, zh: ${name} }\n`).join('')}`)
    .replace('refusals:\n', 'refusals:\n  tooLate: { en: It is too late., zh: 已逾期。 }\n');
  return packOf(
    new Map(base)
      .set('procedures/race.yaml', raceText(b, window))
      .set('words.yaml', words)
      .set('promises.yaml', `${base.get('promises.yaml')!}${promise}`),
  );
};

const timed = (pack: Pack) => checkPackProcedure(pack, 'race')!.findings.filter(({ kind }) => kind === 'timed');

test('an ending that days never let come, since another clock is always due before', () => {
  expect(timed(race(10))).toMatchObject([{ kind: 'timed', state: 'slow' }]);
  expect(timed(race(30))).toMatchObject([{ kind: 'timed', state: 'fast' }]);
});

test('an order whose window has always closed when it could be given', () => {
  // Twenty days are the most that the clock ever has left.
  const found = timed(race(10, 'clock.a.left-days >= 25'));
  expect(found).toContainEqual(expect.objectContaining({ transition: 'pass' }));
  expect(found[0]!.text.en).toContain('never be given in time');
  expect(timed(race(10, 'clock.a.left-days >= 15')).some((finding) => 'transition' in finding)).toBe(false);
});

test('what only a late case comes to is told apart from what never comes', () => {
  expect(checkPackProcedure(race(10), 'race')!.onlyLate).toEqual(['fast']);
});

test('a round by which the office can keep a case for ever is named, and where it may do nothing', () => {
  const promise = '  asked:\n    every-case-ends: { procedure: race }\n';
  const answer = provePack(race(10, undefined, promise), undefined, ['asked']).promises[0]!;
  expect(answer).toMatchObject({
    holds: true,
    keeping: [{ procedure: 'race', rounds: [{ places: ['one', 'two'], orders: ['pass', 'back'] }], waits: ['two'] }],
  });
  expect(answer.assumes.map(({ en }) => en)).toContainEqual(
    'An office that is not fair could keep a case of “Race of two clocks” for ever: going round through “one” and “two” by “pass” and “back”; doing nothing in “two”.',
  );
});
