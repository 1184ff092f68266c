import { expect, test } from 'vitest';
import { base, changed, packOf } from '../../pack/files.fixture.ts';
import { provePack } from './index.ts';
import { lawfulPlaces, liveFor } from './live.ts';

const harbour = packOf(base);
const permit = harbour.procedures['permit']!;

test('what only an order before the decision looks at matters as long as a way leads back there, and no longer', () => {
  const consult = lawfulPlaces(permit, permit.orders['consult']!);
  expect(consult).toEqual(['accepted']);
  // A refusal may be set aside and a correction supplied; a ship that is moored, gone or withdrawn does not come back.
  expect([...liveFor(permit, consult)].toSorted()).toEqual(['accepted', 'correcting', 'filed', 'refused']);
  expect(liveFor(permit, [])).toEqual(new Set());
});

test('an ending is left by the law alone', () => {
  expect(lawfulPlaces(permit, permit.orders['reopen']!)).toEqual(['refused']);
  expect(lawfulPlaces(permit, { ...permit.orders['reopen']!, by: ['head'] })).toEqual([]);
  expect(lawfulPlaces(permit, permit.orders['withdraw']!)).toEqual(Object.keys(permit.states));
});

test('where a promise asks how often something was given, it is kept to the end', () => {
  const asked = (promise: string) => {
    const made = `${base.get('promises.yaml')!}  asked:\n    says: { en: It holds., zh: 应当成立。 }\n    ${promise}\n`;
    const pack = packOf(changed(new Map(base).set('promises.yaml', made), {}));
    return provePack(pack, undefined, ['asked']).promises[0]!;
  };
  // The board is asked before a long ship is granted a berth; a short one needs no board.
  expect(asked('always: { procedure: permit, state: moored, if: length <= 200 or times("consult") >= 1 }').holds).toBe(true);
  expect(asked('always: { procedure: permit, state: moored, if: times("consult") >= 1 }').holds).toBe(false);
  expect(asked('at-most: { procedure: permit, order: consult, times: 1 }').holds).toBe(true);
  // To load comes long after the last look at whether anybody was asked: a promise about both keeps it.
  expect(asked('before: { procedure: permit, first: consult, then: load }').holds).toBe(false);
  expect(asked('before: { procedure: permit, first: grant, then: load }').holds).toBe(true);
});
