import { describe, expect, test } from 'vitest';
import {
  type Ballot,
  type DecisionRule,
  explainTally,
  type Member,
  readDecisionRule,
  readFraction,
  readTallyInput,
  type TallyInput,
  tally,
} from './index.ts';

const categories = ['technology', 'ethics', 'law'];
const seats = (count: number): readonly Member[] =>
  Array.from({ length: count }, (_, i) => ({ id: `m${i + 1}`, category: categories[i % 3]!, ...(i === 0 && { chair: true }) }));
const rule = (carried: string, of: DecisionRule['carried']['of'], more: Partial<DecisionRule> = {}): DecisionRule => {
  const [kind, share] = carried.split(' ');
  const [numerator, denominator] = share!.split('/').map(Number);
  return {
    quorum: { members: 1, categories: [] },
    carried: { kind: kind as 'at-least', numerator: numerator!, denominator: denominator!, of },
    tie: 'lost',
    ...more,
  };
};
/** One letter a member: f for, a against, - abstains, . casts none, R recused, A absent. */
const vote = (letters: string, decision: DecisionRule): TallyInput => {
  const ids = (letter: string) => [...letters].flatMap((found, i) => (found === letter ? [`m${i + 1}`] : []));
  const ballots: Record<string, Ballot> = { f: 'for', a: 'against', '-': 'abstain' };
  const votes = Object.fromEntries(
    [...letters].flatMap((letter, i) => (ballots[letter] === undefined ? [] : [[`m${i + 1}`, ballots[letter]]])),
  );
  return { members: seats(letters.length), recused: ids('R'), absent: ids('A'), votes, rule: decision };
};
const result = (letters: string, decision: DecisionRule) => tally(vote(letters, decision)).result;

describe('what a committee decides', () => {
  test('two thirds of seven is five, not four and two thirds rounded down', () => {
    expect(tally(vote('ffff-aaRA', rule('at-least 2/3', 'attending')))).toMatchObject({ base: 7, needed: 5, for: 4, result: 'lost' });
    expect(result('fffff-aRA', rule('at-least 2/3', 'attending'))).toBe('carried');
  });

  test('who abstains weighs under attending and drops out under voting', () => {
    expect(result('ffff--', rule('at-least 3/4', 'attending'))).toBe('lost');
    expect(result('ffff--', rule('at-least 3/4', 'voting'))).toBe('carried');
  });

  test('who attends and casts no ballot abstains', () =>
    expect(tally(vote('ff..', rule('more-than 1/2', 'attending')))).toMatchObject({ abstain: 2, result: 'lost' }));

  test('the recused are seated, not eligible, and their ballot does not count', () => {
    const input = { ...vote('ffRR', rule('more-than 1/2', 'seated')), votes: { m1: 'for', m2: 'for', m3: 'for', m4: 'for' } as const };
    expect(tally(input)).toMatchObject({ base: 4, for: 2, needed: 3, result: 'lost' });
    expect(tally({ ...input, rule: rule('more-than 1/2', 'eligible') })).toMatchObject({ base: 2, for: 2, needed: 2, result: 'carried' });
  });

  test('no vote for never carries', () =>
    expect(tally(vote('---', rule('at-least 1/2', 'voting')))).toMatchObject({ base: 0, needed: 1, result: 'lost' }));

  test('more than the whole is out of reach', () =>
    expect(tally(vote('fff', rule('more-than 1/1', 'voting')))).toMatchObject({ needed: 4, result: 'lost' }));

  test('a third of three million million is exact', () =>
    expect(
      tally({ ...vote('fa', rule('at-least 1/3', 'voting')), rule: rule('at-least 333333333333333/999999999999998', 'voting') }),
    ).toMatchObject({ needed: 1 }));

  test('a quorum needs heads and each of its categories', () => {
    const quorum = { quorum: { members: 3, categories: ['ethics', 'law'] } };
    expect(tally(vote('ffA', rule('more-than 1/2', 'voting', quorum)))).toMatchObject({
      quorum: false,
      missing: ['law'],
      result: 'no-quorum',
    });
    expect(tally(vote('fAff', rule('more-than 1/2', 'voting', quorum)))).toMatchObject({ quorum: false, missing: ['ethics'] });
    expect(tally(vote('AffR', rule('more-than 1/2', 'voting', quorum)))).toMatchObject({ quorum: false });
    expect(tally(vote('fff', rule('more-than 1/2', 'voting', quorum)))).toMatchObject({ quorum: true, result: 'carried' });
  });

  test('the chair decides an even count, only under more than half of those voting', () => {
    const chair = { tie: 'chair' } as const;
    expect(result('fa', rule('more-than 1/2', 'voting', chair))).toBe('carried');
    expect(result('faaf', rule('more-than 2/4', 'voting', chair))).toBe('carried');
    expect(result('af', rule('more-than 1/2', 'voting', chair))).toBe('lost');
    expect(result('-fa', rule('more-than 1/2', 'voting', chair))).toBe('lost');
    expect(result('Rfa', rule('more-than 1/2', 'voting', chair))).toBe('lost');
    expect(result('fa', rule('more-than 1/2', 'attending', chair))).toBe('lost');
    expect(result('fa', rule('more-than 1/2', 'voting'))).toBe('lost');
    expect(result('--', rule('more-than 1/2', 'voting', chair))).toBe('lost');
  });
});

