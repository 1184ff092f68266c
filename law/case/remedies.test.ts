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
