import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { soundAsked, soundsOf, spelled, wordsIn } from './spelling.ts';
import type { Terms } from './terms.ts';

/** What can be found, by its title, by the words that people type for it, and by further words. */
export interface Findable<T> {
  readonly what: T;
  readonly titles: readonly string[];
  /** Each stands for itself: anyone who types one of them wants this. */
  readonly asked: readonly string[];
  readonly more: readonly string[];
  /** Among what fits alike, how much more this is wanted; 1 if missing. */
  readonly weight?: number;
}

export interface FoundIn<T> {
  readonly what: T;
  /** 5 exactly this; 4 by the words that lead here; 3 by its title; half less by words that mean the same; 1.5 by something it says; under 1 by a slip of the keys. */
  readonly fit: number;
}

/** Finds things by words, by words that mean the same, by the sound of Chinese, and past a slip of the keys. */
export interface WordIndex<T> {
  find(terms: Terms): readonly FoundIn<T>[];
}

const fields = ['title', 'asked', 'more', 'sound'];

export const indexOf = <T>(findables: readonly Findable<T>[]): WordIndex<T> => {
  const index = new MiniSearch<{ id: number; title: string[]; asked: string[]; more: string[]; sound: string[] }>({
    fields,
    // Fields are lists of words already.
    tokenize: (words) => words.split('\n'),
    processTerm: (word) => word,
    extractField: (document, name) => (name === 'id' ? document.id : (document[name as 'title'] ?? []).join('\n')) as string,
    searchOptions: {
      boostDocument: (id) => findables[id as number]?.weight ?? 1,
      tokenize: (words) => words.split('\n'),
      boost: { asked: 3, title: 3, more: 1 },
    },
  });
  index.addAll(
    findables.map(({ titles, asked, more }, id) => ({
      id,
      title: titles.flatMap((title) => [...wordsIn(title), ...wordsIn(apart(title))]),
      asked: asked.flatMap(wordsIn),
      more: more.flatMap(wordsIn),
      sound: [...titles, ...asked].flatMap(soundsOf),
    })),
  );
  const exact = Map.groupBy(
    findables.flatMap(({ titles, asked }, id) => [...titles, ...asked].map((words) => ({ words: spelled(words), id }))),
    ({ words }) => words,
  );
  const look = (query: Query, options: SearchOptions, fit: number): readonly Scored[] =>
    index.search(query, options).map(({ id, score }) => ({ id: id as number, fit, score }));
  return {
    find: (terms) => {
      const found = new Map<number, Scored>();
      const add = (more: readonly Scored[]): void => {
        for (const one of more) if (!found.has(one.id)) found.set(one.id, one);
      };
      add((exact.get(terms.whole) ?? []).map(({ id }) => ({ id, fit: 5, score: -id })));
      for (const [way, words] of waysOf(terms)) {
        const query = words.join('\n');
        const penalty = way === 'same' ? 0.5 : 0;
        add((exact.get(words.join(' ')) ?? []).map(({ id }) => ({ id, fit: 4.5 - penalty, score: -id })));
        add(look(query, { ...all, fields: ['asked'] }, 4 - penalty));
        add(look(query, { ...all, fields: ['title'] }, 3 - penalty));
        add(look(query, { ...all, fields: ['asked', 'title', 'more'] }, 1.5 - penalty));
      }
      const sound = soundAsked(terms.typed);
      if (sound !== undefined) add(look(sound, { prefix: true, fields: ['sound'] }, found.size === 0 ? 2 : 0.8));
      const query = terms.words.join('\n');
      // A slip of the keys; then whatever has some of the words.
      if (found.size < enough) add(look(query, { ...all, fields: ['asked', 'title'], fuzzy: slips, prefix: begins }, 0.7));
      if (found.size < enough)
        add(look(query, { combineWith: 'OR', fields: ['asked', 'title', 'more'], fuzzy: slips, prefix: begins }, 0.4));
      return [...found.values()]
        .toSorted((a, b) => b.fit - a.fit || b.score - a.score)
        .map(({ id, fit }) => ({ what: findables[id]!.what, fit }));
    },
  };
};

/** `HomeTalk` is also typed as `home talk`. */
const apart = (name: string): string => name.replaceAll(/(?<=\p{Ll})(?=\p{Lu})/gu, ' ');

interface Scored {
  readonly id: number;
  readonly fit: number;
  readonly score: number;
}

/** Below it, what fits less well is shown too. */
const enough = 3;
const isLatin = (word: string): boolean => /^[a-z]/.test(word);
/** The word that is still being typed counts from two letters on. */
const begins = (word: string): boolean => isLatin(word) && word.length > 1;
const slips = (word: string): number | false => (isLatin(word) && word.length > 4 ? (word.length > 7 ? 2 : 1) : false);
const all: SearchOptions = { combineWith: 'AND', prefix: begins };

/** The words as typed, then with those that mean the same. */
const waysOf = ({ words, same }: Terms): readonly (readonly ['typed' | 'same', readonly string[]])[] => [
  ['typed', words],
  ...same.map((other) => ['same', other] as const),
];
