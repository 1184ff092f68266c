/** A text as it is searched: one width, one case, single blanks. Both what is kept and what is asked for go through it. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** What a search asks the database: pairs of characters for the index, and patterns to make sure. */
export interface TextSearch {
  readonly bigrams: readonly string[];
  readonly patterns: readonly string[];
  /** Regular expressions, of PostgreSQL and of JavaScript alike, for what has to begin where a word begins. */
  readonly starts: readonly string[];
}

/** The words that all have to occur, as they are kept. */
export const searchWords = (text: string): readonly string[] =>
  searchable(text)
    .split(' ')
    .filter((word) => word !== '');

/**
 * Every word has to occur somewhere; one in Latin letters where a word begins, for anyone who looks for a tutor does not mean what is
 * statutory. Chinese is written without blanks, and of a number people often know the end: these are found anywhere. A word of one
 * character has no pair: the index cannot help, and the rows are read through (the common case of one Chinese character among others is
 * narrowed by its neighbours).
 */
export const textSearch = (text: string): TextSearch | undefined => {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const bigrams = new Set<string>();
  for (const word of words) {
    const letters = [...word];
    for (let place = 1; place < letters.length; place += 1) bigrams.add(letters[place - 1]! + letters[place]!);
  }
  return {
    bigrams: [...bigrams],
    patterns: words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`),
    starts: words.filter(isLatin).map(startOf),
  };
};

// Small letters of Latin script, those with marks included; capitals and wide forms do not outlast `searchable`.
const latin = 'a-zß-öø-ɏḀ-ỿ';
const beginsLatin = new RegExp(`^[${latin}]`, 'u');

const isLatin = (word: string): boolean => beginsLatin.test(word);

// A digit before it belongs to the same word, as in a model's name; a Chinese character, a hyphen or a bracket does not.
const startOf = (word: string): string => `(^|[^0-9${latin}])${word.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')}`;

/** Whether a text, as it is kept, has all the words of a search: what the database is asked, without it. */
export const hasWords = (search: string, text: string): boolean =>
  searchWords(text).every((word) => (isLatin(word) ? new RegExp(startOf(word), 'u').test(search) : search.includes(word)));
