import { expect, test } from 'vitest';
import { Stage } from '#law/case';
import { shenzhen } from '../case/pack.fixture.ts';
import { RecordedCity } from './recorded.fixture.ts';

test('every guard of every decision in the examples holds again, and the same rows fire', () => {
  let count = 0;
  for (const example of Object.values(shenzhen.examples)) {
    const city = new RecordedCity(shenzhen, example.people, example.interests);
    const stage = new Stage(shenzhen, example, city);
    for (const [index, step] of example.steps.entries()) stage.take(step, index + 1);
    for (const { event, receipt } of city.receipts()) {
      count += 1;
      const { decision } = receipt;
      const held = decision.guards.filter(({ holds }) => holds !== true);
      if (held.length > 0) console.log(example.name, event.order, JSON.stringify(decision.guards), JSON.stringify(decision.read));
      expect(held).toEqual([]);
    }
  }
  console.log(count);
});
