export { reportPage, yearReport } from './report-page.ts';
