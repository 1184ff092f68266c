import type { Text } from '#law/ground';
import { marked, markIn } from './in-words.ts';

/** As an account shows it: in the languages of the name, one after the other. */
export const accountName = (called: Text): string => marked([...new Set(Object.values(called))].join(' '), 'en');

export const organisationName = (name: Text): string =>
  [...new Map(Object.entries(name).map(([language, words]) => [words, language]))]
    .map(([words, language]) => `${words}${language === 'en' ? ' (Demo)' : markIn(language)}`)
    .join(' ');

export const titleOf = ({ number: _, ...words }: Text & { readonly number?: string }): Text => words;

/** Without a mark in brackets at its end: the demo has one of its own. */
export const plain = (name: string): string => name.replace(/\s*[(（][^()（）]*[)）]$/u, '');

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const comma = (language: string): string => (language === 'zh' ? '，' : ', ');

export const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'person';
