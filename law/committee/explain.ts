import { type Text, text } from '#law/ground';
import type { Base, DecisionRule, Tally } from './types.ts';

/** The arithmetic of a vote in words, so that a member can follow it with a pencil. `words` names the categories. */
export const explainTally = (tally: Tally, rule: DecisionRule, words?: (category: string) => Text | undefined): Text => {
  const sizes = tally.sizes ?? { seated: 0, eligible: 0, attending: 0, voting: 0, [rule.carried.of]: tally.base };
  const base = baseWords(sizes, tally, rule.carried.of);
  if (tally.result === 'no-quorum') {
    const quorum = quorumWords(sizes, tally, rule, words);
    return text(`${base.en}; ${quorum.en}: no quorum, so nothing is decided.`, `${base.zh}；${quorum.zh}：未达法定人数，不作决定。`);
  }
  const share = shareWords(rule, tally);
  const result = resultWords(tally, rule);
  return text(`${base.en}; ${share.en}; ${result.en}.`, `${base.zh}；${share.zh}；${result.zh}。`);
};

// base = 9 members − 1 recused − 1 absent = 7, each base taking one more off.
const baseWords = ({ seated, eligible, attending }: Readonly<Record<Base, number>>, tally: Tally, of: Base): Text => {
  const less = [
    { count: seated - eligible, en: 'recused', zh: '回避', from: ['eligible', 'attending', 'voting'] },
    { count: eligible - attending, en: 'absent', zh: '缺席', from: ['attending', 'voting'] },
    { count: tally.abstain, en: 'abstaining', zh: '弃权', from: ['voting'] },
  ].filter(({ count, from }) => count > 0 && from.includes(of));
  const sum = [`base = ${plural(seated, 'member')}`, ...less.map(({ count, en }) => `${count} ${en}`)].join(' − ');
  const zh = [`基数 = 成员${seated}人`, ...less.map((item) => `${item.zh}${item.count}人`)].join(' − ');
  return less.length === 0 ? text(sum, zh) : text(`${sum} = ${tally.base}`, `${zh} = ${tally.base}`);
};

const shareWords = ({ carried }: DecisionRule, { base, needed }: Tally): Text => {
  const share = `${carried.numerator}/${carried.denominator}`;
  const part = mixed(carried.numerator * base, carried.denominator);
  const must = text(`${needed} ${needed === 1 ? 'is' : 'are'} needed`, `须${needed}票`);
  return carried.kind === 'at-least'
    ? text(`${share} of ${base} = ${part}, so ${must.en}`, `${base}的${share}为${part}，${must.zh}`)
    : text(`more than ${share} of ${base} = ${part}, so ${must.en}`, `须超过${base}的${share}即${part}，${must.zh}`);
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
      ? text(
          `${votesFor} for and ${against} against, and the chair's vote decides: carried`,
          `赞成${votesFor}票、反对${against}票，主席投票决定：通过`,
        )
      : text(
          `${votesFor} for and ${against} against, and the chair did not vote for: lost`,
          `赞成${votesFor}票、反对${against}票，主席未投赞成票：未通过`,
        );
  }
  return text(`${votesFor} for: ${result}`, `赞成${votesFor}票：${result === 'carried' ? '通过' : '未通过'}`);
};

const quorumWords = (
  sizes: Readonly<Record<Base, number>>,
  tally: Tally,
  { quorum }: DecisionRule,
  words?: (category: string) => Text | undefined,
): Text => {
  const present = text(
    `${plural(sizes.attending, 'member')} of at least ${quorum.members} attend`,
    `出席${sizes.attending}人，至少须${quorum.members}人`,
  );
  const named = (tally.missing ?? []).map((category) => words?.(category) ?? text(category, category));
  if (named.length === 0) return present;
  const [en, zh] = [named.map((name) => name.en).join(', '), named.map((name) => name.zh).join('、')];
  return text(`${present.en}, and nobody of ${en}`, `${present.zh}，且缺少${zh}类成员`);
};

const plural = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

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
