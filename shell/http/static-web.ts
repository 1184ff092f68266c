import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/**
 * The built web. What Vite names by its content never changes and may be kept for a year; the page itself is asked for anew
 * each time. Gives back what answers an address that is a place inside the web, as `/office/cases/…`, and not a file.
 */
export const serveWeb = (
  app: FastifyInstance,
  folder: string | undefined,
): ((request: FastifyRequest, reply: FastifyReply) => FastifyReply | undefined) => {
  if (folder === undefined || !existsSync(join(folder, 'index.html'))) return () => undefined;
  app.register(fastifyStatic, {
    root: folder,
    cacheControl: false,
    setHeaders: (response, path) => {
      const named = /[\\/]assets[\\/][^\\/]+-[\w-]{8,}\.\w+$/.test(path);
      response.header('cache-control', named ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  return (request, reply) => {
    const forPeople = (request.method === 'GET' || request.method === 'HEAD') && (request.headers.accept ?? '').includes('text/html');
    return forPeople ? reply.sendFile('index.html') : undefined;
  };
};
