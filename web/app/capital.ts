/** First letter large: for words of the pack that begin a line. Chinese has no such letters. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
