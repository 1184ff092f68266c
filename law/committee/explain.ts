import { joinTexts, sameText, type Text } from '#law/ground';
import { say } from './say.ts';
import type { Base, DecisionRule, Tally } from './types.ts';

/** The arithmetic of a vote in words, so that a member can follow it with a pencil. `words` names the categories. */
export const explainTally = (tally: Tally, rule: DecisionRule, words?: (category: string) => Text | undefined): Text => {
  const sizes = tally.sizes ?? { seated: 0, eligible: 0, attending: 0, voting: 0, [rule.carried.of]: tally.base };
  const base = baseWords(sizes, tally, rule.carried.of);
  if (tally.result === 'no-quorum') {
    const quorum = quorumWords(sizes, tally, rule, words);
    return say('explainTally.noQuorumSoNothing', { base, quorum });
  }
  const share = shareWords(rule, tally);
  const result = resultWords(tally, rule);
  return say('explainTally.baseShareResult', { base, share, result });
};

// base = 9 members − 1 recused − 1 absent = 7, each base taking one more off.
const baseWords = ({ seated, eligible, attending }: Readonly<Record<Base, number>>, tally: Tally, of: Base): Text => {
  const less = [
    { count: seated - eligible, key: 'baseWords.recused', from: ['eligible', 'attending', 'voting'] },
    { count: eligible - attending, key: 'baseWords.absent', from: ['attending', 'voting'] },
    { count: tally.abstain, key: 'baseWords.abstaining', from: ['voting'] },
  ] as const;
  const taken = less.filter(({ count, from }) => count > 0 && from.some((base) => base === of));
  const sum = joinTexts([say('baseWords.members', { seated }), ...taken.map(({ count, key }) => say(key, { count }))], {
    en: ' − ',
    zh: ' − ',
  });
  return taken.length === 0 ? sum : say('baseWords.sumBase', { sum, base: tally.base });
};

const shareWords = ({ carried }: DecisionRule, { base, needed }: Tally): Text => {
  const share = `${carried.numerator}/${carried.denominator}`;
  const part = mixed(carried.numerator * base, carried.denominator);
  const must = say('shareWords.needed', { needed });
  return carried.kind === 'at-least'
    ? say('shareWords.ofSo', { share, base, part, must })
    : say('shareWords.moreThanOfSo', { share, base, part, must });
};

const resultWords = (tally: Tally, { tie, carried }: DecisionRule): Text => {
  const { for: votesFor, against, result } = tally;
  const even =
    votesFor === against &&
    votesFor > 0 &&
    carried.of === 'voting' &&
    carried.kind === 'more-than' &&
    carried.numerator * 2 === carried.denominator;
  if (even && tie === 'chair') {
    return result === 'carried'
      ? say('resultWords.forAndAgainstAnd', { votesFor, against })
      : say('resultWords.forAndAgainstAndTheChair', { votesFor, against });
  }
  return say('resultWords.for', { votesFor, result, resultIsCarried: result === 'carried' });
};

const quorumWords = (
  sizes: Readonly<Record<Base, number>>,
  tally: Tally,
  { quorum }: DecisionRule,
  words?: (category: string) => Text | undefined,
): Text => {
  const present = say('quorumWords.ofAtLeastAttend', { attending: sizes.attending, members: quorum.members });
  const named = (tally.missing ?? []).map((category) => words?.(category) ?? sameText(category));
  if (named.length === 0) return present;
  const wording = joinTexts(named, { en: ', ', zh: '、' });
  return say('quorumWords.andNobodyOf', { present, wording });
};

/** `14/3` as `4⅔`; fractions without a sign of their own as `4 2/7`. */
const mixed = (numerator: number, denominator: number): string => {
  const whole = Math.floor(numerator / denominator);
  const rest = numerator % denominator;
  if (rest === 0) return String(whole);
  const divisor = gcd(rest, denominator);
  const [top, bottom] = [rest / divisor, denominator / divisor];
  const sign = signs[`${top}/${bottom}`];
  const shown = sign ?? `${top}/${bottom}`;
  return whole === 0 ? shown : sign === undefined ? `${whole} ${shown}` : `${whole}${shown}`;
};

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

const signs: Readonly<Record<string, string>> = {
  ...{ '1/2': '½', '1/3': '⅓', '2/3': '⅔', '1/4': '¼', '3/4': '¾', '1/5': '⅕', '2/5': '⅖', '3/5': '⅗', '4/5': '⅘' },
  ...{ '1/6': '⅙', '5/6': '⅚', '1/8': '⅛', '3/8': '⅜', '5/8': '⅝', '7/8': '⅞' },
};
