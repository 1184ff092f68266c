// A call closes, ranks and awards on the ledger: one decision over all the cases that name it (decisions 0202 and 0203).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, type Order } from '#law/case';
import type { Value } from '#law/ground';
import { openCity, type TestCity, value } from './city.fixture.ts';

let city: TestCity;
beforeAll(async () => {
  city = await openCity('2026-03-02');
});
afterAll(() => city.close());

const give = (actor: string, order: Omit<Order, 'gives' | 'actor'>, gives: Readonly<Record<string, Value>> = {}) =>
  city.desk.keeper.give({ ...order, actor, gives });
const opened = async (actor: string, procedure: string, order: string, gives: Readonly<Record<string, Value>>): Promise<string> =>
  value(await give(actor, { procedure, order }, gives)).case;
const inCase = async (actor: string, id: string, order: string, gives: Readonly<Record<string, Value>> = {}) =>
  value(await give(actor, { case: id, order }, gives));
const stateOf = (id: string) => city.desk.keeper.ask(id, (_, files) => files.get(id)!.state);

const openCall = async (money: number): Promise<{ readonly id: string; readonly number: string }> => {
  const id = await opened('zhao', 'funding-call', 'open-call', {
    'funding-title': 'Machines that see',
    'funding-for': 'firms with a prototype',
    'funding-money': money,
    'funding-most': 5_000_000,
    'funding-least': 50,
    'funding-reserve': 1,
    'funding-days': 30,
    'funding-weight-novelty': 40,
    'funding-weight-plan': 30,
    'draw-source': 'the index of the next trading day',
  });
  return { id, number: (await city.desk.keeper.ask(id, (_, files) => files.get(id)!.opened.number))! };
};

const filing = (call: string, name: string, amount: number): Readonly<Record<string, Value>> => ({
  'funding-call': call,
  'product-name': name,
  amount,
  plan: 'plan.pdf',
  'paid-elsewhere': false,
  contact: 'Ms Wei',
});

const sheet = (points: number): Readonly<Record<string, Value>> => ({
  'score-novelty': points,
  'score-plan': points,
  'score-benefit': points,
  'score-reasons': 'sound',
});

const listedCall = async (money: number, applicants: readonly (readonly [string, number, number])[]) => {
  const call = await openCall(money);
  const cases: string[] = [];
  for (const [person, amount] of applicants) cases.push(await opened(person, 'grant', 'file', filing(call.number, `Of ${person}`, amount)));
  for (const id of cases) await inCase('lin', id, 'accept');
  await inCase('zhao', call.id, 'close-early', { reasons: 'all have applied' });
  for (const [at, id] of cases.entries())
    for (const scorer of ['song', 'shi']) await inCase(scorer, id, 'score', sheet(applicants[at]![2] + (scorer === 'shi' ? 1 : 0)));
  await inCase('lin', call.id, 'rank-all');
  return { ...call, cases };
};

test('a call closes, ranks and awards: all its cases move in one transaction, and the ledger verifies', async () => {
  const call = await listedCall(1_000_000, [
    ['wei', 600_000, 70],
    ['mei', 400_000, 90],
    ['kang', 300_000, 60],
    ['jin', 300_000, 20],
  ]);
  expect(await Promise.all(call.cases.map(stateOf))).toEqual(['ranked', 'ranked', 'ranked', 'ranked']);
  const done = await inCase('zhao', call.id, 'decide-list', { reasons: 'as the list has it' });
  expect(new Set(done.decided.events.map((event) => event.type === 'orderGiven' && event.orderId)).size).toBe(1);
  expect(await Promise.all(call.cases.map(stateOf))).toEqual(['to-be-funded', 'to-be-funded', 'in-reserve', 'refused']);
  city.on('2026-03-16');
  await city.desk.keeper.runTimers();
  expect(await stateOf(call.id)).toBe('call-decided');
  expect(await Promise.all(call.cases.map(stateOf))).toEqual(['funded', 'funded', 'in-reserve', 'refused']);
  expect((await city.desk.keeper.store.verify()).findings).toEqual([]);
});

test('of two decisions that race for the last money of one fund one wins, and the other awards nobody', async () => {
  const [one, other] = [
    await listedCall(5_000_000, [['wei', 5_000_000, 70]]),
    await listedCall(5_000_000, [
      ['mei', 4_000_000, 70],
      ['fu', 1_000_000, 60],
    ]),
  ];
  const raced = await Promise.all([one, other].map(({ id }) => give('zhao', { case: id, order: 'decide-list' }, { reasons: 'as listed' })));
  expect(raced.filter(({ ok }) => ok)).toHaveLength(1);
  expect(raced.flatMap((result) => (result.ok ? [] : [result.error.refusal]))).toEqual(['budgetExhausted']);
  const lost = raced[0]!.ok ? other : one;
  expect(await stateOf(lost.id)).toBe('list-made');
  expect(new Set(await Promise.all(lost.cases.map(stateOf)))).toEqual(new Set(['ranked']));
});

test('a call that is cancelled while somebody files never misses the application: the decision is made again', async () => {
  const call = await openCall(100);
  const { keeper } = city.desk;
  const cancelling = async (when: 'before' | 'after') => {
    const loaded = await keeper.open(call.id);
    const order: Order = { case: call.id, order: 'cancel-call', actor: 'zhao', gives: { reasons: 'no money' } };
    const { value: decided } = await loaded.settle((world) => decide(world, order));
    if (when === 'before') await opened('wei', 'grant', 'file', filing(call.number, 'In the very moment', 50));
    return keeper.store.append(keeper.batch(loaded, value(decided)));
  };
  expect((await cancelling('before')).result).toBe('stale');
  expect((await cancelling('after')).result).toBe('ok');
  expect((await give('mei', { procedure: 'grant', order: 'file' }, filing(call.number, 'Too late', 50))).ok).toBe(false);
  const named = await keeper.store.naming('funding-call', call.id);
  expect(await Promise.all(named.map(stateOf))).toEqual(['call-off']);
});

test('an application that was decided on while the call closed is decided again and refused', async () => {
  const call = await openCall(100);
  const { keeper } = city.desk;
  const loaded = await keeper.open();
  const order: Order = { procedure: 'grant', order: 'file', actor: 'wei', gives: filing(call.number, 'Just in time', 50) };
  const { value: decided } = await loaded.settle((world) => decide(world, order));
  await inCase('zhao', call.id, 'cancel-call', { reasons: 'no money' });
  expect((await keeper.store.append(keeper.batch(loaded, value(decided)))).result).toBe('stale');
});
