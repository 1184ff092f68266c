import { Converter } from 'opencc-js/t2cn';
import { pinyin } from 'pinyin-pro';
import { searchable } from '#shell/registers';

const simplified = Converter({ from: 'tw', to: 'cn' });

/** One width, one case, simplified characters: both what is kept and what is asked for go through it. */
export const spelled = (text: string): string => {
  const plain = searchable(text);
  return han.test(plain) ? simplified(plain) : plain;
};

const han = /\p{Script=Han}/u;
const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;

/** The words of a text: Latin ones without the ending of their plural; of Chinese, which has no blanks, each pair of characters. */
export const wordsIn = (text: string): readonly string[] =>
  (spelled(text).match(runs) ?? []).flatMap((run) => (han.test(run) ? pairsOf(run) : [singular(run)]));

const pairsOf = (run: string): readonly string[] => {
  const letters = [...run];
  return letters.length === 1 ? letters : letters.slice(1).map((letter, before) => letters[before]! + letter);
};

const singular = (word: string): string =>
  word.length > 3 && !word.endsWith('ss') ? word.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '') : word;

/**
 * How the Chinese of a text sounds, from each of its characters on: in full and by first letters, as people type it without a Chinese keyboard
 * (`chanpin` and `cp` for 产品).
 */
export const soundsOf = (text: string): readonly string[] =>
  (spelled(text).match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => {
    const syllables = pinyin(run, { toneType: 'none', type: 'array', v: true });
    return syllables.flatMap((_, from) => {
      const rest = syllables.slice(from);
      return [rest.join(''), rest.map((syllable) => syllable[0]).join('')];
    });
  });

/** What somebody typed as the sound of Chinese; nothing where it cannot be that. */
export const soundAsked = (q: string): string | undefined => {
  const joined = spelled(q).replaceAll(/[\s']/g, '');
  return /^[a-z]{2,}$/.test(joined) ? joined : undefined;
};
