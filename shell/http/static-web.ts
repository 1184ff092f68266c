import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isPage } from '#contract';
import { type CityWords, pageIn, pagePath } from './city-page.ts';
import type { PageWords } from './page-words.ts';

/**
 * The built web. What Vite names by its content never changes and may be kept for a year; the page itself is asked for again
 * each time, and says the languages of the city. An address that is no page, or that names what the city does not know, is answered by the same page, which
 * says so, with status 404. Gives back what answers an address that is a place inside the web, as `/office/cases/…`, and not a file.
 * @param look what the city knows of a page, by its path without the language
 */
export const serveWeb = (
  app: FastifyInstance,
  folder: string | undefined,
  city: () => CityWords,
  look: (path: string, request: FastifyRequest) => Promise<PageWords | 'gone' | undefined>,
): ((request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply> | undefined) => {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return () => undefined;
  const built = readFileSync(join(folder, 'index.html'), 'utf8');
  const page = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const words = city();
    const path = pagePath(request.url, words.languages);
    const known = isPage(path) ? await look(path, request) : 'gone';
    return reply
      .code(known === 'gone' ? 404 : 200)
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pageIn(built, words, request.url, known === 'gone' ? undefined : known));
  };
  app.get('/', page);
  app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, path) => {
      const named = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+(?:\.br|\.gz)?$/.test(path);
      response.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return undefined;
    const accept = request.headers.accept ?? '*/*';
    // A program that reads links takes anything: it gets the pages there are, and no page in the place of a file that is missing.
    const isWanted = accept.includes('text/html') || (accept.includes('*/*') && isPage(pagePath(request.url, city().languages)));
    return isWanted ? page(request, reply) : undefined;
  };
};
