import type { Text } from '#law/ground';
import { searchable } from '#shell/registers';

/** What somebody looks for: every word has to occur, in either language. */
export interface Terms {
  /** As it was typed: numbers are kept as they are written. */
  readonly typed: string;
  readonly whole: string;
  readonly words: readonly string[];
}

export const termsOf = (q: string): Terms => {
  const whole = searchable(q);
  return { typed: q.trim(), whole, words: whole.split(' ').filter((word) => word !== '') };
};

/** How well a text fits: 0 where a word is missing; more where it stands at the beginning, most where it is the text. */
export const fits = ({ whole, words }: Terms, title: Text, ...more: readonly (Text | string)[]): number => {
  const titles = [searchable(title.en), searchable(title.zh)];
  if (titles.includes(whole)) return 4;
  if (titles.some((each) => each.startsWith(whole))) return 3;
  if (words.every((word) => titles.some((each) => each.includes(word)))) return 2;
  const all = [
    ...titles,
    ...more.flatMap((each) => (typeof each === 'string' ? [searchable(each)] : [searchable(each.en), searchable(each.zh)])),
  ];
  return words.every((word) => all.some((each) => each.includes(word))) ? 1 : 0;
};
