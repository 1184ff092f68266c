import { describe, expect, test } from 'vitest';
import type { Day, Value } from '#law/ground';
import { remediesOf } from './letter-remedies.ts';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { decided, heard, replied } from './reconsidering.fixture.ts';
import type { Order } from './world.ts';

const people = {
  wei: ['applicant', 'requester'],
  med: ['provider', 'requester'],
  lin: ['officer'],
  zhao: ['head'],
  qian: ['case-officer'],
  wu: ['justice-head'],
};

const tutor: Readonly<Record<string, Value>> = {
  'product-name': 'Tutor',
  purpose: 'education',
  autonomy: 'informs',
  affected: 20_000,
  'touches-body': false,
  'sensitive-data': false,
  'prohibited-act': 'none',
  'risk-statement': 'a teacher sees every answer',
  contact: 'Ms Wei',
};

class Town extends MemoryCity {
  constructor() {
    super(shenzhen, people);
  }

  does(on: string, actor: string, order: Omit<Order, 'actor' | 'gives'> & { readonly gives?: Order['gives'] }): string {
    this.passTo(on);
    const result = this.give({ gives: {}, ...order, actor });
    if (!result.ok) throw new Error(`${order.order} was refused: ${JSON.stringify(result.error)}`);
    return result.value.case!;
  }

  refuses(on: string, actor: string, order: Omit<Order, 'actor' | 'gives'> & { readonly gives?: Order['gives'] }): string | undefined {
    this.passTo(on);
    const result = this.give({ gives: {}, ...order, actor });
    return result.ok ? undefined : result.error.refusal;
  }

  state(id: string): string {
    return this.files.get(id)!.state;
  }
}

/** A product is listed and suspended because of an incident; the provider reported it himself. */
const suspended = (): { readonly town: Town; readonly product: string; readonly incident: string } => {
  const town = new Town();
  const product = town.does('2026-04-01', 'wei', { procedure: 'disclosure', order: 'disclose', gives: tutor });
  town.does('2026-04-02', 'lin', { case: product, order: 'list' });
  const report = { product: 'Tutor', harm: 'injury', widespread: false, 'what-happened': 'a pupil was hurt' };
  town.names.set('Tutor', product);
  const incident = town.does('2026-05-11', 'med', { procedure: 'incident', order: 'report', gives: report });
  town.does('2026-05-12', 'zhao', { case: incident, order: 'suspend-use', gives: { reasons: 'danger to pupils' } });
  return { town, product, incident };
};

const challenges = (about: string): Omit<Order, 'actor' | 'gives'> & { readonly gives: Order['gives'] } => ({
  procedure: 'reconsideration',
  order: 'challenge',
  about,
  gives: { ground: 'the cause was corrected at once' },
});

