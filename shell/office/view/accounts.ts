import type { Cell } from '#contract';
import { type Balance, numberInWords } from '#law/case';
import { compareNum, type Num, subtract, type Text, text } from '#law/ground';
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
    return text(`${plain(pack, left)} of ${all.en} left`, `尚余${now.zh}${thing(pack, unit)}，共${all.zh}`);
  }
  const full = say('leftInWords.noneOfLeft', { all, unit: thing(pack, unit) });
  if (compareNum(taken, ceiling) === 0) return full;
  const over = numberInWords(pack, subtract(taken, ceiling), unit);
  return say('leftInWords.andMoreByLaw', { full, taken: { en: plain(pack, subtract(taken, ceiling)), zh: over.zh } });
};

const takenInWords = (pack: Pack, { budget, ceiling, taken }: Balance): Text => {
  const { unit } = pack.budgets[budget]!;
  const [was, all] = [numberInWords(pack, taken, unit), numberInWords(pack, ceiling, unit)];
  return text(`${plain(pack, taken)} of ${all.en} taken`, `已占用${was.zh}${thing(pack, unit)}，共${all.zh}`);
};

const plain = (pack: Pack, value: Num): string => numberInWords(pack, value, undefined).en;

const thing = (pack: Pack, unit: string): string => pack.units[unit]?.thing ?? '';
