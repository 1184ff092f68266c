import { afterAll, beforeAll, expect, test } from 'vitest';
import { answer, done, maker, openDemo, tutor } from './demo-for-tests.ts';

let demo: Awaited<ReturnType<typeof openDemo>>;
beforeAll(async () => {
  demo = await openDemo('2026-03-02');
});
afterAll(() => demo.close());

const signed = {
  'commitment-domain': 'none',
  'harms-property': false,
  'hard-to-undo': false,
  'knows-notice': true,
  'meets-conditions': true,
  'keeps-papers': true,
  'bears-liability': true,
};

const ways = async () => answer(await demo.pages.times(demo.caller(), {})).ways.find(({ procedure }) => procedure.name === 'disclosure')!;

const file = async (order: string, name: string, more = {}): Promise<string> =>
  done(
    await demo.keeper.give({
      procedure: 'disclosure',
      order,
      actor: 'wei',
      onBehalfOf: maker,
      gives: { ...tutor, ...more, 'product-name': name } as never,
    }),
  ).case;

test('both ways are counted from the filing to the day on which the product is listed, and no difference is told of too few', async () => {
  const [first, second] = [await file('disclose', 'One'), await file('disclose-on-commitment', 'Two', signed)];
  await demo.order(second, 'list-on-commitment', 'lin', { 'credit-record': 'clear' });
  await demo.go('2026-03-05');
  await demo.order(first, 'list', 'lin', {});
  const row = await ways();
  expect(row.ordinary).toMatchObject({
    order: { name: 'disclose' },
    limit: { en: '5 working days' },
    n: 1,
    distribution: [{ days: 3, cases: 1 }],
  });
  expect(row.commitment).toMatchObject({ limit: { en: 'the same working day' }, n: 1, distribution: [{ days: 0, cases: 1 }] });
  expect(row).not.toHaveProperty('saved');
});

test('a case that leaves the commitment counts for neither way', async () => {
  const left = await file('disclose-on-commitment', 'Three', signed);
  await demo.order(left, 'leave-commitment', 'wei', { 'leave-reason': 'the records are elsewhere' });
  await demo.order(left, 'list', 'lin', {});
  expect(await ways()).toMatchObject({ left: 1, ordinary: { n: 1 }, commitment: { n: 1 } });
});

test('from five cases a way on the difference is told, with its interval', async () => {
  for (const n of [1, 2, 3, 4]) {
    const [ordinary, committed] = [await file('disclose', `Ordinary ${n}`), await file('disclose-on-commitment', `Committed ${n}`, signed)];
    await demo.order(committed, 'list-on-commitment', 'lin', { 'credit-record': 'clear' });
    await demo.go(`2026-03-${9 + n}`);
    await demo.order(ordinary, 'list', 'lin', {});
  }
  const { saved, ordinary, commitment } = await ways();
  expect([ordinary.n, commitment.n]).toEqual([5, 5]);
  expect(saved!.days).toBeGreaterThan(0);
  expect(saved!.low).toBeLessThanOrEqual(saved!.days);
  expect(saved!.high).toBeGreaterThanOrEqual(saved!.days);
});
