/** First letter large: for words of the pack that begin a line. Chinese has no such letters. */
export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A question with what is said about it: `What is it called? Give an answer.`, `Plan: give a file.` */
export const saidOf = (asked: string, words: string, colon: string): string =>
  /[?？]$/.test(asked) ? `${asked}${colon === ': ' ? ' ' : ''}${words}` : `${asked}${colon}${words}`;
