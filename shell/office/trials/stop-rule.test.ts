import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Value } from '#law/ground';
import { loadPack } from '#law/pack';
import { characteristic, stopChance } from '#methods/sequential';
import { ownPack } from '../office.fixture.ts';
import { recordedRule, ruleReading, ruleSoFar } from './index.ts';

const pack = loadPack(ownPack).pack!;
const trial = pack.procedures['trial']!;
const reading = ruleReading(pack, trial);

const look = (at: number, stops: number): Value => ({ 'look-at': at, 'look-stops': stops });
const answers = (given: Readonly<Record<string, Value>>, end?: number) => ruleSoFar(pack, reading, (fact) => given[fact] ?? null, end);
const planned = [look(20, 3), look(40, 5)];
const en = (rule: ReturnType<typeof answers>) => rule?.sentences.map((sentence) => sentence.en);

test('looks, harm rates, people asked for and people allowed are found by the shape of the pack, in both kinds of trial', () => {
  const rule = {
    looks: { fact: 'planned-looks', at: 'look-at', stops: 'look-stops' },
    rates: { acceptable: 'acceptable-harm', unacceptable: 'unacceptable-harm' },
    people: 'asked-subjects',
  };
  expect(reading).toEqual({ ...rule, ceiling: 'cap-subjects' });
  expect(ruleReading(pack, pack.procedures['hospital-test']!)).toEqual({ ...rule, ceiling: 'cap-subjects' });
  expect(ruleReading(pack, pack.procedures['disclosure']!)).toBeUndefined();
});

test('with both rates it says how often it errs, both ways, in natural frequencies', () => {
  const rule = answers({ 'planned-looks': planned, 'asked-subjects': 50, 'acceptable-harm': 2.5, 'unacceptable-harm': 15 });
  const looks = [
    { after: 20, stopsAt: 3 },
    { after: 40, stopsAt: 5 },
  ];
  const needless = Math.round(1000 * stopChance(looks, 0.025));
  const { runsOut, expectedSize } = characteristic(looks, 0.15, { end: 50 });
  expect(en(rule)).toEqual([
    `If the product harms no more than 2.5 in 100 people, a test like this is stopped without need in at most ${needless} of 1,000.`,
    `If it harms 15 in 100, it runs to its end unnoticed in ${Math.round(1000 * runsOut)} of 1,000; on average ${Math.round(expectedSize)} people are included before it stops or ends, of 50 at most.`,
  ]);
  // As enumerated apart, in another language.
  expect([needless, Math.round(1000 * runsOut)]).toEqual([14, 214]);
  expect(rule?.label.en).toBe('Of 1,000 tests the rule stops 14 if 2.5 in 100 are harmed, and 786 if 15 in 100 are harmed.');
  expect(rule?.table.map(({ harm }) => harm)).toContain(2.5);
});

test('without the rates it says that it cannot say it, and how often it stops whatever the harm', () => {
  const rule = answers({ 'planned-looks': planned });
  expect(rule).not.toHaveProperty('acceptable');
  expect(en(rule)).toEqual([
    expect.stringContaining('does not say how much harm is acceptable and how much is not'),
    expect.stringMatching(
      /^It stops 1 test in 10 if about [\d.]+ in 100 are harmed, half of them if about \d+ in 100 are harmed, 9 in 10 if about \d+/,
    ),
  ]);
  // No people were asked for: a test that nothing stops ends with its last look.
  expect(rule?.end).toBe(40);
});

test('with one rate alone it says one way and names what is missing', () => {
  expect(en(answers({ 'planned-looks': planned, 'unacceptable-harm': 15 }))).toEqual([
    expect.stringContaining('If it harms 15 in 100'),
    expect.stringContaining('does not say how much harm is acceptable, so'),
    expect.stringContaining('It stops 1 test in 10'),
  ]);
  expect(en(answers({ 'planned-looks': planned, 'acceptable-harm': 2 }))?.[1]).toContain('does not say how much harm must stop it');
});

test('a plan that accepts as much harm as it would stop for is told so, and no error is named', () => {
  const rule = answers({ 'planned-looks': planned, 'acceptable-harm': 10, 'unacceptable-harm': 10 });
  expect(en(rule)).toEqual([expect.stringContaining('that cannot both be'), expect.stringContaining('It stops 1 test in 10')]);
});

test('looks beyond the people allowed are not reckoned with, and that is said; a rule that cannot stop is called so', () => {
  const rule = answers({ 'planned-looks': planned, 'acceptable-harm': 2, 'unacceptable-harm': 10 }, 30);
  expect(rule?.end).toBe(30);
  expect(en(rule)?.at(-1)).toBe('With 30 people at most, the look after 40 will not be made.');
  expect(rule?.table.at(-1)?.stops).toBeCloseTo(1000 * stopChance([{ after: 20, stopsAt: 3 }], rule!.table.at(-1)!.harm / 100), 9);
  expect(en(answers({ 'planned-looks': [look(5, 6)] }))).toEqual([expect.stringContaining('can never stop')]);
});

test('what is rarer than one in a thousand is said so, and is not called never', () => {
  const rare = answers({ 'planned-looks': [look(100, 20)], 'acceptable-harm': 1, 'unacceptable-harm': 90 });
  expect(en(rare)?.[0]).toContain('stopped without need in fewer than 1 of 1,000');
  expect(en(rare)?.[1]).toContain('unnoticed in fewer than 1 of 1,000');
  expect(en(answers({ 'planned-looks': planned, 'acceptable-harm': 0, 'unacceptable-harm': 90 }))?.[0]).toContain('in 0 of 1,000');
});

test('while it is being written nothing breaks: half a row, rows out of order or twice, numbers that are none', () => {
  expect(answers({})).toBeUndefined();
  expect(answers({ 'planned-looks': [{ 'look-at': 20 }] as never })).toBeUndefined();
  expect(answers({ 'planned-looks': [look(2.5, 1)], 'asked-subjects': 10.5 })).toBeUndefined();
  expect(answers({ 'planned-looks': [look(40, 5), look(20, 4), look(20, 3)] })?.looks).toEqual([
    { at: 20, stops: 3 },
    { at: 40, stops: 5 },
  ]);
  expect(answers({ 'planned-looks': Array.from({ length: 201 }, (_, i) => look(i + 1, i + 1)) })).toBeUndefined();
});

test('rests on rules that say they are assumed', () => {
  const { marks } = answers({ 'planned-looks': planned })!;
  expect(marks.map(({ article, standing }) => [article, standing])).toEqual([['sz.44', 'assumed']]);
});

test('as recorded it carries its own words and their digest, and what a later order says does not count', () => {
  const opening = { type: 'orderGiven', facts: { 'planned-looks': planned, 'acceptable-harm': 2 } };
  const later = { type: 'orderGiven', facts: { 'acceptable-harm': 50 } };
  const rule = recordedRule(pack, reading, { events: [opening, later] } as never, 40)!;
  expect(rule.acceptable).toBe(2);
  expect(rule.recorded!.text).toBe('{"acceptable-harm":2,"planned-looks":[{"look-at":20,"look-stops":3},{"look-at":40,"look-stops":5}]}');
  expect(rule.recorded!.digest).toBe(`sha256:${createHash('sha256').update(rule.recorded!.text).digest('hex')}`);
});
