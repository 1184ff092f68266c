import { describe, expect, test } from 'vitest';
import { type CaseEvent, type OrderGiven, play } from '#law/case';
import type { Pack } from '#law/pack';
import { shenzhen } from '../case/pack.fixture.ts';
import { type Broken, monitorOf, watchEvents } from './index.ts';

const monitors = Object.values(shenzhen.promises).map((promise) => monitorOf(shenzhen, promise));

const found = (pack: Pack, events: readonly CaseEvent[], of = monitors): readonly (Broken & { readonly form: string })[] => {
  const all: (Broken & { readonly form: string })[] = [];
  watchEvents(
    events,
    () => pack,
    () => of,
    ({ promise }, broken) => {
      if (broken !== undefined) all.push({ ...broken, form: promise.form });
    },
  );
  return all;
};

const histories = Object.values(shenzhen.examples)
  .map((example) => play(shenzhen, example).events)
  .filter((events) => events.length > 0);

test('no event of any example contradicts a promise', () => {
  expect(histories.length).toBeGreaterThan(50);
  for (const events of histories) expect(found(shenzhen, events)).toEqual([]);
});

/** What an event of another version, a repair by hand or an import may look like: histories altered so that a promise of this form is broken. */
const planted: Readonly<Record<string, (events: readonly CaseEvent[]) => readonly CaseEvent[] | undefined>> = {
  before: (events) => without(events, named('before', 'first')),
  'at-most': (events) => {
    const order = named('at-most', 'order').find((name) => events.some((event) => event.type === 'orderGiven' && event.order === name));
    const given = events.find((event): event is OrderGiven => event.type === 'orderGiven' && event.order === order);
    if (given === undefined) return undefined;
    const last = events.findLast((event) => event.case === given.case)!;
    return [...events, { ...given, seq: last.seq + 1 }];
  },
  separated: (events) => {
    const pairs = Object.values(shenzhen.promises).flatMap(({ form, body }) =>
      form === 'separated' ? ((body as never)['orders'] as string[][]) : [],
    );
    for (const [a, b] of pairs.flatMap((pair) => (Array.isArray(pair) ? [pair] : []))) {
      const first = events.findLast((event) => event.type === 'orderGiven' && event.order === a);
      const second = events.find((event) => event.type === 'orderGiven' && event.order === b && event.case === first?.case);
      if (first?.type === 'orderGiven' && second?.type === 'orderGiven')
        return events.map((event) => (event === second ? { ...second, actor: first.actor! } : event));
    }
    return undefined;
  },
  'nobody-in-own-case': (events) => {
    const [first] = events;
    const official = events.find(
      (event) => event.type === 'orderGiven' && shenzhen.roles[event.role]?.is === 'official' && event.case === first?.case,
    );
    if (first?.type !== 'orderGiven' || first.actor === undefined || official?.type !== 'orderGiven' || official.seq === 1)
      return undefined;
    if (shenzhen.roles[first.role]?.is !== 'party') return undefined;
    return events.map((event) => (event === official ? { ...official, actor: first.actor! } : event));
  },
  'nobody-from-above': (events) => {
    const reviewing = events.find((event) => event.type === 'orderGiven' && event.role === 'justice-head');
    const above = events.find(
      (event) => event.type === 'orderGiven' && event.actor !== undefined && shenzhen.roles[event.role]?.is === 'official' && event.seq > 1,
    );
    if (reviewing?.type !== 'orderGiven' || above?.type !== 'orderGiven' || above.case === reviewing.case) return undefined;
    return events.map((event) => (event === reviewing ? { ...reviewing, actor: above.actor! } : event));
  },
};

const named = (form: string, key: string): readonly string[] =>
  Object.values(shenzhen.promises).flatMap((promise) => (promise.form === form ? [String((promise.body as never)[key])] : []));

/** The first of these orders that was given is made another one, as if it had never been given. */
const without = (events: readonly CaseEvent[], orders: readonly string[]): readonly CaseEvent[] | undefined => {
  const order = orders.find((name) => events.some((event) => event.type === 'orderGiven' && event.order === name && event.seq > 1));
  return order === undefined
    ? undefined
    : events.map((event) => (event.type === 'orderGiven' && event.order === order ? { ...event, order: 'was-another' } : event));
};

describe('events that contradict a promise are found', () => {
  test.each(Object.keys(planted))('one of the form `%s`, altered by hand', (form) => {
    const caught = histories.flatMap((events) => {
      const altered = planted[form]!(events);
      return altered === undefined ? [] : found(shenzhen, altered).filter((broken) => broken.form === form);
    });
    expect(caught.length).toBeGreaterThan(0);
  });

  test('a condition that never holds, in every state that says otherwise', () => {
    const always = Object.values(shenzhen.promises).filter(({ form }) => form === 'always');
    const turned = always.map((promise) => monitorOf(shenzhen, { ...promise, form: 'never' }));
    expect(histories.flatMap((events) => found(shenzhen, events, turned)).length).toBeGreaterThan(0);
  });
});
