import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { product } from './product.fixture.ts';

const people = { wei: ['applicant'], lin: ['officer'], dong: ['officer'], zhao: ['head'] };

const opened = (on: string): { readonly city: MemoryCity; readonly id: string } => {
  const city = new MemoryCity(shenzhen, people);
  city.passTo(on);
  const given = city.give({ procedure: 'assessment', order: 'file', actor: 'wei', gives: product });
  if (!given.ok) throw new Error(given.error.refusal);
  return { city, id: given.value.case! };
};

test('a clock set back is refused: no order before the last event of its case', () => {
  const { city, id } = opened('2026-03-10T09:00:00+08:00');
  city.setTime('2026-03-10T08:59:59+08:00');
  const early = city.give({ case: id, order: 'accept', actor: 'lin', gives: {} });
  expect(early).toMatchObject({
    ok: false,
    error: { refusal: 'clockSetBack', about: { case: id, recorded: '2026-03-10T09:00:00+08:00' }, text: { zh: expect.any(String) } },
  });
  expect(city.files.get(id)!.seq).toBe(1);
  city.setTime('2026-03-10T09:00:00+08:00');
  expect(city.give({ case: id, order: 'accept', actor: 'lin', gives: {} }).ok).toBe(true);
});

test('nothing follows by law while the clock stands back', () => {
  const { city } = opened('2026-03-10T09:00:00+08:00');
  expect(city.passTo('2025-03-10').events).toEqual([]);
  // Its five working days run out later all the same.
  expect(city.passTo('2026-04-10').events.length).toBeGreaterThan(0);
});

test('however the clock is set, what is recorded in a case never goes back', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 8 }), (hours) => {
      const { city, id } = opened('2026-03-10T09:00:00+08:00');
      const start = Date.parse('2026-03-05T09:00:00+08:00');
      for (const hour of hours) {
        city.setTime(new Date(start + hour * 3_600_000).toISOString().replace('.000Z', 'Z'));
        city.give({ case: id, order: 'accept', actor: 'lin', gives: {} });
        city.give({ case: id, order: 'withdraw', actor: 'wei', gives: {} });
      }
      for (const { events } of city.files.values()) {
        const recorded = events.map((event) => Date.parse(event.recorded));
        expect(recorded).toEqual(recorded.toSorted((a, b) => a - b));
      }
    }),
    { numRuns: 50 },
  );
});
