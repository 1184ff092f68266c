import type { Pack } from '#law/pack';
import { spelled, wordsIn } from './spelling.ts';

/** What somebody looks for. */
export interface Terms {
  /** As it was typed: numbers are kept as they are written. */
  readonly typed: string;
  /** In one spelling. */
  readonly whole: string;
  /** Without words that say nothing, if any are left. */
  readonly asked: string;
  readonly words: readonly string[];
  /** The same with words in place of others that mean the same, as phrases in one spelling. */
  readonly phrases: readonly string[];
  readonly same: readonly (readonly string[])[];
}

export const termsOf = (pack: Pack, q: string): Terms => {
  const whole = spelled(q);
  const asked = withoutIdle(pack, whole);
  const phrases = othersOf(pack, asked);
  return { typed: q.trim(), whole, asked, words: wordsIn(asked), phrases, same: phrases.map(wordsIn) };
};

/** `how do I appeal` looks for `appeal`; `how` alone looks for `how`. */
const withoutIdle = ({ search }: Pack, whole: string): string => {
  const idle = search.skip.map(spelled);
  const chinese = idle.filter((word) => !isLatin(word));
  const latin = new Set(idle.filter(isLatin));
  const kept = chinese
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, word) => text.replaceAll(word, ' '), whole)
    .split(/[\s?!.,，。？！、]+/u)
    .filter((word) => word !== '' && !latin.has(word))
    .join(' ');
  return kept === '' ? whole : kept;
};

/** At most this many other ways to say it are tried. */
const most = 12;

const othersOf = ({ search }: Pack, asked: string): readonly string[] => {
  const ways = Object.values(search.same).flatMap((group) => {
    const alike = group.map(spelled);
    const used = alike.filter((word) => has(asked, word)).toSorted((a, b) => b.length - a.length)[0];
    return used === undefined ? [] : alike.filter((word) => word !== used).map((word) => put(asked, used, word));
  });
  return [...new Set(ways)].slice(0, most);
};

const isLatin = (word: string): boolean => /^[a-zà-ÿ]/u.test(word);
const bounded = (word: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u');
const has = (text: string, word: string): boolean => (isLatin(word) ? bounded(word).test(text) : text.includes(word));
const put = (text: string, word: string, by: string): string =>
  isLatin(word)
    ? text.replace(bounded(word), () => by)
    : text
        .replace(word, () => ` ${by} `)
        .trim()
        .replaceAll(/\s+/g, ' ');
