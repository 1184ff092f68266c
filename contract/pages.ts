/**
 * The addresses of the public pages and of a person's own, without their language. The web draws each of them; the server answers 404 for an
 * address that is none of these, and lists in the sitemap those that anybody can read.
 */
export const pagePaths = [
  '/',
  '/products',
  '/products/:number',
  '/registers',
  '/registers/:name',
  '/registers/:name/:number',
  '/watch',
  '/ask',
  '/changes',
  '/search',
  '/start',
  '/law',
  '/law/promises',
  '/law/competences',
  '/law/separation',
  '/law/procedures/:procedure/orders',
  '/law/:source/:article',
  '/consultations',
  '/consultations/:number',
  '/times',
  '/report',
  '/report/:year',
  '/check',
  '/check/:code',
  '/follow',
  '/follow/:code',
  '/follow/:code/letters/:number',
  '/subscriptions',
  '/subscriptions/:token',
  '/outbox',
  '/complain',
  '/complain/:procedure/:order',
  '/cases/:id',
  '/cases/:id/letters/:number',
  '/minutes',
  '/minutes/:committee/:number',
  '/accessibility',
  '/data',
  '/sign-in',
  '/register-account',
  '/forgot',
  '/reset/:token',
  '/confirm-email/:token',
  '/invitations/:token',
  '/mandates/:token',
  '/first-run',
  '/my/account',
  '/my',
  '/my/reminders',
  '/reminders/:token',
  '/my/file',
  '/my/file/:draft',
  '/my/file/:draft/:step',
  '/my/cases/:id',
  '/my/cases/:id/letters/:number',
] as const;

export type PagePath = (typeof pagePaths)[number];

/** Workplaces have addresses of their own below these. */
const workplaces = /^\/(?:office|committee|lab)(?:\/|$)/;

const patterns = pagePaths.map((path) => new RegExp(`^${path.replace(/:[a-z]+/g, '[^/]+')}/?$`));

/** @param path the address without its language and without its question, as `/law/sz/44` */
export const isPage = (path: string): boolean => workplaces.test(path) || patterns.some((pattern) => pattern.test(path));

/** Pages that anybody can read and that no name, code or number leads to; a search engine begins at these. */
export const openPages: readonly PagePath[] = [
  '/',
  '/registers',
  '/changes',
  '/law',
  '/law/promises',
  '/law/competences',
  '/law/separation',
  '/times',
  '/report',
  '/check',
  '/accessibility',
  '/data',
];
