export { discretionPage } from './discretion-page.ts';
export { readTerms } from './read-terms.ts';
export { termTitle } from './term-words.ts';
