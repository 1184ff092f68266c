import type { OfficeService } from '#contract';
import { reportPage } from '../report/index.ts';
import { articlePage } from './article-page.ts';
import { changePages } from './changes.ts';
import { checkPage } from './check.ts';
import { cityPage } from './city.ts';
import { competencesPage } from './competences-page.ts';
import { consultationPages } from './consultation/pages.ts';
import type { Desk } from './desk.ts';
import { exportPages } from './exports.ts';
import { feeds } from './feeds.ts';
import { followPages } from './follow.ts';
import { lawPage } from './law-page.ts';
import { matrixPage } from './matrix-page.ts';
import { productPage } from './product-page.ts';
import { promisesPage } from './promises.ts';
import { registerBulk, registerRows } from './register-bulk.ts';
import { registerPages } from './register-pages.ts';
import { rightsPage } from './rights-page.ts';
import { searchPage } from './search/index.ts';
import { separationPage } from './separation-page.ts';
import { subjectsPage } from './subjects-page.ts';
import { howLate, timesPage } from './times.ts';
import { trialPage } from './trial-page.ts';
import { watchPages } from './watch-page.ts';

type PublicMethods = Pick<
  OfficeService,
  | 'city'
  | 'changes'
  | 'changesRss'
  | 'search'
  | 'check'
  | 'follow'
  | 'followLetter'
  | 'followLetterPdf'
  | 'followRecount'
  | 'caseTold'
  | 'tellCase'
  | 'endCaseTold'
  | 'registers'
  | 'register'
  | 'registerBulk'
  | 'registerRows'
  | 'exports'
  | 'export'
  | 'registerRss'
  | 'rowRss'
  | 'companyRss'
  | 'subjects'
  | 'subjectRss'
  | 'subjectFeed'
  | 'product'
  | 'trial'
  | 'watch'
  | 'watchRss'
  | 'rights'
  | 'law'
  | 'article'
  | 'times'
  | 'howLate'
  | 'report'
  | 'promises'
  | 'matrix'
  | 'separation'
  | 'competences'
  | 'consultations'
  | 'consultation'
>;

/** What everybody may read. A table for a spreadsheet is written at the door, from the same answer. */
export const publicMethods = (desk: Desk): PublicMethods => ({
  city: cityPage(desk),
  ...changePages(desk),
  ...feeds(desk),
  ...exportPages(desk),
  subjects: subjectsPage(desk),
  ...registerPages(desk),
  registerBulk: registerBulk(desk),
  registerRows: registerRows(desk),
  product: productPage(desk),
  trial: trialPage(desk),
  ...watchPages(desk),
  rights: rightsPage(desk),
  law: lawPage(desk),
  article: articlePage(desk),
  times: timesPage(desk),
  howLate: howLate(desk),
  report: reportPage(desk),
  promises: promisesPage(desk),
  matrix: matrixPage(desk),
  separation: separationPage(desk),
  competences: competencesPage(desk),
  ...consultationPages(desk),
  search: searchPage(desk),
  check: checkPage(desk),
  ...followPages(desk),
});
