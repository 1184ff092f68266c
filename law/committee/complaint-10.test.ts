import { expect, test } from 'vitest';
import { explainTally } from './explain.ts';
import { tally, votesNeeded } from './tally.ts';
import type { Base, DecisionRule } from './types.ts';

const twoThirds = (of: Base): DecisionRule => ({
  quorum: { members: 1, categories: [] },
  carried: { kind: 'at-least', numerator: 2, denominator: 3, of },
  tie: 'lost',
});
const members = Array.from({ length: 9 }, (_, index) => ({ id: `m${index}`, category: 'any' }));
const votes = (count: number) => Object.fromEntries(members.slice(0, count).map(({ id }) => [id, 'for' as const]));

test('complaint 10: two thirds of nine are six, and six carry (a client of another program said seven)', () => {
  expect(votesNeeded(twoThirds('seated').carried, 9)).toBe(6);
  const count = (votesFor: number) => tally({ members, recused: [], absent: [], votes: votes(votesFor), rule: twoThirds('attending') });
  expect([count(5).result, count(6).result]).toEqual(['lost', 'carried']);
});

test('complaint 10: two thirds of those attending and two thirds of all are two counts of one vote', () => {
  // Nine members, one stood aside, one is away: seven attend, five vote for.
  const input = { members, recused: ['m7'], absent: ['m8'], votes: { ...votes(5), m5: 'abstain', m6: 'against' } as const };
  const attending = tally({ ...input, rule: twoThirds('attending') });
  const all = tally({ ...input, rule: twoThirds('seated') });
  expect([attending.base, attending.needed, attending.result]).toEqual([7, 5, 'carried']);
  expect([all.base, all.needed, all.result]).toEqual([9, 6, 'lost']);
  expect(explainTally(attending, twoThirds('attending')).en).toBe(
    'base = 9 members − 1 recused − 1 absent = 7; 2/3 of 7 = 4⅔, so 5 are needed; 5 for: carried.',
  );
  expect(explainTally(all, twoThirds('seated')).zh).toBe('基数 = 成员9人；9的2/3为6，须6票；赞成5票：未通过。');
});

test('complaint 10: an abstention is no vote against where the base is those who vote', () => {
  const input = {
    members,
    recused: [],
    absent: [],
    votes: { ...votes(4), m4: 'against', m5: 'against', m6: 'abstain', m7: 'abstain', m8: 'abstain' } as const,
  };
  expect(tally({ ...input, rule: twoThirds('voting') }).result).toBe('carried');
  expect(tally({ ...input, rule: twoThirds('attending') }).result).toBe('lost');
});
