import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type InOther, type Lang, useLang, useLanguages } from '#web/ui';

/** The languages of the city, the first one first: the pages of one city are one program, so they stand here once. */
let spoken: readonly Lang[] = ['en', 'zh'];

/** The languages of the city as the server wrote them into the page; nothing where the page came from a file. */
export const languagesOfPage = (): readonly Lang[] | undefined => document.documentElement.dataset['languages']?.split(' ');

/** Tells the addresses in which languages the city speaks, once it has said so. */
export const speak = (languages: readonly Lang[]): void => {
  if (languages.length > 0) spoken = languages;
};

/** The language of an address without a prefix: English where the city has it, else its first language. */
const bareLang = (): Lang => (spoken.includes('en') ? 'en' : spoken[0]!);

const prefixOf = (lang: Lang): string => (lang === bareLang() ? '' : `/${lang}`);

/** The language that begins an address. Links of mails were written before anybody knew what a city speaks: `/zh` leads to any city. */
const leading = (path: string): Lang | undefined => {
  const first = /^\/([^/?#]+)/.exec(path)?.[1] ?? '';
  return spoken.includes(first) || first === 'zh' || first === 'en' ? first : undefined;
};

/** What of an address is its language, as it stands there. */
export const baseOf = (path: string): string => {
  const first = leading(path);
  return first === undefined ? '' : `/${first}`;
};

/** English lies bare, Chinese under `/zh`, Dutch under `/nl`: the same address, the same place. */
export const langOf = (path: string): Lang => {
  const first = leading(path);
  return first !== undefined && spoken.includes(first) ? first : bareLang();
};

/** Could this address begin with a language that the city has not named yet? `/my`, `/ask` and `/law` are pages. */
export const mayLead = (path: string): boolean =>
  leading(path) === undefined && /^\/(?!(?:my|ask|law)(?:\/|$))[a-z]{2,3}(-[A-Za-z0-9]{2,8})*(\/|$)/.test(path);

/** The address without its language. */
const bare = (path: string): string => path.slice(baseOf(path).length) || '/';

/** An address of our own in a language: `/law/sz/44` → `/zh/law/sz/44`. What is not a page of ours stays as it is. */
export const inLang = (href: string, lang: Lang): string => {
  if (!href.startsWith('/') || href.startsWith('//') || href === '/api' || href.startsWith('/api/')) return href;
  const [path, prefix] = [bare(href), prefixOf(lang)];
  if (prefix === '') return path.startsWith('/') ? path : `/${path}`;
  return path === '/' ? prefix : `${prefix}${path.startsWith('/?') ? path.slice(1) : path}`;
};

/** The same place in the other languages of the city, with its filters. */
export const useOtherLanguages = (): readonly InOther[] => {
  const [lang, languages] = [useLang(), useLanguages()];
  const [path] = useLocation();
  const search = useSearch();
  const here = `${path}${search === '' ? '' : `?${search}`}`;
  return languages.filter((other) => other !== lang).map((other) => ({ lang: other, href: inLang(here, other) }));
};

export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** `?risk=high&risk=low` from what is chosen; empty values are left out. */
export const searchOf = (query: Query): string => {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat() as string[]) if (one !== '') parts.append(name, one);
  }
  return parts.size === 0 ? '' : `?${parts}`;
};

/** What the address says after its question mark, and a way to change it. The address holds the state. */
export const useQuery = () => {
  const asked = new URLSearchParams(useSearch());
  const [path, navigate] = useLocation();
  const set = useCallback(
    (query: Query, how: { readonly replace?: boolean } = {}) => navigate(`${path}${searchOf(query)}`, how),
    [path, navigate],
  );
  return { one: (name: string) => asked.get(name) ?? undefined, all: (name: string) => asked.getAll(name), set };
};
