import { expect, test } from 'vitest';
import type { OrderDef, Pack, Procedure } from '#law/pack';
import { isDecision } from './decides.ts';

const pack = { roles: { officer: { is: 'official' }, applicant: { is: 'party' } } } as unknown as Pack;
const procedure = {
  cases: { reconsideration: { silenceOf: [] }, silence: { silenceOf: ['decision'] } },
  states: { filed: { challenges: ['silence'] }, warned: { challenges: ['reconsideration'] } },
  endings: { granted: { challenges: ['reconsideration'] }, closed: { challenges: [] } },
} as unknown as Procedure;
const order = (by: string, to?: string, takes: readonly unknown[] = []) =>
  ({ by: [by], takes, ...(to === undefined ? {} : { to }) }) as unknown as OrderDef;
const decides = (def: OrderDef, posts: readonly string[] = ['officer']) => isDecision(pack, procedure, def, posts);

test('an order of an official that ends a case, can be challenged, or spends is a decision', () => {
  expect([order('officer', 'granted'), order('officer', 'closed'), order('officer', 'warned')].map((def) => decides(def))).toEqual([
    true,
    true,
    true,
  ]);
  expect(decides(order('officer', undefined, [{ budget: 'grants' }]))).toBe(true);
});

test('a step on the way, also where its silence can be challenged, an order of a party, and a post that somebody does not hold are none', () => {
  expect(decides(order('officer', 'filed'))).toBe(false);
  expect(decides(order('officer'))).toBe(false);
  expect(decides(order('applicant', 'closed'))).toBe(false);
  expect(decides(order('officer', 'granted'), [])).toBe(false);
});
