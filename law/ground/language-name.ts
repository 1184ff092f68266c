import { textIn } from './catalogue.ts';
import type { Text } from './text.ts';

/** What a language is called, in each language of the program: `German`, 德语, `Duits`. A code that nobody knows stands for itself. */
export const languageName = (language: string): Text => textIn((inWhich) => nameIn(inWhich, language));

/** What a language calls itself: `Deutsch`, `中文`. */
export const ownName = (language: string): string => nameIn(language, language);

const nameIn = (inWhich: string, language: string): string => {
  try {
    return new Intl.DisplayNames([inWhich], { type: 'language' }).of(language) ?? language;
  } catch {
    return language;
  }
};
