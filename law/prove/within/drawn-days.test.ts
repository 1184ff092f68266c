import { expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, packOf } from '../../pack/files.fixture.ts';
import { provePack } from '../index.ts';

/** A clock as long as a fact says, which an order starts again with any other length. */
const berth = (times: string): string => `procedure: lease
title: { en: Lease of a berth, zh: 泊位租用 }
kind: duty
basis: pa.1
standing: law
reads: { officer: all }
clocks:
  stretch: { within: stay-days days, start: same-day, roll: none, runs: [let], silence: close }
states:
  let: { waits: officer }
orders:
  begin: { by: officer, to: let, needs: [stay-days] }
  again: { by: officer, from: let, to: let, restarts: [stretch], needs: [stay-days]${times} }
  close: { by: law, from: let, to: shut }
endings:
  shut: { kind: closed }
`;
const names = ['stretch', 'let', 'begin', 'again', 'close', 'shut'];

const lease = (times: string, most: number): Pack =>
  packOf(
    new Map(base)
      .set('procedures/lease.yaml', berth(times))
      .set('facts.yaml', base.get('facts.yaml')!.replace(/(stay-days: .*)max: 90/, `$1max: ${most}`))
      .set(
        'words.yaml',
        base.get('words.yaml')!.replace('words:\n', `words:\n${names.map((name) => `  ${name}: { en: ${name}, zh: ${name} }\n`).join('')}`),
      )
      .set(
        'promises.yaml',
        `${base.get('promises.yaml')!}  lease-ends:\n    says: { en: It ends., zh: 必有终期。 }\n    within: { procedure: lease, from: let, to: [shut], limit: 400 days, assuming: [office-in-time, parties-in-time] }\n`,
      ),
  );

const longest = (pack: Pack) => provePack(pack, undefined, ['lease-ends']).promises[0]!;

test.each([20, 90])('a clock that starts again once, on its last day, with the most of %i days, takes twice as many', (most) => {
  expect(longest(lease(', at-most: 1', most))).toMatchObject({ holds: true, time: { longest: { days: 2 * most } } });
});

test('three times as many for twice, and no bound where nothing limits it', () => {
  expect(longest(lease(', at-most: 2', 20))).toMatchObject({ time: { longest: { days: 60 } } });
  expect(longest(lease('', 20))).toMatchObject({ holds: false, time: { longest: { days: null } } });
});

test('configurations grow with the numbers of days, not with their pairs', () => {
  const states = (most: number): number => longest(lease(', at-most: 1', most)).states;
  expect(states(80) / states(20)).toBeLessThan(5);
});
