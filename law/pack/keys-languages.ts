import { say } from './say.ts';
import { filled, type Key, may, pattern } from './shape.ts';

/** How BCP 47 writes a language: `en`, `nl`, `de-CH`, `zh-Hant`. */
export const languagePattern = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';

export const language = pattern(languagePattern, say('language.aLanguageOfBcp'));

/** In which languages a pack speaks. They stand in `place.yaml`, or in `pack.yaml` where a pack has none. */
export const languageKeys: Readonly<Record<string, Key>> = {
  languages: may(
    filled(language),
    'The languages of the pack by BCP 47, the first one first: every text stands in each of them; `[en, zh]` if missing.',
  ),
  'letter-languages': may(filled(language), 'The languages in which letters are sent: of those of the pack; all of them if missing.'),
};
