import { useCallback } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Lang, useLang } from '#web/ui';

/** Chinese lies under `/zh`: the same address, the same place. */
export const langOf = (path: string): Lang => (path === '/zh' || path.startsWith('/zh/') ? 'zh' : 'en');

/** The address without its language. */
const bare = (path: string): string => (langOf(path) === 'zh' ? path.slice(3) || '/' : path);

/** An address of our own in a language: `/law/sz/44` → `/zh/law/sz/44`. What is not a page of ours stays as it is. */
export const inLang = (href: string, lang: Lang): string => {
  if (!href.startsWith('/') || href.startsWith('//') || href === '/api' || href.startsWith('/api/')) return href;
  const path = bare(href);
  if (lang === 'en') return path;
  return path === '/' ? '/zh' : `/zh${path.startsWith('/?') ? path.slice(1) : path}`;
};

/** The same place in the other language, with its filters. */
export const useOtherLanguage = (): string => {
  const lang = useLang();
  const [path] = useLocation();
  const search = useSearch();
  return inLang(`${path}${search === '' ? '' : `?${search}`}`, lang === 'zh' ? 'en' : 'zh');
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
