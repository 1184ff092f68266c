import { expect, test } from 'vitest';
import type { Expression } from '#law/feel';
import type { Pack } from '#law/pack';
import { base, changed, packOf } from '../../pack/files.fixture.ts';
import { forbiddenBy, whereGiven } from './index.ts';

const asking = (formula: string): { readonly pack: Pack; readonly condition: Expression } => {
  const files = changed(base, {});
  const made = `  asked:\n    says: { en: It holds., zh: 应当成立。 }\n    never: { procedure: permit, if: '${formula}' }\n`;
  const pack = packOf(new Map(files).set('promises.yaml', `${files.get('promises.yaml')!}${made}`));
  return { pack, condition: pack.promises['asked']!.formulas['if']! };
};

const at = (formula: string, order: string) => {
  const { pack, condition } = asking(formula);
  return whereGiven(pack, pack.procedures['permit']!, new Map([[order, [condition]]])).get(order)!;
};

test('what is known wherever an order is given: one thing, another, or not known', () => {
  expect(at('leaks', 'grant')).toMatchObject({ ever: true, complete: true, conditions: [{ canBeTrue: false, canBeFalse: true }] });
  expect(at('times("consult") >= 1', 'grant').conditions[0]).toMatchObject({ canBeTrue: true, canBeFalse: true });
  expect(at('times("file") >= 1', 'grant').conditions[0]).toMatchObject({ canBeFalse: false });
});

test('the state that a condition reads is the one after the order', () => {
  expect(at('state = "moored"', 'grant').conditions[0]).toEqual({ canBeTrue: true, canBeFalse: false, canBeUnknown: false, open: [] });
});

test('an order that the procedure does not have is left out', () => {
  const { pack, condition } = asking('leaks');
  expect(whereGiven(pack, pack.procedures['permit']!, new Map([['fly', [condition]]])).size).toBe(0);
});

test('a promise tells what it forbids on the path of one case', () => {
  const { pack } = asking('leaks');
  expect(forbiddenBy(pack, pack.promises['asked']!)).toMatchObject({ kind: 'standing', procedures: ['permit'], places: [], holds: true });
});
