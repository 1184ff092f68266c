export { searchPage } from './search-page.ts';
