import { inLanguage, type Text } from '#law/ground';
import type { PageWords } from './page-words.ts';
import { say } from './say.ts';

const noScript = say('noScript.thesePagesNeedJavascript');

/** What the raw page says of a city, before any program runs. */
export interface CityWords {
  /** The first one first. */
  readonly languages: readonly string[];
  readonly title?: Text;
  /** One sentence on what the city does here: what a search engine shows below the title. */
  readonly lead?: Text;
}

/** The address without its language and without its question: what of it is the page. */
export const pagePath = (url: string, languages: readonly string[]): string => {
  const path = url.split(/[?#]/, 1)[0]!;
  const first = firstPart(path);
  // Links of mails were written before anybody knew what a city speaks: these two lead to any city.
  return languages.includes(first) || first === 'en' || first === 'zh' ? path.slice(first.length + 1) || '/' : path;
};

const firstPart = (path: string): string => /^\/([^/?#]+)/.exec(path)?.[1] ?? '';

const marks: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
const escaped = (words: string): string => words.replace(/[<>&"]/g, (mark) => marks[mark] ?? mark);

/**
 * The page as a city serves it: it says in which languages the city speaks before its programs have asked, and speaks no other to anyone who runs none.
 * @param words no known language leaves the page as it was built
 * @param path the address that was asked for: its first part can be a language
 * @param own what the page itself is called, before the name of the city, and says of itself in the place of what the city does
 */
export const pageIn = (page: string, { languages, title, lead }: CityWords, path: string, own?: PageWords): string => {
  if (languages.length === 0) return page;
  const first = firstPart(path);
  const lang = languages.includes(first) ? first : languages.includes('en') ? 'en' : languages[0]!;
  const about = own === undefined ? lead : own.about;
  const described = about === undefined ? '' : `<meta name="description" content="${escaped(inLanguage(about, lang))}" />`;
  const city = title === undefined ? 'Ordinance' : inLanguage(title, lang);
  const called = own === undefined ? city : `${inLanguage(own.title, lang)} – ${city}`;
  return page
    .replace(/<title>.*?<\/title>/s, () => `<title>${escaped(called)}</title>${described}`)
    .replace(/<html[^>]*>/, `<html lang="${tagOf(lang)}" data-languages="${languages.join(' ')}">`)
    .replace(/<noscript>.*?<\/noscript>/s, `<noscript>${saidIn(noScript, languages)}</noscript>`);
};

/** What `lang` attributes call a language. */
export const tagOf = (lang: string): string => (lang === 'zh' ? 'zh-CN' : lang);

/** A paragraph for each language in which the program has the words; English where it has none of them. */
const saidIn = (words: Text, languages: readonly string[]): string => {
  const known = languages.filter((language) => words[language] !== undefined);
  return (known.length > 0 ? known : ['en']).map((language) => `<p lang="${tagOf(language)}">${words[language]}</p>`).join('');
};
