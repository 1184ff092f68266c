import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, OfficeService } from '#contract';
import { type City, openPages } from '#contract';
import { inLanguage, type Text } from '#law/ground';
import { tagOf } from './city-page.ts';
import { sendProblem } from './errors.ts';
import { declined } from './problems.ts';

/** What no search engine should look at: addresses that are somebody's own or bear a code, and answers for programs. */
const closed = [
  '/api/',
  '/office',
  '/committee',
  '/lab',
  '/my',
  '/follow/',
  '/reset/',
  '/confirm-email/',
  '/invitations/',
  '/mandates/',
  '/reminders/',
  '/subscriptions/',
];

interface Asked {
  readonly office: Pick<OfficeService, 'city'>;
  readonly callerOf: (request: FastifyRequest) => Caller;
  readonly originOf: (request: FastifyRequest) => string;
}

/** What search engines and browsers ask for by fixed addresses: `/robots.txt`, `/sitemap.xml` and `/manifest.webmanifest`. */
export const addForMachines = (app: FastifyInstance, { office, callerOf, originOf }: Asked): void => {
  const withCity =
    (type: string, written: (city: City, origin: string) => string) => async (request: FastifyRequest, reply: FastifyReply) => {
      const city = await office.city(callerOf(request), {});
      if (!city.ok) return sendProblem(reply, { instance: `urn:uuid:${request.id}`, ...declined(city.error) });
      return reply
        .type(type)
        .header('cache-control', 'no-cache')
        .send(written(city.value, originOf(request)));
    };
  app.get('/robots.txt', withCity('text/plain; charset=utf-8', robots));
  app.get('/sitemap.xml', withCity('application/xml; charset=utf-8', sitemap));
  app.get('/manifest.webmanifest', withCity('application/manifest+json; charset=utf-8', manifest));
};

const robots = ({ languages }: City, origin: string): string => {
  const bare = bareOf(languages);
  const paths = closed.flatMap((path) => [
    path,
    ...(path === '/api/' ? [] : languages.filter((each) => each !== bare).map((each) => `/${each}${path}`)),
  ]);
  return ['User-agent: *', ...paths.map((path) => `Disallow: ${path}`), `Sitemap: ${origin}/sitemap.xml`, ''].join('\n');
};

/** Every public page of the city in every language of the city; each entry names the same page in the other languages. */
const sitemap = (city: City, origin: string): string => {
  const pages = [
    ...openPages,
    ...city.pages
      .filter((page) => page !== 'committee' && page !== 'duties' && page !== 'streams' && page !== 'discretion')
      .map((page) => `/${page}`),
    ...city.registers.map(({ name }) => `/registers/${encodeURIComponent(name)}`),
  ];
  const entries = [...new Set(pages)].flatMap((page) => {
    const at = city.languages.map((language) => ({ language, href: origin + inLang(page, language, city.languages) }));
    const links = at.map(({ language, href }) => `<xhtml:link rel="alternate" hreflang="${tagOf(language)}" href="${href}"/>`).join('');
    return at.map(({ href }) => `<url><loc>${href}</loc>${at.length > 1 ? links : ''}</url>`);
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...entries,
    '</urlset>',
    '',
  ].join('\n');
};

/** The language whose addresses have no prefix: English where the city speaks it, else the first language of the city. */
const bareOf = (languages: readonly string[]): string | undefined => (languages.includes('en') ? 'en' : languages[0]);

const inLang = (page: string, language: string, languages: readonly string[]): string => {
  if (language === bareOf(languages)) return page;
  return page === '/' ? `/${language}` : `/${language}${page}`;
};

const manifest = ({ title, languages }: City): string => {
  const language = languages[0] ?? 'en';
  const name = inLanguage(title as Text, language);
  return JSON.stringify({
    name,
    short_name: name,
    lang: tagOf(language),
    start_url: '/',
    display: 'minimal-ui',
    background_color: '#ffffff',
    theme_color: '#0b4f9e',
    icons: [{ src: '/favicon.svg', sizes: 'any', type: 'image/svg+xml' }],
  });
};
