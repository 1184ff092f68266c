import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { type WordsOf, wordsIn } from './messages.ts';
import { inLanguage, type Lang, spokenIn, type Text, tagOf, wordsLangOf } from './text.ts';

const LangContext = createContext<Lang>('en');
const LanguagesContext = createContext<readonly Lang[]>(['en', 'zh']);

interface LangProps {
  readonly lang: Lang;
  /** Those of the city, the first one first; where they are left out, they stay as they are. */
  readonly languages?: readonly Lang[] | undefined;
  readonly part?: boolean;
  readonly children: ReactNode;
}

/**
 * The language of everything inside. The document's own `lang` follows, unless `part` says this is only a part of the page. Where the pages' own
 * words are not in this language, what is inside is marked as English, and `Say` marks the texts that are in the reader's language.
 */
export function LangProvider({ lang, languages, part = false, children }: LangProps) {
  const known = useContext(LanguagesContext);
  const words = wordsLangOf(lang);
  useEffect(() => {
    if (!part) document.documentElement.lang = tagOf(lang);
  }, [lang, part]);
  useEffect(() => {
    // The list of Chinese faces is long, so it comes after the page. An English page has Chinese words on it too.
    void import('./fonts.zh.css');
  }, []);
  return (
    <LanguagesContext value={languages ?? known}>
      <LangContext value={lang}>
        {lang.startsWith(words) ? (
          children
        ) : (
          <div className="words" lang={tagOf(words)}>
            {children}
          </div>
        )}
      </LangContext>
    </LanguagesContext>
  );
}

export const useLang = (): Lang => useContext(LangContext);

/** The languages of the city, the first one first. */
export const useLanguages = (): readonly Lang[] => useContext(LanguagesContext);

/** `t(text)` takes the reader's language out of a text: for attributes and sentences. What is drawn by itself goes through `useSay`. */
export const useT = (): ((text: Text) => string) => {
  const lang = useLang();
  return (text) => inLanguage(text, lang);
};

/** `say(text)` draws a text, and marks its language where it is not that of the words around it. */
export const useSay = (): ((text: Text) => ReactNode) => {
  const [lang, languages] = [useLang(), useLanguages()];
  return (text) => {
    const spoken = spokenIn(text, lang, languages);
    const words = inLanguage(text, lang);
    return spoken === wordsLangOf(lang) ? words : <span lang={tagOf(spoken)}>{words}</span>;
  };
};

/** A hook over one file of messages: its words in the reader's language. */
export const wordsHook = <Messages,>(messages: Messages): (() => WordsOf<Messages>) => {
  const known = new Map<Lang, WordsOf<Messages>>();
  return () => {
    const lang = wordsLangOf(useLang());
    const had = known.get(lang);
    if (had !== undefined) return had;
    const words = wordsIn(messages, lang);
    known.set(lang, words);
    return words;
  };
};
