import type { Cell } from '#contract';
import { type Balance, numberInWords } from '#law/case';
import { compareNum, type Num, rewritten, subtract, type Text } from '#law/ground';
import type { Pack } from '#law/pack';
import { firstMark } from './marks.ts';
import { say } from './say.ts';
import { titleOfName } from './words.ts';

/**
 * What is left of an account, as a line: `3 of 12 places left`, 尚余3个名额，共12个.
 * @param open whether anybody can still draw on it; else it is told what was taken
 */
export const accountCell = (pack: Pack, balance: Balance, open: boolean): Cell => {
  const left = subtract(balance.ceiling, balance.taken);
  return {
    name: balance.budget,
    title: titleOfName(pack, balance.budget),
    value: compareNum(left, 0) < 0 ? 0 : left,
    words: open ? leftInWords(pack, balance, left) : takenInWords(pack, balance),
    ...firstMark(pack, pack.budgets[balance.budget]!),
  };
};

const leftInWords = (pack: Pack, { budget, ceiling, taken }: Balance, left: Num): Text => {
  const { unit } = pack.budgets[budget]!;
  const all = numberInWords(pack, ceiling, unit);
  if (compareNum(taken, ceiling) < 0) {
    const now = numberInWords(pack, left, unit);
    return say('leftInWords.ofLeft', { left: numberInWords(pack, left, undefined), now, unit: thing(pack, unit), all });
  }
  const full = say('leftInWords.noneOfLeft', { all, unit: thing(pack, unit) });
  if (compareNum(taken, ceiling) === 0) return full;
  const over = numberInWords(pack, subtract(taken, ceiling), unit);
  const plain = numberInWords(pack, subtract(taken, ceiling), undefined);
  return say('leftInWords.andMoreByLaw', {
    full,
    taken: rewritten(
      plain,
      (written) => written,
      () => over.zh,
    ),
  });
};

const takenInWords = (pack: Pack, { budget, ceiling, taken }: Balance): Text => {
  const { unit } = pack.budgets[budget]!;
  const [was, all] = [numberInWords(pack, taken, unit), numberInWords(pack, ceiling, unit)];
  return say('takenInWords.ofTaken', { taken: numberInWords(pack, taken, undefined), was, unit: thing(pack, unit), all });
};

const thing = (pack: Pack, unit: string): string => pack.units[unit]?.thing ?? '';
