import { expect, test } from 'vitest';
import { timeAnswers } from './answer.ts';
import { readTimedCases } from './read-timed.ts';

const procedure = {
  start: 'filed',
  states: { filed: { waits: 'office' }, decided: { final: true } },
  clocks: [{ name: 'decision', within: 20, runs: 'filed', silence: 'nothing' }],
  orders: [{ name: 'decide', by: 'office', from: 'filed', to: 'decided' }],
};
const question = { id: 'q', ask: 'longest', from: 'filed', to: 'decided', time: 'first', assume: { officeKeepsClocks: true } };

const faultsOf = (changed: object, asked: object = question): readonly string[] => {
  const read = readTimedCases({ cases: [{ id: 'c', procedure: { ...procedure, ...changed }, questions: [asked] }] });
  return read.ok ? [] : read.error.map(({ at, words }) => `${at}: ${words.en}`);
};

test('a timed procedure is read with lists of one written without brackets', () => {
  const read = readTimedCases({ cases: [{ id: 'c', procedure, questions: [question] }] });
  if (!read.ok) throw new Error('it was not read');
  const [answer] = timeAnswers(read.value[0]!.procedure, read.value[0]!.questions);
  expect(answer!.result).toMatchObject({ days: 20 });
});

test('every fault of a timed procedure is told with its place', () => {
  expect(faultsOf({ start: 'opened' })).toEqual(['cases.c.procedure.start: there is no state `opened`']);
  expect(faultsOf({ clocks: [{ name: 'decision', within: [9, 5], runs: 'filed', silence: 'lapse' }] })).toEqual([
    'cases.c.procedure.clocks.1.within: the fewest and the most days are expected here',
    'cases.c.procedure.clocks.decision.silence: there is no order `lapse`',
  ]);
  expect(faultsOf({ orders: [{ name: 'decide', by: 'king', from: 'filed', to: 'gone', restarts: 'bell' }] })).toEqual([
    'cases.c.procedure.orders.1.by: one of office, party, outside, law is expected here',
    'cases.c.procedure.orders.1.to: there is no state `gone`',
    'cases.c.procedure.orders.1.restarts: there is no clock `bell`',
  ]);
  expect(faultsOf({}, { ...question, ask: 'soon' })).toEqual([
    'cases.c.questions.1.ask: one of longest, shortest, within, reachableBy, never is expected here',
  ]);
  expect(readTimedCases([])).toMatchObject({ ok: false });
});

test('names such as `constructor` are ordinary names', () => {
  expect(faultsOf({ start: 'constructor' })).toEqual(['cases.c.procedure.start: there is no state `constructor`']);
});

test('a search that is cut short says that nothing is decided', () => {
  const read = readTimedCases({ cases: [{ id: 'c', procedure, questions: [question] }] });
  if (!read.ok) throw new Error('it was not read');
  const [answer] = timeAnswers(read.value[0]!.procedure, read.value[0]!.questions, { most: 5 });
  expect(answer!.result).toMatchObject({ undecided: expect.any(String) });
});
