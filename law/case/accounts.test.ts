import { describe, expect, test } from 'vitest';
import type { Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { changed, packOf, readFolder, shenzhenFolder } from '../pack/files.fixture.ts';
import { balanceOf } from './accounts.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { decided, heard, replied } from './reconsidering.fixture.ts';
import type { Order } from './world.ts';

const people = {
  wei: ['applicant', 'requester'],
  hu: ['applicant'],
  lin: ['officer'],
  zhao: ['head'],
  qian: ['case-officer'],
  wu: ['justice-head'],
};

const { given } = shenzhen.examples['trial-granted']!;
const call: Readonly<Record<string, Value>> = {
  'call-title': 'Trials at the counter',
  'call-purpose': 'city',
  'call-for': 'firms with a product for counters',
  'call-places': 2,
  'call-days': 60,
  'call-most-subjects': 200,
  'call-sensitive': false,
};

class Town extends MemoryCity {
  constructor(pack: Pack = shenzhen) {
    super(pack, people);
  }

  does(on: string, actor: string, order: Partial<Order> & { readonly order: string }): string {
    this.passTo(on);
    const result = this.give({ gives: {}, ...order, actor });
    if (!result.ok) throw new Error(`${order.order} was refused: ${JSON.stringify(result.error)}`);
    return result.value.case!;
  }

  applies(on: string, actor: string, more: Readonly<Record<string, Value>> = {}): string {
    return this.does(on, actor, { procedure: 'trial', order: 'file', gives: { ...given, call: 'SZZJ-2026-001', ...more } });
  }

  left(of: string, budget = 'trial-places'): readonly Value[] | undefined {
    const { world, files } = this;
    const sight = { world, files, packOf: (digest: string) => world.packOf(digest).pack, today: '2026-03-20' as never };
    const found = balanceOf(sight, budget, files.get(of)!);
    return found === undefined ? undefined : [found.taken, found.ceiling];
  }
}

/** A trial under a call of one place was refused, its place went to another, and the refusal is set aside. */
const setAside = (
  pack: Pack = shenzhen,
): { readonly town: Town; readonly calls: string; readonly trial: string; readonly remedy: string } => {
  const town = new Town(pack);
  const calls = town.does('2026-03-02', 'zhao', { procedure: 'trial-call', order: 'call', gives: { ...call, 'call-places': 1 } });
  const trial = town.applies('2026-03-03', 'wei');
  town.does('2026-03-04', 'lin', { case: trial, order: 'accept' });
  town.does('2026-03-05', 'lin', {
    case: trial,
    order: 'propose',
    gives: { 'norm-met': true, 'cap-subjects': 50, 'cap-sites': 1, 'cap-days': 90 },
  });
  town.does('2026-03-06', 'zhao', { case: trial, order: 'refuse', gives: { reasons: 'no endpoint' } });
  town.applies('2026-03-09', 'hu', { 'product-name': 'Reader' });
  const remedy = town.does('2026-03-10', 'wei', {
    procedure: 'reconsideration',
    order: 'challenge',
    about: trial,
    gives: { ground: 'there is one' },
  });
  town.does('2026-03-11', 'qian', { case: remedy, order: 'admit' });
  town.does('2026-03-11', 'lin', { case: remedy, order: 'reply', gives: replied });
  town.does('2026-03-11', 'qian', { case: remedy, order: 'hear', gives: heard });
  town.does('2026-03-20', 'wu', { case: remedy, order: 'set-aside', gives: decided('there is one') });
  return { town, calls, trial, remedy };
};

describe('what is left of an account', () => {
  test('a call has an account of its own, though its ceiling is read by those who name it', () => {
    const town = new Town();
    const calls = town.does('2026-03-02', 'zhao', { procedure: 'trial-call', order: 'call', gives: call });
    expect(town.left(calls)).toEqual([0, 2]);
    const first = town.applies('2026-03-03', 'wei');
    expect(town.left(calls)).toEqual([1, 2]);
    town.does('2026-03-04', 'wei', { case: first, order: 'withdraw' });
    expect(town.left(calls)).toEqual([0, 2]);
  });

  test('of its own account a case tells what is left once the ceiling is known, and of one that is not its own nothing', () => {
    const town = new Town();
    town.does('2026-03-02', 'zhao', { procedure: 'trial-call', order: 'call', gives: call });
    const trial = town.applies('2026-03-03', 'wei');
    expect(town.left(trial, 'trial-subjects')).toBeUndefined();
    expect(town.left(trial, 'trial-places')).toBeUndefined();
    expect(town.left(trial, 'ai-fund')).toBeUndefined();
    town.does('2026-03-04', 'lin', { case: trial, order: 'accept' });
    town.does('2026-03-05', 'lin', {
      case: trial,
      order: 'propose',
      gives: { 'norm-met': true, 'cap-subjects': 50, 'cap-sites': 1, 'cap-days': 90 },
    });
    expect(town.left(trial, 'trial-subjects')).toEqual([0, 50]);
  });
});

describe('a place given back by a refusal that is set aside', () => {
  test('is held again over the ceiling, as the pack says, and the event says so with the standing of the budget', () => {
    const { town, calls, trial } = setAside();
    expect(town.files.get(trial)!.state).toBe('accepted');
    expect(town.left(calls)).toEqual([2, 1]);
    expect(town.files.get(trial)!.events.at(-1)).toMatchObject({
      order: 'reopen',
      standing: 'assumed',
      budgets: [{ budget: 'trial-places', amount: 1, ceiling: 1, over: true }],
    });
  });

  test('leaves the case where it stands if the pack does not say so, and the decision says what is lacking', () => {
    const folder = readFolder(shenzhenFolder);
    const strict = changed(folder, { 'parts/reopening.yaml': [{ replace: '{ amount: call-place, over: yes }', by: 'call-place' }] });
    const { town, calls, trial, remedy } = setAside(packOf(strict));
    expect([town.files.get(trial)!.state, town.files.get(remedy)!.state]).toEqual(['refused', 'set-aside']);
    expect(town.left(calls)).toEqual([1, 1]);
    expect(town.files.get(remedy)!.events.at(-1)).toMatchObject({
      order: 'set-aside',
      unfollowed: [{ case: trial, order: 'reopen', budget: 'trial-places', left: 0 }],
    });
  });
});
