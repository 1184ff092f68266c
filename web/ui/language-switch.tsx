import { type Lang, ownNameOf, tagOf } from './text.ts';

/** The same page in another language. */
export interface InOther {
  readonly lang: Lang;
  readonly href: string;
}

/** Names each other language in its own script, and leads to the same place in it. */
export function LanguageSwitch({ others }: { readonly others: readonly InOther[] }) {
  return others.map(({ lang, href }) => (
    <a key={lang} className="tongue" href={href} lang={tagOf(lang)} hrefLang={tagOf(lang)}>
      {ownNameOf(lang)}
    </a>
  ));
}
