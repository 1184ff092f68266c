import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompetencesPage } from '#contract';
import { answer, openDemo } from './demo-for-tests.ts';

let page: CompetencesPage;
let close: () => Promise<void>;
beforeAll(async () => {
  const city = await openDemo('2026-03-02');
  close = () => city.close();
  page = answer(await city.pages.competences(city.caller(), {}));
});
afterAll(() => close());

const body = (name: string) => page.bodies.find((one) => one.body.name === name);

test('the city government decides a reconsideration through its justice bureau, and an article says so', () => {
  expect(body('city-government')).toMatchObject({ through: { en: expect.stringContaining('Bureau of Justice') } });
  const line = body('city-government')!.lines.find(({ name }) => name === 'reconsiderations');
  expect(line).toMatchObject({ standing: 'law', orders: [{ procedure: { name: 'reconsideration' } }] });
  expect(line!.marks.map(({ article }) => article)).toEqual(['fyf.4', 'fyf.24']);
  expect(body('justice')).toBeUndefined();
});

test('what no article gives a body is shown as assumed, with its note in both languages', () => {
  const fines = body('miit')!.lines.find(({ name }) => name === 'penalties');
  expect(fines).toMatchObject({
    standing: 'assumed',
    note: { en: expect.stringContaining('penalty power'), zh: expect.stringContaining('处罚权') },
  });
  for (const { lines } of page.bodies)
    for (const { name, standing, note, orders } of lines) {
      expect(note !== undefined).toBe(standing === 'assumed');
      // The city government makes the measure itself: that is entered as a fact, and no order of an office does it.
      expect([name, orders.length > 0]).toEqual([name, name !== 'measures']);
    }
});
