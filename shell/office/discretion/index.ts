export { discretionPage } from './discretion-page.ts';
export { type OfficeTerms, readTerms } from './read-terms.ts';
export { termAbout, termTitle } from './term-words.ts';
