import { randomUUID } from 'node:crypto';
import { constants } from 'node:zlib';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, type FastifyServerOptions, LogController } from 'fastify';
import type { Caller } from '#contract';
import { type Endpoint, endpoints } from '#contract';
import type { KnownSession } from '#shell/identity';
import { pseudonym } from '#shell/log';
import { countedAddress } from './client-address.ts';
import { onError, sendProblem } from './errors.ts';
import { addForMachines } from './for-machines.ts';
import { addHealth, isHealth } from './health.ts';
import { isFresh } from './identity-answers.ts';
import { methodsAllowed } from './methods-allowed.ts';
import { addOneClick } from './one-click.ts';
import { openApi } from './openapi.ts';
import { pageLook } from './page-words.ts';
import { noSuchThing, notThisKind, notThisMethod, otherSite, tooMany } from './problems.ts';
import { readJson, readText } from './read-json.ts';
import type { RequestWatch, WatchedRequest } from './request-watch.ts';
import { addRoutes } from './routes.ts';
import { fromOtherSite, securityHeaders, sessionCookie } from './security.ts';
import type { ServerOptions } from './server-options.ts';
import { serveWeb } from './static-web.ts';
import { trustedProxies } from './trusted-proxies.ts';
import { answerUnreadable } from './unreadable-request.ts';

declare module 'fastify' {
  interface FastifyRequest {
    known: KnownSession | null;
  }
}

/** JSON of orders and drafts; attachments have a limit of their own. */
const bodyLimit = 1_048_576;

