import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { timeAnswers } from './answer.ts';
import { readTimedCases } from './read-timed.ts';
import { replay } from './replay.fixture.ts';
import type { TimeQuestion, TimeResult, TimeWitness } from './timed.ts';

interface Golden {
  readonly id: string;
  readonly expect: readonly { readonly id: string; readonly result: TimeResult }[];
}

const source = JSON.parse(readFileSync(new URL('../../../test/golden/time/cases.json', import.meta.url), 'utf8')) as {
  cases: readonly Golden[];
};
const read = readTimedCases(source);
if (!read.ok) throw new Error(JSON.stringify(read.error));

describe.each(read.value)('$id', ({ id, procedure, questions }) => {
  const expected = source.cases.find((golden) => golden.id === id)!.expect;
  const answers = timeAnswers(procedure, questions);

  test.each(questions.map((question, at) => ({ question, at })))('$question.id $question.ask', ({ question, at }) => {
    const { result } = answers[at]!;
    const wanted = expected[at]!.result;
    expect(withoutWitness(result)).toEqual(withoutWitness(wanted));
    const witness = 'witness' in result ? result.witness : undefined;
    expect(witness !== undefined).toBe('witness' in wanted && wanted.witness !== undefined);
    if (witness === undefined) return;
    // A round is gone around three times more: it must be lawful each time.
    const run = replay(procedure, question.assume, witness, 3);
    shows(question, result, witness, run.entered);
  });
});

const withoutWitness = (result: TimeResult): object => {
  const { witness: _, ...rest } = result as TimeResult & { witness?: TimeWitness };
  return rest;
};

/** Checks that the replayed run really is what the answer says. */
const shows = (
  question: TimeQuestion,
  result: TimeResult,
  witness: TimeWitness,
  entered: readonly { readonly state: string; readonly day: number }[],
): void => {
  if (!('from' in question)) {
    expect(entered.some(({ state, day }) => state === question.state && day <= witness.through)).toBe(true);
    return;
  }
  const first = entered.findIndex(
    ({ state, day }) => question.from.includes(state) && (question.time === 'first' || day === witness.entered),
  );
  expect(entered[first]?.day).toBe(witness.entered);
  const after = entered.slice(first + 1).find(({ state }) => question.to.includes(state));
  if (question.ask === 'shortest') {
    expect(after?.day).toBe(witness.through);
    expect('days' in result && result.days).toBe(witness.through - witness.entered!);
    return;
  }
  // Of several entries on one day, the stretch that lasts is the last one that was not ended on that day.
  const open = entered
    .map(({ state, day }, at) => ({ state, day, at }))
    .filter(({ state, day }) => question.from.includes(state) && day === witness.entered)
    .some(({ at }) => entered.slice(at + 1).every(({ state, day }) => !question.to.includes(state) || day >= witness.through));
  expect(open).toBe(true);
  if (question.ask === 'within') expect(witness.through).toBe(witness.entered! + question.limit + 1);
  else if ('days' in result && typeof result.days === 'number') expect(witness.through).toBe(witness.entered! + result.days);
};
