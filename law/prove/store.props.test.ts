import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storeOf } from './store.ts';

/** Few different words, so that many come again; several thousand, so that the table grows in the middle of a batch. */
const anyBatches = fc.record({
  width: fc.integer({ min: 1, max: 3 }),
  budget: fc.constantFrom(0, 7, 100_000),
  spread: fc.constantFrom(5, 60, 3000),
  sizes: fc.array(fc.integer({ min: 0, max: 900 }), { maxLength: 6 }),
  seed: fc.integer(),
});

test('many configurations put in at once get the numbers and ways that they get one by one', () => {
  fc.assert(
    fc.property(anyBatches, ({ width, budget, spread, sizes, seed }) => {
      const [together, singly] = [storeOf(width, budget), storeOf(width, budget)];
      let random = seed;
      const word = (): number => {
        random = (Math.imul(random, 1_103_515_245) + 12_345) | 0;
        return (random >>> 8) % spread;
      };
      for (const size of sizes) {
        const words = Int32Array.from({ length: size * width }, word);
        const parent = Int32Array.from({ length: size }, (_, one) => one);
        const by = Int32Array.from({ length: size }, () => word());
        const numbers = new Int32Array(Math.max(size, 1));
        const settled = together.addAll({ words, parent, by }, size, numbers);
        const expected: number[] = [];
        for (let one = 0; one < size; one += 1) {
          const number = singly.add(words.subarray(one * width, (one + 1) * width), parent[one]!, by[one]!);
          if (number < 0) break;
          expected.push(number);
        }
        expect([...numbers.subarray(0, settled)]).toEqual(expected);
      }
      expect(together.size()).toBe(singly.size());
      expect(together.words().subarray(0, together.size() * width)).toEqual(singly.words().subarray(0, singly.size() * width));
      expect(together.ways().by.subarray(0, together.size())).toEqual(singly.ways().by.subarray(0, singly.size()));
    }),
  );
});
