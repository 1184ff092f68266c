/** A text as it is searched: one width, one case, single blanks. Both what is kept and what is asked for go through it. */
export const searchable = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** What a search asks the database: pairs of characters for the index, and patterns to make sure. */
export interface TextSearch {
  readonly bigrams: readonly string[];
  readonly patterns: readonly string[];
}

/** The words that all have to occur, as they are kept. */
export const searchWords = (text: string): readonly string[] =>
  searchable(text)
    .split(' ')
    .filter((word) => word !== '');

/**
 * Every word has to occur somewhere. A word of one character has no pair: the index cannot help, and the rows are read
 * through (the common case of one Chinese character among others is narrowed by its neighbours).
 */
export const textSearch = (text: string): TextSearch | undefined => {
  const words = searchWords(text);
  if (words.length === 0) return undefined;
  const bigrams = new Set<string>();
  for (const word of words) {
    const letters = [...word];
    for (let place = 1; place < letters.length; place += 1) bigrams.add(letters[place - 1]! + letters[place]!);
  }
  return { bigrams: [...bigrams], patterns: words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`) };
};
