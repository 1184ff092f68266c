import type { Text } from '#law/ground';
import { say } from './say.ts';

const noScript = say('noScript.thesePagesNeedJavascript');

/**
 * The page as a city serves it: it says in which languages the city speaks before its programs have asked, and speaks no other to whoever runs none.
 * @param languages those of the city, the first one first; none known leaves the page as it was built
 * @param path the address that was asked for: its first part can be a language
 */
export const pageIn = (page: string, languages: readonly string[], path: string): string => {
  if (languages.length === 0) return page;
  const first = /^\/([^/?#]+)/.exec(path)?.[1] ?? '';
  const lang = languages.includes(first) ? first : languages.includes('en') ? 'en' : languages[0]!;
  return page
    .replace(/<html[^>]*>/, `<html lang="${tagOf(lang)}" data-languages="${languages.join(' ')}">`)
    .replace(/<noscript>.*?<\/noscript>/s, `<noscript>${saidIn(noScript, languages)}</noscript>`);
};

/** What `lang` attributes call a language. */
const tagOf = (lang: string): string => (lang === 'zh' ? 'zh-CN' : lang);

/** A paragraph for each language in which the program has the words; English where it has none of them. */
const saidIn = (words: Text, languages: readonly string[]): string => {
  const known = languages.filter((language) => words[language] !== undefined);
  return (known.length > 0 ? known : ['en']).map((language) => `<p lang="${tagOf(language)}">${words[language]}</p>`).join('');
};
