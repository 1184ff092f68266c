import { describe, expect, test } from 'vitest';
import type { Pack } from '#law/pack';
import { base, changed, packOf } from '../../pack/files.fixture.ts';
import { checkedPack, promiseAssumes, promiseSentence, provePack } from '../index.ts';

const filesWith = (form: string, says = ''): ReadonlyMap<string, string> => {
  const files = changed(base, {});
  return new Map(files).set(
    'promises.yaml',
    `${files.get('promises.yaml')!}  asked:\n${says === '' ? '' : `    says: ${says}\n`}    ${form}\n`,
  );
};
const made = (form: string): { readonly pack: Pack; readonly sentence: ReturnType<typeof promiseSentence> } => {
  const pack = packOf(filesWith(form));
  return { pack, sentence: promiseSentence(pack, pack.promises['asked']!) };
};

describe('the sentence of a promise is made from its form', () => {
  test('with the words of the pack, in both languages, and without words of its own', () => {
    const { pack, sentence } = made('at-most: { procedure: permit, order: consult, times: 2 }');
    expect(pack.promises['asked']!.says).toBeUndefined();
    expect(sentence.en).toMatch(/^In a case of “Berth permit” “.+” is given at most 2 times\.$/);
    expect(sentence.zh).toMatch(/^“泊位许可”案件中，“.+”至多2次。$/);
  });

  test('a condition is told by what its facts and orders are called', () => {
    expect(made('never: { procedure: permit, state: moored, if: leaks and times("consult") = 0 }').sentence.en).toMatch(
      /that stands in “.+” it is never so that “.+” is yes and “.+” was never given\.$/,
    );
  });

  test('a limit in time says from where to where, and whose days are not counted', () => {
    const { en } = made(
      'within: { procedure: permit, from: accepted, to: refused, limit: 30 working-days, assuming: office-in-time, not-counting: decision }',
    ).sentence;
    expect(en).toMatch(
      /, where the office keeps its clocks, no more than 30 working days pass from entering “.+” until “.+” is entered or the case ends, not counting the days/,
    );
  });

  test('who may not act after whom is said the way round in which it is proved, and a number of days with whom it binds', () => {
    const round = made('separated: { procedure: permit, orders: [[propose, grant], [propose, refuse]] }').sentence;
    expect(round.en).toMatch(/^In a case of “Berth permit” nobody who gave “.+” gives “.+” or “.+” after it in the same round\.$/);
    expect(round.zh).toMatch(/作出“.+”的人员在同一轮办理中不会随后作出“.+”或者“.+”。$/);
    expect(made('separated: { procedure: permit, orders: [[propose, grant]], ever: yes }').sentence.en).toMatch(
      /after it in the same case\.$/,
    );
    const late = made('within: { procedure: permit, from: accepted, to: refused, limit: 30 working-days }').sentence;
    expect(late.en).not.toContain('keeps its clocks');
  });

  test('what reads alike is said once, and what is asked of one fact is asked together', () => {
    expect(made('never: { procedure: permit, state: moored, if: times("consult") = 0 or times("consult") < 1 }').sentence.en).toMatch(
      /it is never so that “[^”]+” was never given\.$/,
    );
    expect(made('never: { procedure: permit, state: moored, if: cargo-kind = "oil" or cargo-kind = "goods" }').sentence.en).toMatch(
      /it is never so that “[^”]+” is “[^”]+” or “[^”]+”\.$/,
    );
  });

  test('what a proof takes for granted stands beside it: who is bound, that lengths are not compared, what was left open', () => {
    const { pack } = made('within: { procedure: permit, from: accepted, to: refused, limit: 30 working-days }');
    const assumed = promiseAssumes(pack, pack.promises['asked']!).map(({ en }) => en);
    expect(assumed).toContain('Nobody is bound: the office may be late.');
    const ends = provePack(pack, undefined, ['ends']).promises[0]!;
    expect(ends.sentence.en).toMatch(/an ending can be reached/);
    expect(ends.assumes.some(({ en }) => en.includes('if everybody is fair'))).toBe(true);
    expect(ends.assumes.some(({ en }) => en.startsWith('Lengths of time are not compared'))).toBe(true);
  });
});

describe('a promise whose title claims more than its form', () => {
  const claimed = (form: string, says: string): readonly string[] =>
    checkedPack(filesWith(form, says))
      .findings.filter(({ code }) => code === 'promise/claims')
      .map(({ text }) => text.en);

  test.each([
    ['a number', 'every-case-ends: { procedure: permit }', '{ en: Every case ends in 30 ways., zh: 任何案件均可终结。 }', /the number 30/],
    [
      'a length of time',
      'every-case-ends: { procedure: permit }',
      '{ en: Every case ends within some months., zh: 任何案件均可终结。 }',
      /months/,
    ],
    [
      'that something never comes',
      'at-most: { procedure: permit, order: refuse, times: 1 }',
      '{ en: Nothing is ever refused; never., zh: 不得拒绝。 }',
      /“never”/,
    ],
    ['persons', 'every-case-ends: { procedure: permit }', '{ en: Nobody else is waited for., zh: 不等待他人。 }', /“nobody”/],
    [
      'a state',
      'never: { procedure: permit, state: accepted, if: leaks }',
      '{ en: Nothing that leaks is at the berth., zh: 泄漏的不得靠泊。 }',
      /the state “at the berth”/,
    ],
  ])('%s', (_, form, says, words) => {
    const findings = claimed(form, says);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(words);
  });

  test('words that say what the form says, or add what it is for, are none', () => {
    expect(claimed('at-most: { procedure: permit, order: refuse, times: 2 }', '{ en: Refused twice at most., zh: 至多两次。 }')).toEqual(
      [],
    );
    expect(claimed('never: { procedure: permit, state: moored, if: leaks }', '{ en: Clean water comes first., zh: 清洁优先。 }')).toEqual(
      [],
    );
  });
});
