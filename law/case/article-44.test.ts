// What must not get through in a trial or a limited test in a hospital: examples of the pack, changed by one step.
import { describe, expect, test } from 'vitest';
import type { Example, ExampleStep, Pack } from '#law/pack';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

const example = (name: string): Example => {
  const found = shenzhen.examples[name];
  if (found === undefined) throw new Error(`no example \`${name}\``);
  return found;
};

const steps = (name: string): readonly ExampleStep[] => example(name).steps;

/** The refusals of this order among the events of an example, by what its step expected. */
const refusalsOf = (name: string, order: string): readonly (string | undefined)[] =>
  steps(name).flatMap(({ does, refused }) => (does?.split('.').at(-1) === order && refused !== undefined ? [refused] : []));

const matches = (name: string): boolean => play(shenzhen, example(name)).matches;

describe('a limited test in a hospital keeps its limit', () => {
  test('a cap above the request is refused, of subjects, of sites and of days', () => {
    expect(matches('hospital-not-above-request')).toBe(true);
    expect(refusalsOf('hospital-not-above-request', 'propose')).toEqual(Array(4).fill('capsAboveRequest'));
    expect(refusalsOf('trial-caps-not-above-request', 'propose')).toEqual(Array(3).fill('capsAboveRequest'));
    expect(refusalsOf('hospital-amended', 'propose')).toEqual(['capsAboveRequest']);
  });

  test('one person alone cannot start it, whatever posts they hold', () => {
    expect(refusalsOf('hospital-not-above-request', 'admit')).toEqual(['notThisRole', 'actedBefore']);
  });

  test('a review of another product recognised is a refusal, as of another version and of another site', () => {
    expect(matches('hospital-review-of-another-product')).toBe(true);
    expect(refusalsOf('hospital-review-of-another-product', 'recognise-review')).toEqual([
      'reviewOfAnother',
      'reviewOfAnother',
      'reviewOfAnother',
      'reviewNotFavourable',
      'reviewOutOfDate',
    ]);
    expect(refusalsOf('hospital-review-of-another-product', 'admit')).toEqual(['ethicsMissing']);
  });

  test('no medical device of any class is filed as a limited test', () => {
    expect(matches('hospital-device-not-here')).toBe(true);
    expect(refusalsOf('hospital-device-not-here', 'file').filter((refusal) => refusal === 'deviceNotHere')).toHaveLength(3);
  });
});

describe('a device trial is recorded and not decided', () => {
  test('Article 27 of the device regulations is the basis of no order of the bureau and of no order by law', () => {
    const officials = new Set(Object.values(shenzhen.roles).flatMap(({ name, is }) => (is === 'official' ? [name] : [])));
    const ours = ({ procedures }: Pack) =>
      Object.values(procedures).flatMap(({ name, orders }) =>
        Object.values(orders)
          .filter(({ by }) => by.includes('law') || by.some((role) => officials.has(role)))
          .filter(({ basis }) => basis.some((article) => article.startsWith('ylqx.27')))
          .map((order) => `${name}.${order.name}`),
      );
    expect(ours(shenzhen)).toEqual([]);
  });

  test('it has no decision to challenge, and no silence with an effect', () => {
    const { clocks, endings } = shenzhen.procedures['device-trial-record']!;
    expect(Object.values(clocks).map(({ silence }) => silence)).toEqual([[], []]);
    expect(Object.values(endings).map(({ kind }) => kind)).not.toContain('granted');
  });
});

test('reports that never come lead to a warning, a suspension and an order that ends the trial', () => {
  for (const name of ['trial-never-reports', 'hospital-never-reports']) {
    const { matches: matched, ending, events } = play(shenzhen, example(name));
    expect(matched).toBe(true);
    expect(ending).toMatchObject({ state: 'stopped', kind: 'revoked' });
    const byLaw = events.flatMap((event) => (event.type === 'orderGiven' && event.because?.kind === 'silence' ? [event.order] : []));
    expect(byLaw).toEqual(['warn-late', 'suspend-unreported', 'stop-suspended']);
  }
});

test('a planned look stops enrolment until it is reported, and suspends once its number of harms is reached', () => {
  expect(matches('hospital-look-stops')).toBe(true);
  expect(refusalsOf('hospital-look-stops', 'enrol')).toEqual(['lookFirst', 'lookFirst', 'notOpenInThisState']);
  expect(refusalsOf('hospital-look-stops', 'report-look')).toEqual(['noLookHere', 'harmsLeftOut', 'boundReached']);
});

test('an amended number of days is counted from the day of the amendment, and begins the term again', () => {
  const { matches: matched, clocks } = play(shenzhen, example('hospital-amended'));
  expect(matched).toBe(true);
  expect(clocks.filter(({ clock }) => clock === 'term').map(({ due }) => due)).toContain('2026-07-01');
});
