import { expect, test } from 'vitest';
import { shenzhen } from './pack.fixture.ts';
import { play } from './play.ts';

const refusalsOf = (name: string): readonly string[] => {
  const example = shenzhen.examples[name]!;
  expect(play(shenzhen, example)).toMatchObject({ matches: true });
  return example.steps.flatMap(({ does, refused }) => (refused === undefined ? [] : [`${does} ${refused}`]));
};

test('a hearing held by the investigator is refused, and so is a decision by who held it', () => {
  expect(refusalsOf('incident-investigator-holds-no-hearing')).toEqual([
    'hold-hearing actedBefore',
    'hold-hearing actedBefore',
    'sanction actedBefore',
  ]);
});

test('a challenge to silence that ends in set aside is refused; what the party says of it does not count', () => {
  expect(refusalsOf('recognition-silence-challenged')).toContain('reconsideration.set-aside askedToPerform');
});

test('a fine outside the range of its law, or under a law of another body, is refused', () => {
  expect(refusalsOf('incident-referred-to-the-competent-body')).toContain('give-notice fineOutsideRange');
});

test('a penalty is refused that was found too late, not discussed together or not reviewed', () => {
  expect(refusalsOf('penalty-limits')).toEqual(['give-notice foundTooLate', 'sanction notDecidedTogether', 'sanction noLegalReview']);
});

test('a child follows the case that opened it: the fine of a decision that is set aside is paid back', () => {
  expect(refusalsOf('fine-paid-and-returned')).toEqual([]);
});

test('an act for which nothing was handed in is not upheld, and nothing is decided before the parties were heard', () => {
  expect(refusalsOf('reconsideration-not-heard-and-no-evidence').slice(-4)).toEqual([
    'reconsideration.uphold missing',
    'reconsideration.uphold notHeard',
    'reconsideration.uphold noEvidence',
    'reconsideration.change noSumToChange',
  ]);
});

test('a court never makes the plaintiff worse off', () => {
  expect(refusalsOf('court-lowers-a-fine')).toContain('litigation.note-changed worseThanBefore');
});