describe('the arithmetic in words', () => {
  const words = (letters: string, decision: DecisionRule) => explainTally(tally(vote(letters, decision)), decision);

  test('names what is taken off, the exact share and what it needs', () =>
    expect(words('ffffaaaRA', rule('at-least 2/3', 'attending'))).toEqual({
      en: 'base = 9 members − 1 recused − 1 absent = 7; 2/3 of 7 = 4⅔, so 5 are needed; 4 for: lost.',
      zh: '基数 = 成员9人 − 回避1人 − 缺席1人 = 7；7的2/3为4⅔，须5票；赞成4票：未通过。',
    }));

  test('says what is missing of a quorum', () =>
    expect(words('ffA', rule('more-than 1/2', 'voting', { quorum: { members: 3, categories: ['law'] } })).en).toBe(
      'base = 3 members − 1 absent = 2; 2 members of at least 3 attend, and nobody of law: no quorum, so nothing is decided.',
    ));

  test('says that the chair decided', () =>
    expect(words('fa-', rule('more-than 1/2', 'voting', { tie: 'chair' }))).toEqual({
      en: "base = 3 members − 1 abstaining = 2; more than 1/2 of 2 = 1, so 2 are needed; 1 for and 1 against, and the chair's vote decides: carried.",
      zh: '基数 = 成员3人 − 弃权1人 = 2；须超过2的1/2即1，须2票；赞成1票、反对1票，主席投票决定：通过。',
    }));

  test('writes sevenths with a bar', () =>
    expect(words('fffff', rule('at-least 3/7', 'voting')).en).toContain('3/7 of 5 = 2 1/7, so 3 are needed'));
});

describe('a tally that cannot be read', () => {
  const good = {
    members: [
      { id: 'a', category: 'law', chair: true },
      { id: 'b', category: 'ethics' },
    ],
    recused: [],
    absent: [],
    votes: { a: 'for' },
    rule: { quorum: { members: 1, categories: ['law'] }, carried: { 'at-least': '2/3', of: 'attending' } },
  };
  const message = (change: object): unknown => {
    const read = readTallyInput({ ...good, ...change });
    return read.ok ? 'read' : read.error.message;
  };
  const carried = (value: object) => message({ rule: { ...good.rule, carried: value } });

  test.each([
    [message({}), 'read'],
    [message({ rule: undefined }), '`rule` is missing'],
    [carried({ 'at-least': '2/0', of: 'voting' }), '`rule.carried.at-least`: `2/0` divides by zero'],
    [carried({ 'at-least': '3/2', of: 'voting' }), '`rule.carried.at-least`: `3/2` is more than the whole'],
    [carried({ 'at-least': 0.5, of: 'voting' }), '`rule.carried.at-least`: a share is a fraction of whole numbers, as 2/3, not `0.5`'],
    [
      carried({ 'at-least': '1/2', of: 'atending' }),
      '`rule.carried.of` is one of seated, eligible, attending, voting, not `atending`; did you mean `attending`?',
    ],
    [carried({ 'at-least': '1/2', 'more-than': '1/2', of: 'voting' }), '`rule.carried` says either `at-least` or `more-than`'],
    [message({ members: [...good.members, { id: 'a', category: 'law' }] }), 'member `a` is named twice'],
    [message({ members: [...good.members, { id: 'c', category: 'law', chair: true }] }), 'there are two chairs, `a` and `c`'],
    [message({ seats: { law: 1 } }), 'more persons than seats: 1 for `ethics`, which has 0'],
    [message({ seats: { law: 1, ethics: 2 } }), 'read'],
    [message({ votes: { a: 'yes' } }), 'the vote of `a` is one of for, against, abstain, not `yes`'],
    [message({ votes: { z: 'for' } }), '`votes` names `z`, who is no member; did you mean `a`?'],
    [message({ absent: ['zebra'] }), '`absent` names `zebra`, who is no member'],
    [message({ members: 3 }), '`members` is a list'],
  ])('%s', (got, expected) => expect(got).toBe(expected));

  test('a rule is read alone, for packs', () => {
    expect(
      readDecisionRule({ quorum: { members: 5, categories: 'law' }, carried: { 'more-than': '1/2', of: 'voting' }, tie: 'chair' }),
    ).toEqual({
      ok: true,
      value: {
        quorum: { members: 5, categories: ['law'] },
        carried: { kind: 'more-than', numerator: 1, denominator: 2, of: 'voting' },
        tie: 'chair',
      },
    });
    expect(readFraction(1)).toEqual({ ok: true, value: { numerator: 1, denominator: 1 } });
  });
});
