import { expect, test } from 'vitest';
import { base, changed, packOf } from './files.fixture.ts';
import { waysOf } from './letter-ways.ts';

/** From where the letter of a refusal is sent, with this guard on the order that the head gives in two states. */
const sentFrom = (guard: string): readonly string[] => {
  const pack = packOf(
    changed(base, {
      'procedures/permit.yaml': [
        {
          replace: 'refuse:       { by: head, from: accepted,',
          by: `refuse:       { by: head, from: [filed, accepted], if: { conditionNotMet: ${guard} },`,
        },
      ],
    }),
  );
  return waysOf('refusal', pack).flatMap(({ order, from }) => (order.name === 'refuse' && from !== undefined ? [from] : []));
};

test('a letter is not sent from a state that its order names only to refuse there', () => {
  expect(sentFrom('state = "accepted"')).toEqual(['accepted']);
  expect(sentFrom('not(state = "accepted")')).toEqual(['filed']);
});

test('a guard that anything else decides excludes no state', () => {
  expect(sentFrom('state = "accepted" or length > 3')).toEqual(['filed', 'accepted']);
  expect(sentFrom('length > 3')).toEqual(['filed', 'accepted']);
});
