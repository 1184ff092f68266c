import { type Text, text } from '#law/ground';
import type { Pack } from '#law/pack';
import { furtherLanguages, inFurther } from './further-words.ts';

/** How a number is written on a letter: in the official form of China as 〔2026〕1号, elsewhere as it is. */
export const numberOnLetter = (pack: Pack, number: string): Text => {
  const found = /^(.+)-(\d{4})-0*(\d+)$/.exec(number);
  const zh = found === null || pack.letterForm !== 'gbt-9704' ? `${number}号` : `${found[1]!}〔${found[2]!}〕${found[3]!}号`;
  return inFurther(text(`No. ${number}`, zh), furtherLanguages(pack), () => number);
};
