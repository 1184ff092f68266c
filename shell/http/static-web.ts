import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pageIn } from './city-page.ts';

/**
 * The built web. What Vite names by its content never changes and may be kept for a year; the page itself is asked for anew
 * each time, and says the languages of the city. Gives back what answers an address that is a place inside the web, as `/office/cases/…`, and not a file.
 */
export const serveWeb = (
  app: FastifyInstance,
  folder: string | undefined,
  languages: () => readonly string[],
): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined) => {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return () => undefined;
  const built = readFileSync(join(folder, 'index.html'), 'utf8');
  const page = (request: FastifyRequest, reply: FastifyReply): FastifyReply =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(pageIn(built, languages(), request.url));
  app.get('/', page);
  app.register(fastifyStatic, {
    root: folder,
    index: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const named = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/.test(path);
      response.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    const forPeople = (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
    return forPeople ? page(request, reply) : undefined;
  };
};