describe('an order that lasts', () => {
  test('can be challenged while it lasts, and its letter says until when', () => {
    const { town, incident } = suspended();
    const file = town.files.get(incident)!;
    expect(remediesOf(shenzhen, shenzhen.procedures['incident']!, file, '2026-05-12' as Day).en).toContain('until 13 July 2026');
    expect(town.refuses('2026-07-14', 'med', challenges(incident))).toBe('tooLate');
  });

  test('can no longer be challenged once it is over', () => {
    const { town, incident } = suspended();
    town.does('2026-05-20', 'zhao', { case: incident, order: 'lift', gives: { reasons: 'mended' } });
    expect(town.refuses('2026-05-21', 'med', challenges(incident))).toBe('notChallengeable');
  });

  test('has no effect while it is stayed, and effect again when the challenge fails', () => {
    const { town, incident, product } = suspended();
    const remedy = town.does('2026-05-13', 'med', challenges(incident));
    town.does('2026-05-14', 'qian', { case: remedy, order: 'admit' });
    town.does('2026-05-14', 'lin', { case: remedy, order: 'reply', gives: replied });
    town.does('2026-05-14', 'qian', { case: remedy, order: 'hear', gives: heard });
    expect(town.state(product)).toBe('suspended');
    town.does('2026-05-15', 'wu', { case: remedy, order: 'stay-effect', gives: { reasons: 'lessons stand still' } });
    expect([town.state(incident), town.state(product)]).toEqual(['suspension-stayed', 'tracked']);
    town.does('2026-06-01', 'wu', { case: remedy, order: 'uphold', gives: decided('pupils are in danger') });
    expect([town.state(incident), town.state(product)]).toEqual(['suspended', 'suspended']);
  });

  test('that was put aside and put back by its challenge is the same decision, and is not challenged twice', () => {
    const { town, incident } = suspended();
    const remedy = town.does('2026-05-13', 'med', challenges(incident));
    town.does('2026-05-14', 'qian', { case: remedy, order: 'admit' });
    town.does('2026-05-14', 'lin', { case: remedy, order: 'reply', gives: replied });
    town.does('2026-05-14', 'qian', { case: remedy, order: 'hear', gives: heard });
    town.does('2026-05-15', 'wu', { case: remedy, order: 'stay-effect', gives: { reasons: 'lessons stand still' } });
    expect(town.refuses('2026-05-16', 'med', challenges(incident))).toBe('notChallengeable');
    town.does('2026-06-01', 'wu', { case: remedy, order: 'uphold', gives: decided('pupils are in danger') });
    expect(town.refuses('2026-06-02', 'med', challenges(incident))).toBe('notChallengeable');
  });

  test('that is ordered again is another decision', () => {
    const { town, incident } = suspended();
    const remedy = town.does('2026-05-13', 'med', challenges(incident));
    town.does('2026-05-14', 'qian', { case: remedy, order: 'admit' });
    town.does('2026-05-14', 'lin', { case: remedy, order: 'reply', gives: replied });
    town.does('2026-05-14', 'qian', { case: remedy, order: 'hear', gives: heard });
    town.does('2026-05-20', 'wu', { case: remedy, order: 'set-aside', gives: decided('no danger was shown') });
    expect(town.state(incident)).toBe('inquiry');
    town.does('2026-05-25', 'zhao', { case: incident, order: 'suspend-use', gives: { reasons: 'it happened again' } });
    expect(town.refuses('2026-05-26', 'med', challenges(incident))).toBeUndefined();
  });

  test('of another incident keeps a product suspended when the first incident is closed', () => {
    const { town, incident, product } = suspended();
    const gives = { product: 'Tutor', harm: 'rights', widespread: false, 'what-happened': 'marks were shown to others' };
    const second = town.does('2026-05-13', 'med', { procedure: 'incident', order: 'report', gives });
    town.does('2026-05-14', 'zhao', { case: second, order: 'suspend-use', gives: { reasons: 'marks are public' } });
    town.does('2026-05-20', 'zhao', { case: incident, order: 'lift', gives: { reasons: 'mended' } });
    town.does('2026-05-21', 'lin', { case: incident, order: 'close', gives: { reasons: 'mended' } });
    expect(town.state(product)).toBe('suspended');
    town.does('2026-05-22', 'zhao', { case: second, order: 'lift', gives: { reasons: 'hidden again' } });
    expect(town.state(product)).toBe('tracked');
  });
});

test('a decision set aside carries its reasons to the case that was challenged', () => {
  const { town, incident } = suspended();
  const remedy = town.does('2026-05-13', 'med', challenges(incident));
  town.does('2026-05-14', 'qian', { case: remedy, order: 'admit' });
  town.does('2026-05-14', 'lin', { case: remedy, order: 'reply', gives: replied });
  town.does('2026-05-14', 'qian', { case: remedy, order: 'hear', gives: heard });
  town.does('2026-05-20', 'wu', { case: remedy, order: 'set-aside', gives: decided('no danger was shown') });
  expect(town.files.get(incident)!.facts['reasons']).toBe('no danger was shown');
});

test('a term stands still while the product may not be used, and is not started again when it may', () => {
  const { town, incident, product } = suspended();
  expect(town.files.get(product)!.clocks['tracking']).toMatchObject({ run: 1, state: 'paused' });
  town.does('2026-05-20', 'zhao', { case: incident, order: 'recall', gives: { reasons: 'it cannot be corrected' } });
  expect([town.state(product), town.files.get(product)!.clocks['tracking']!.state]).toEqual(['struck', 'paused']);
  const remedy = town.does('2026-05-21', 'wei', challenges(product));
  town.does('2026-05-22', 'qian', { case: remedy, order: 'admit' });
  town.does('2026-05-22', 'lin', { case: remedy, order: 'reply', gives: replied });
  town.does('2026-05-22', 'qian', { case: remedy, order: 'hear', gives: heard });
  town.does('2026-06-01', 'wu', { case: remedy, order: 'set-aside', gives: decided('it can') });
  const clock = town.files.get(product)!.clocks['tracking']!;
  expect(clock).toMatchObject({ run: 1, from: '2026-04-02', state: 'running' });
  expect(clock.ledger.map(({ kind }) => kind)).toEqual(['paused', 'resumed']);
});
