import { Type } from 'typebox';
import { Procedures, Trying, WizardView } from './asking.ts';
import { CaseView, LetterView } from './case.ts';
import { PdfLanguage } from './case-endpoints.ts';
import { Changes, Check, City, Feed, Hits } from './city.ts';
import { FileRef } from './common.ts';
import { type Endpoint, Part, params } from './endpoint.ts';
import { ArticlePage, LawPage, PromisesPage } from './law.ts';
import { MatrixPage } from './matrix.ts';
import { ProductPage } from './product.ts';
import { RegisterBulk, RegisterPage, Registers } from './registers.ts';
import { Count, Cursor, Day, Limit, list, maybe, Name, Query } from './schema.ts';
import { TimesPage } from './times.ts';

const Choices = maybe(list(Type.String({ maxLength: 120 }), { maxItems: 20 }));

/** A feed is in one language; English, if not said otherwise. */
const Lang = maybe(Type.Enum(['en', 'zh']));

const filter = {
  q: maybe(Query),
  status: Choices,
  risk: Choices,
  purpose: Choices,
  /** Any other column: `column:value`. */
  where: Choices,
};

/** What everybody may read. */
export const publicEndpoints = {
  city: {
    method: 'GET',
    path: '/api/city',
    theme: 'city',
    who: 'anyone',
    summary: 'The city, its law in force, its day, and who I am in it',
    answer: City,
  },
  changes: {
    method: 'GET',
    path: '/api/changes',
    theme: 'city',
    who: 'anyone',
    summary: 'What changed in public, newest first',
    query: params({ cursor: maybe(Cursor), limit: maybe(Limit) }),
    answer: Changes,
  },
  changesRss: {
    method: 'GET',
    path: '/api/changes.rss',
    theme: 'city',
    who: 'anyone',
    summary: 'The same as a feed',
    query: params({ lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  search: {
    method: 'GET',
    path: '/api/search',
    theme: 'city',
    who: 'anyone',
    summary: 'Search or do: whatever this reader may see or order',
    query: params({ q: Query, limit: maybe(Limit) }),
    answer: Hits,
  },
  check: {
    method: 'GET',
    path: '/api/check/:code',
    theme: 'city',
    who: 'anyone',
    summary: 'Is this letter or certificate genuine, and does it still hold?',
    params: params({ code: Part }),
    answer: Check,
  },
  follow: {
    method: 'GET',
    path: '/api/follow/:code',
    theme: 'city',
    who: 'anyone',
    summary: 'The case of a tracking code',
    params: params({ code: Part }),
    answer: CaseView,
  },
  followLetter: {
    method: 'GET',
    path: '/api/follow/:code/letters/:number',
    theme: 'city',
    who: 'anyone',
    summary: 'A letter in the case of a tracking code; what is personal stays out',
    params: params({ code: Part, number: Part }),
    answer: LetterView,
  },
  followLetterPdf: {
    method: 'GET',
    path: '/api/follow/:code/letters/:number.pdf',
    theme: 'city',
    who: 'anyone',
    summary: 'The same as PDF',
    params: params({ code: Part, number: Part }),
    query: params({ lang: PdfLanguage }),
    as: 'file',
    answer: FileRef,
  },
  followRecount: {
    method: 'GET',
    path: '/api/follow/:code/recount/:clock.html',
    theme: 'city',
    who: 'anyone',
    summary: 'The page that counts a date of that case again, without a network',
    params: params({ code: Part, clock: Name }),
    query: params({ run: maybe(Count), lang: Lang }),
    as: 'file',
    answer: FileRef,
  },
  registers: {
    method: 'GET',
    path: '/api/registers',
    theme: 'registers',
    who: 'anyone',
    summary: 'All registers',
    answer: Registers,
  },
  register: {
    method: 'GET',
    path: '/api/registers/:name',
    theme: 'registers',
    who: 'anyone',
    summary: 'Rows of a register with filters left and how complete it is',
    params: params({ name: Name }),
    query: params({ ...filter, sort: maybe(Type.String({ maxLength: 60 })), cursor: maybe(Cursor), limit: maybe(Limit) }),
    answer: RegisterPage,
  },
  registerBulk: {
    method: 'GET',
    path: '/api/registers/:name.json',
    theme: 'registers',
    who: 'anyone',
    summary: 'Every row that matches, old versions too if asked',
    params: params({ name: Name }),
    query: params({ ...filter, versions: maybe(Type.Boolean()) }),
    answer: RegisterBulk,
  },
  registerCsv: {
    method: 'GET',
    path: '/api/registers/:name.csv',
    theme: 'registers',
    who: 'anyone',
    summary: 'The same as a table for a spreadsheet (RFC 4180)',
    params: params({ name: Name }),
    query: params({ ...filter, versions: maybe(Type.Boolean()) }),
    as: 'csv',
    answer: RegisterBulk,
  },
  registerRss: {
    method: 'GET',
    path: '/api/registers/:name.rss',
    theme: 'registers',
    who: 'anyone',
    summary: 'What changed in a register, as a feed',
    params: params({ name: Name }),
    query: params({ ...filter, lang: Lang }),
    as: 'rss',
    answer: Feed,
  },
  product: {
    method: 'GET',
    path: '/api/products/:number',
    theme: 'registers',
    who: 'anyone',
    summary: 'A product as a resident needs to know it',
    params: params({ number: Part }),
    answer: ProductPage,
  },
  law: {
    method: 'GET',
    path: '/api/law',
    theme: 'law',
    who: 'anyone',
    summary: 'What of the law runs, what does not and why, who is late',
    answer: LawPage,
  },
  article: {
    method: 'GET',
    path: '/api/law/:article',
    theme: 'law',
    who: 'anyone',
    summary: 'One article with what runs it',
    params: params({ article: Part }),
    answer: ArticlePage,
  },
  promises: {
    method: 'GET',
    path: '/api/promises',
    theme: 'law',
    who: 'anyone',
    summary: 'What the law in force promises of itself, and whether it is proved',
    answer: PromisesPage,
  },
  matrix: {
    method: 'GET',
    path: '/api/procedures/:procedure/orders',
    theme: 'law',
    who: 'anyone',
    summary: 'Who may order what, in which state',
    params: params({ procedure: Name }),
    answer: MatrixPage,
  },
  matrixCsv: {
    method: 'GET',
    path: '/api/procedures/:procedure/orders.csv',
    theme: 'law',
    who: 'anyone',
    summary: 'The same as a table for a spreadsheet (RFC 4180)',
    params: params({ procedure: Name }),
    as: 'csv',
    answer: MatrixPage,
  },
  times: {
    method: 'GET',
    path: '/api/times',
    theme: 'law',
    who: 'anyone',
    summary: 'How long decisions take, by procedure and clock, with who is late now',
    query: params({ from: maybe(Day), to: maybe(Day) }),
    answer: TimesPage,
  },
  procedures: {
    method: 'GET',
    path: '/api/procedures',
    theme: 'asking',
    who: 'anyone',
    summary: 'Which cases I may open',
    answer: Procedures,
  },
  tryOut: {
    method: 'POST',
    path: '/api/wizard/:procedure/:order',
    theme: 'asking',
    who: 'anyone',
    summary: 'What would be asked and what would follow; nothing is kept',
    params: params({ procedure: Name, order: Name }),
    body: Trying,
    answer: WizardView,
  },
} as const satisfies Record<string, Endpoint>;
