import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { type Lang, type Text, tag } from './text.ts';

const LangContext = createContext<Lang>('en');

/** The language of everything inside. The document's own `lang` follows, unless `part` says this is only a part of the page. */
export function LangProvider({
  lang,
  part = false,
  children,
}: {
  readonly lang: Lang;
  readonly part?: boolean;
  readonly children: ReactNode;
}) {
  useEffect(() => {
    if (!part) document.documentElement.lang = tag[lang];
  }, [lang, part]);
  useEffect(() => {
    // The list of Chinese faces is long, so it comes after the page. An English page has Chinese words on it too.
    void import('./fonts.zh.css');
  }, []);
  return <LangContext value={lang}>{children}</LangContext>;
}

export const useLang = (): Lang => useContext(LangContext);

/** `t(text)` takes the reader's language out of a text. */
export const useT = (): ((text: Text) => string) => {
  const lang = useLang();
  return (text) => text[lang];
};

/** A hook over one words file per language. */
export const wordsHook =
  <Words,>(en: Words, zh: NoInfer<Words>) =>
  (): Words =>
    useLang() === 'zh' ? zh : en;
