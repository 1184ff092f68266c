export { discretionPage } from './discretion-page.ts';