/** The HTTP door of the office. Knows no rule of law: it checks the form, says who asks, and hands on. */
export const buildServer = (options: ServerOptions): FastifyInstance => {
  const { identity, demo, now = Date.now } = options;
  const closing = new AbortController();
  const trustProxy = trustedProxies(options.trustProxy ?? []);
  const settings: FastifyServerOptions = {
    ...(options.log === undefined ? { logger: false } : { loggerInstance: options.log }),
    // Our own line, below: an address may hold a tracking code, and that belongs in no log.
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'request' }),
    genReqId: () => randomUUID(),
    clientErrorHandler: answerUnreadable,
    bodyLimit,
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    ...(trustProxy === undefined ? {} : { trustProxy }),
    routerOptions: { maxParamLength: 400 },
    // An address that cannot be read meets no hook.
    frameworkErrors: (error, request, reply) => {
      reply.headers({ ...securityHeaders(isSecure(request as FastifyRequest)), 'x-request-id': request.id });
      onError(error, request as FastifyRequest, reply as FastifyReply);
    },
  };
  const app = Fastify(settings);

  const isSecure = (request: FastifyRequest): boolean => options.origin?.startsWith('https:') ?? request.protocol === 'https';
  const originOf = (request: FastifyRequest): string => options.origin ?? `${request.protocol}://${request.host}`;
  const callerOf = (request: FastifyRequest): Caller => {
    const whole = { now: now(), request: request.id, origin: originOf(request) };
    return request.known === null
      ? { ...whole, address: countedAddress(request.ip) }
      : {
          ...whole,
          person: request.known.person,
          session: request.known.id,
          ...(isFresh(request.known, options) ? {} : { unproved: true as const }),
        };
  };

  app.setErrorHandler(onError);
  app.register(cookie);
  app.register(compress, {
    threshold: 1024,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
    // What comes in compressed is refused: a few bytes could become a flood.
    globalDecompression: false,
  });
  app.decorateRequest('known', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(/^application\/(?:[\w.+-]+\+)?json/, { parseAs: 'buffer' }, async (request: FastifyRequest, body: Buffer) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') throw notThisKind();
    return body.length === 0 ? undefined : readJson(readText(body));
  });

  app.addHook('onRequest', async (request, reply) => {
    const secure = isSecure(request);
    reply.headers({ ...securityHeaders(secure), 'x-request-id': request.id });
    if (isHealth(request.url)) return;
    const token = request.cookies[sessionCookie(secure)];
    if (fromOtherSite(request, new URL(originOf(request)).host, token !== undefined)) throw otherSite();
    if (!isApi(request)) return;
    request.known = (token === undefined ? undefined : await identity.who(token)) ?? null;
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, known } = request;
    const route = routeOptions.url ?? '-';
    const line = { method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) };
    const who = known === null ? {} : { who: pseudonym(known.person) };
    // The files of the pages come by the dozen and say nothing.
    request.log[isApi(request) || reply.statusCode >= 400 ? 'info' : 'debug']({ ...line, ...who }, 'answered');
    const refused = refusedAtTheDoor(method, route, reply.statusCode);
    if (refused !== undefined) options.tally?.add(refused);
  });
  if (options.watch !== undefined) watchRequests(app, options.watch);
  app.addHook('preClose', async () => closing.abort());

  const served = Object.fromEntries(Object.entries<Endpoint>(endpoints).filter(([, { who }]) => demo || who !== 'demo'));
  app.register(async (api) => {
    await api.register(rateLimit, {
      max: options.perMinute ?? 600,
      timeWindow: 60_000,
      cache: 20_000,
      // A person who has signed in counts for themselves, wherever they come from; everybody else by address.
      keyGenerator: (request) => (request.known === null ? `address ${countedAddress(request.ip)}` : `person ${request.known.person}`),
      errorResponseBuilder: (_, { ttl }) => tooMany(Math.max(1, Math.ceil(ttl / 1000))),
    });
    addRoutes(api, served, {
      ...options,
      callerOf,
      originOf,
      isSecure,
      closing: closing.signal,
      fileLimitBytes: options.fileLimitBytes ?? 25 * 1_048_576,
      stream: options.stream ?? { heartbeatMs: 25_000, longestMs: 15 * 60_000 },
    });
    api.register(async (clicks) => addOneClick(clicks, options.office, callerOf));
    const described = JSON.stringify(openApi(served, '1'));
    api.get('/api/openapi.json', (_, reply) =>
      reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(described),
    );
  });

  app.register(async (machines) => addForMachines(machines, { office: options.office, callerOf, originOf }));
  addHealth(app, options.ready ?? (async () => ({ ready: true, parts: {} })));
  const look = pageLook(options.office);
  const pageOf = serveWeb(
    app,
    options.staticDir,
    options.city ?? (() => ({ languages: [] })),
    // The page is served all the same where its words cannot be had: it asks by itself, and tells what went wrong.
    async (path, request) => {
      try {
        return await look(path, callerOf(request));
      } catch (error) {
        request.log.warn({ err: error }, 'no words for the raw page');
        return undefined;
      }
    },
  );
  const allowedAt = methodsAllowed(served);
  app.setNotFoundHandler((request, reply) => {
    if (!isApi(request)) return pageOf(request, reply) ?? sendProblem(reply, noSuchThing(request.method));
    const allowed = allowedAt(request.url.split('?', 1)[0]!);
    if (allowed.length === 0) return sendProblem(reply, noSuchThing(request.method));
    const allow = allowed.join(', ');
    return request.method === 'OPTIONS'
      ? reply.code(204).header('allow', allow).send()
      : sendProblem(reply, notThisMethod(allow), { allow });
  });
  return app;
};

/** What is counted, in few kinds. Which account or address it was, the limits know; the log does not. */
const refusedAtTheDoor = (method: string, route: string, status: number): string | undefined => {
  if (status === 429) return 'too many requests';
  const isRefused = status === 401 || status === 403;
  if (method === 'POST' && isRefused && /^\/api\/(?:session|sign-in|passkey|oidc|password)/.test(route)) return 'sign-in refused';
  return status === 401 ? 'not signed in' : status === 403 ? 'not allowed' : undefined;
};

/** The answering runs inside the watch from the last hook before the handler on: reading a body loses the context of what came before. */
const watchRequests = (app: FastifyInstance, watch: RequestWatch): void => {
  const watched = new WeakMap<FastifyRequest, WatchedRequest>();
  app.addHook('onRequest', (request, _reply, done) => {
    watched.set(request, watch.begin({ request: request.id, method: request.method }));
    done();
  });
  app.addHook('preHandler', (request, _reply, done) => {
    const one = watched.get(request);
    if (one === undefined) done();
    else one.within(done);
  });
  app.addHook('onResponse', (request, reply, done) => {
    watched.get(request)?.end({ route: request.routeOptions.url ?? '-', status: reply.statusCode });
    done();
  });
};

const isApi = ({ url }: FastifyRequest): boolean => url === '/api' || url.startsWith('/api/') || url.startsWith('/api?');
