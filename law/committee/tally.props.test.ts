import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Ballot, type DecisionRule, type TallyInput, tally } from './index.ts';

const decision: fc.Arbitrary<DecisionRule> = fc
  .record({
    members: fc.integer({ min: 0, max: 6 }),
    categories: fc.subarray(['law', 'ethics']),
    kind: fc.constantFrom('at-least' as const, 'more-than' as const),
    numerator: fc.integer({ min: 0, max: 7 }),
    more: fc.integer({ min: 0, max: 7 }),
    of: fc.constantFrom('seated' as const, 'eligible' as const, 'attending' as const, 'voting' as const),
    tie: fc.constantFrom('lost' as const, 'chair' as const),
  })
  .map(({ members, categories, kind, numerator, more, of, tie }) => ({
    quorum: { members, categories },
    carried: { kind, numerator, denominator: Math.max(1, numerator + more), of },
    tie,
  }));

const halves: fc.Arbitrary<DecisionRule> = decision.map((rule) => ({
  ...rule,
  carried: { kind: 'more-than', numerator: 1, denominator: 2, of: 'voting' },
}));

const input: fc.Arbitrary<TallyInput> = fc
  .record({
    persons: fc.array(
      fc.record({
        category: fc.constantFrom('law', 'ethics', 'technology'),
        ballot: fc.constantFrom<Ballot | undefined>('for', 'against', 'abstain', undefined),
        recused: fc.nat(5),
        absent: fc.nat(5),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    chair: fc.nat(12),
    rule: fc.oneof(decision, halves),
  })
  .map(({ persons, chair, rule }) => ({
    members: persons.map(({ category }, i) => ({ id: `m${i}`, category, ...(i === chair && { chair: true }) })),
    recused: persons.flatMap(({ recused }, i) => (recused === 0 ? [`m${i}`] : [])),
    absent: persons.flatMap(({ absent }, i) => (absent === 0 ? [`m${i}`] : [])),
    votes: Object.fromEntries(persons.flatMap(({ ballot }, i) => (ballot === undefined ? [] : [[`m${i}`, ballot]]))),
    rule,
  }));

const attending = ({ members, recused, absent }: TallyInput) => members.filter(({ id }) => !recused.includes(id) && !absent.includes(id));

describe('what always holds of a vote', () => {
  test('a plain count by multiplying says the same', () =>
    fc.assert(
      fc.property(input, (vote) => {
        const counted = tally(vote);
        const present = attending(vote).map(({ id }) => vote.votes[id]);
        const [yes, no] = [present.filter((ballot) => ballot === 'for').length, present.filter((ballot) => ballot === 'against').length];
        const { kind, numerator, denominator, of } = vote.rule.carried;
        const base = {
          seated: vote.members.length,
          eligible: vote.members.length - vote.recused.length,
          attending: present.length,
          voting: yes + no,
        }[of];
        expect(counted).toMatchObject({ for: yes, against: no, abstain: present.length - yes - no, base });
        const reaches = (votes: number) =>
          votes > 0 && (kind === 'at-least' ? votes * denominator >= numerator * base : votes * denominator > numerator * base);
        expect(reaches(counted.needed)).toBe(true);
        expect(reaches(counted.needed - 1)).toBe(false);
        if (counted.result === 'carried') expect(yes > 0 && (reaches(yes) || counted.chairDecided === true)).toBe(true);
        if (counted.result === 'lost') expect(reaches(yes)).toBe(false);
      }),
      { numRuns: 2000 },
    ));

  test('one more vote for, from an abstention or a vote against, never turns carried into lost', () =>
    fc.assert(
      fc.property(input, fc.nat(), (vote, pick) => {
        const others = attending(vote).filter(({ id }) => vote.votes[id] !== 'for');
        if (others.length === 0 || tally(vote).result !== 'carried') return;
        const { id } = others[pick % others.length]!;
        expect(tally({ ...vote, votes: { ...vote.votes, [id]: 'for' } }).result).toBe('carried');
      }),
      { numRuns: 2000 },
    ));

  test('under voting, an abstention changes nothing but the quorum', () =>
    fc.assert(
      fc.property(input, (vote) => {
        const voting: TallyInput = {
          ...vote,
          rule: { ...vote.rule, quorum: { members: 0, categories: [] }, carried: { ...vote.rule.carried, of: 'voting' } },
        };
        const more: TallyInput = {
          ...voting,
          members: [...voting.members, { id: 'new', category: 'law' }],
          votes: { ...voting.votes, new: 'abstain' },
        };
        const [before, after] = [tally(voting), tally(more)];
        expect([after.base, after.needed, after.result]).toEqual([before.base, before.needed, before.result]);
      }),
    ));

  test('ballots of the recused and the absent, and the order of the members, change nothing', () =>
    fc.assert(
      fc.property(input, fc.constantFrom<Ballot>('for', 'against'), (vote, ballot) => {
        const others = Object.fromEntries([...vote.recused, ...vote.absent].map((id) => [id, ballot]));
        expect(tally({ ...vote, members: vote.members.toReversed(), votes: { ...vote.votes, ...others } })).toEqual(tally(vote));
      }),
    ));

  test('a wider base never needs fewer votes', () =>
    fc.assert(
      fc.property(input, (vote) => {
        const needed = (['seated', 'eligible', 'attending', 'voting'] as const).map(
          (of) => tally({ ...vote, rule: { ...vote.rule, carried: { ...vote.rule.carried, of } } }).needed,
        );
        expect(needed).toEqual(needed.toSorted((a, b) => b - a));
      }),
    ));
});
