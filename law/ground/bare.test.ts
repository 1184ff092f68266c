import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bare } from './bare.ts';
import { canonicalJson, parseJson, printJson } from './json.ts';
import { Decimal } from './number.ts';

const inherited = Object.getOwnPropertyNames(Object.prototype);

test('a name that every object inherits is found nowhere in a bare value', () => {
  const value = bare({ orders: { file: {} }, list: [{ a: 1 }], byName: new Map([['x', { b: 2 }]]), some: new Set([{ c: 3 }]) });
  const dictionaries = [value, value.orders, value.orders.file, value.list[0], value.byName.get('x'), [...value.some][0]];
  for (const name of inherited) {
    for (const dictionary of dictionaries) expect([name, (dictionary as Record<string, unknown>)[name]]).toEqual([name, undefined]);
  }
});

test('what somebody wrote under such a name is still there', () => {
  const value = bare({ ['constructor']: 'a builder', ...JSON.parse('{"__proto__": 1}') }) as Record<string, unknown>;
  expect([value['constructor'], Object.keys(value)]).toEqual(['a builder', ['constructor', '__proto__']]);
});

test('a circle comes to an end, and an object of a class keeps its methods', () => {
  const circle: { self?: unknown; amount: Decimal } = { amount: new Decimal('0.10') };
  circle.self = circle;
  expect(bare(circle).amount.plus(1).toString()).toBe('1.1');
});

test('a bare value prints, copies and compares as before', () => {
  fc.assert(
    fc.property(fc.json(), (source) => {
      const [value, stripped] = [parseJson(source), bare(parseJson(source))];
      expect(canonicalJson(stripped)).toBe(canonicalJson(value));
      expect(printJson(stripped)).toBe(printJson(value));
      expect(printJson(stripped, 2)).toBe(printJson(value, 2));
      expect(stripped).toEqual(value);
    }),
  );
});
