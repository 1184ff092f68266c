import { expect, test } from 'vitest';
import type { Day } from '#law/ground';
import { shenzhen } from './pack.fixture.ts';
import { MemoryCity } from './player.ts';
import { CaseScope } from './scope.ts';

const people = { med: ['provider'], zhao: ['head'], lin: ['officer'], bo: [] };

/** An incident out of which the head warns the public twice. */
const warnedTwice = () => {
  const city = new MemoryCity(shenzhen, people);
  const give = (on: string, actor: string, order: object): string => {
    city.passTo(on);
    const result = city.give({ order: '', gives: {}, actor, ...order });
    if (!result.ok) throw new Error(JSON.stringify(result.error));
    return result.value.case!;
  };
  const told = { 'unregistered-product': 'Pulmo', harm: 'damage', widespread: false, 'what-happened': 'results were mixed up' };
  const incident = give('2026-05-11', 'med', { procedure: 'incident', order: 'report', gives: told });
  const warn = (on: string, text: string) =>
    give(on, 'zhao', { case: incident, order: 'warn-public', gives: { 'warning-text': text, advice: `${text}, and ask for the name` } });
  warn('2026-05-12', 'results of one day');
  warn('2026-05-14', 'results of the whole week');
  const warnings = city.files.get(incident)!.children.map(({ case: id }) => city.files.get(id)!);
  return { city, give, incident, warnings };
};

const factsOf = (city: MemoryCity, id: string, ...names: readonly string[]) => {
  const sight = { world: city.world, packOf: () => shenzhen, files: city.files, today: '2026-05-20' as Day };
  const scope = new CaseScope(sight, city.files.get(id)!);
  return names.map((name) => scope.fact(name));
};

test('a second order above does not change what the first told the case that it opened', () => {
  const { city, warnings } = warnedTwice();
  expect(warnings.map(({ id }) => factsOf(city, id, 'warning-text')[0])).toEqual(['results of one day', 'results of the whole week']);
});

test('what was told says from which case and day it is', () => {
  const { incident, warnings } = warnedTwice();
  const opened = warnings[0]!.events[0]!;
  expect(opened.type === 'orderGiven' && opened.copied?.['warning-text']).toEqual({ case: incident, on: '2026-05-12' });
});

test('what nobody told the child it still sees above as it is now', () => {
  const { city, give, incident, warnings } = warnedTwice();
  expect(factsOf(city, warnings[0]!.id, 'root-cause')).toEqual([null]);
  give('2026-05-15', 'med', { case: incident, order: 'complete', gives: { 'root-cause': 'a wrong join', 'cause-category': 'data' } });
  expect(factsOf(city, warnings[0]!.id, 'root-cause')).toEqual(['a wrong join']);
});

test('what is assumed above is assumed in the case that was told of it', () => {
  const { city, incident } = warnedTwice();
  city.passTo('2026-05-18');
  const gives = { 'warning-text': 'no result of May is safe', advice: 'ask for the name' };
  const result = city.give({ case: incident, order: 'warn-public', actor: 'zhao', gives, assumed: ['advice'] });
  expect(result.ok).toBe(true);
  const warnings = city.files.get(incident)!.children.map(({ case: id }) => city.files.get(id)!);
  expect(warnings.map(({ assumed }) => [...assumed])).toEqual([[], [], ['advice']]);
});
