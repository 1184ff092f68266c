import { describe, expect, test } from 'vitest';
import type { Example } from '#law/pack';
import { base, changed, packOf } from '../pack/files.fixture.ts';
import { play } from './play.ts';

const pack = packOf(base);
const example = pack.examples['waived-on-a-promise']!;
const [promise, decide] = [2, 4].map((at) => example.steps[at]!);

/** The example with these steps alone, each with other answers and what must come of it. */
const played = (...steps: Example['steps']) => play(pack, { ...example, steps }).failed;
const { then: _, ...promised } = promise!;
const { then: __, ...decided } = decide!;

describe('a commitment to what may not be committed to', () => {
  test.each([
    ['public safety, the environment or a high risk', { 'cargo-kind': 'oil' }, 'oilNeedsPilot'],
    ['health, life or property directly', { passengers: true }, 'passengersNeedPilot'],
    ['harm that cannot be undone', { 'may-capsize': true }, 'mayCapsize'],
  ])('%s is refused before the party signs', (_kind, gives, refused) => {
    expect(played({ ...promised, gives, refused })).toEqual([]);
  });

  test('a party with a broken commitment is refused when it is decided, and goes the ordinary way', () => {
    expect(
      played(
        promised,
        { ...decided, gives: { 'keeps-word': false }, refused: 'wordBroken' },
        { ...decided, by: ['sven'], does: 'ask-after-all', then: { ...decide!.then!, state: 'asked', due: { decision: '2026-03-09' } } },
      ),
    ).toEqual([]);
  });

  test('what is not known excludes it as well', () => {
    const unknown = packOf(changed(base, { 'procedures/waiver.yaml': [{ replace: 'needs: [keeps-word]', by: 'needs: [keeps-word?]' }] }));
    const { 'keeps-word': _unknown, ...given } = example.given;
    expect(play(unknown, { ...example, given, steps: [promised, { ...decided, refused: 'wordBroken' }] }).failed).toEqual([]);
  });

  test('without the exclusion the same orders are lawful: it is the section that stops them', () => {
    const lax = packOf(
      changed(base, { 'procedures/waiver.yaml': [{ replace: 'passengersNeedPilot: passengers', by: 'passengersNeedPilot: may-capsize' }] }),
    );
    const steps = [{ ...promised, gives: { passengers: true } }];
    expect(play(lax, { ...example, steps }).failed).toEqual([]);
    expect(play(pack, { ...example, steps }).failed).toHaveLength(1);
  });
});

test('a check that is not made is not forgotten: the head is called and its term begins again', () => {
  expect(play(pack, example).failed).toEqual([]);
  expect(pack.procedures['waiver']!.clocks['term']!.silence).toEqual(['call-head']);
});
