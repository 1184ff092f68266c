import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Caller, Declined, Endpoint, ExportFile, Feed, FileRef, OfficeService, Progress } from '#contract';
import type { Result } from '#law/ground';
import { answerCheck, sendCsv, sendExport, sendFile, sendJson, sendJsonFeed, sendRss } from './answer.ts';
import { countedAddress } from './client-address.ts';
import { type CsvFile, matrixCsv, registerCsv } from './csv.ts';
import { sendProblem } from './errors.ts';
import { type StreamOptions, sendEvents } from './event-stream.ts';
import { identityAnswers } from './identity-answers.ts';
import type { Visit } from './identity-parts.ts';
import { declined, malformed, signInFirst, tooMany } from './problems.ts';
import { sendProgress, wantsProgress } from './progress-stream.ts';
import { askedReader, nobodys } from './read-asked.ts';
import { reportCsv } from './report-csv.ts';
import { say } from './say.ts';
import { securityHeaders } from './security.ts';
import type { ServerOptions } from './server-options.ts';
import { Coming, capped, checkLength } from './upload.ts';

export interface RouteContext extends ServerOptions {
  readonly callerOf: (request: FastifyRequest) => Caller;
  readonly originOf: (request: FastifyRequest) => string;
  readonly isSecure: (request: FastifyRequest) => boolean;
  readonly closing: AbortSignal;
  readonly fileLimitBytes: number;
  readonly stream: StreamOptions;
}

type Asked = Readonly<Record<string, unknown>>;
type Answering = (visit: Visit, asked: Asked) => Promise<Result<unknown, Declined>>;
type Working = (visit: Visit, asked: Asked) => (told: (progress: Progress) => void) => Promise<Result<unknown, Declined>>;
type Sending = (visit: Visit, answer: unknown, asked: Asked) => FastifyReply;
/** The contract's types meet its table here, and nowhere else: what was asked has just been checked against the schema. */
type Method = (caller: Caller, asked: Asked) => Promise<Result<unknown, Declined>>;
type Methods = Readonly<Record<string, Method>>;
type Worker = (
  caller: Caller,
  asked: Asked,
  told: (progress: Progress) => void,
  body: AsyncIterable<Uint8Array>,
) => Promise<Result<unknown, Declined>>;
type Workers = Readonly<Record<string, Worker>>;

/** One route an endpoint: check what is asked, have it answered, send the answer in its form. */
export const addRoutes = (app: FastifyInstance, endpoints: Readonly<Record<string, Endpoint>>, context: RouteContext): void => {
  const answers = answersOf(context);
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const route = { name, endpoint, answer: answers(name, endpoint), work: workOf(name, endpoint, context), context };
    if (endpoint.body === 'file') app.register(async (uploads) => addUpload(uploads, route));
    else addRoute(app, route);
  }
};

interface Route {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly answer: Answering;
  readonly work: Working;
  readonly context: RouteContext;
}

const addRoute = (app: FastifyInstance, { name, endpoint, answer, work, context }: Route): void => {
  const read = askedReader(endpoint);
  const send = sendingOf(name, endpoint, context);
  const check =
    context.checkAnswers === true && endpoint.as !== 'file' && endpoint.as !== 'events' && tables[name]?.inPages !== true
      ? answerCheck(name, endpoint)
      : () => {};
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    ...(endpoint.as === 'events' ? { exposeHeadRoute: false } : {}),
    handler: async (request, reply) => {
      const caller = context.callerOf(request);
      if (endpoint.who !== 'anyone' && endpoint.who !== 'demo' && caller.person === undefined) throw signInFirst();
      const asked = read(request, caller.person ?? nobodys);
      const visit = { request, reply, caller, session: request.known ?? undefined, secure: context.isSecure(request) };
      if (endpoint.as === 'events') return stream(visit, asked, context);
      if (endpoint.as === 'progress' && wantsProgress(request)) return sendProgress(visit, work(visit, asked), check).then(() => reply);
      const answered = await answer(visit, asked);
      if (!answered.ok) return sendProblem(reply, { instance: `urn:uuid:${request.id}`, ...declined(answered.error) });
      check(answered.value);
      return send(visit, answered.value, asked);
    },
  });
};

/** Files that are on their way in this process. */
const coming = new Coming({ inAll: 8, each: 2 });

/** Whatever its type, the body is the file, and is left on the wire until the office reads it. */
const addUpload = (app: FastifyInstance, route: Route): void => {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null));
  app.addHook('onRequest', async (request, reply) => {
    checkLength(request.raw, limitOf(route.endpoint, route.context));
    const leave = coming.enter(request.known?.person ?? countedAddress(request.ip));
    if (leave === undefined) throw tooMany(5);
    reply.raw.once('close', leave);
  });
  addRoute(app, route);
};

const limitOf = ({ bytes = Infinity }: Endpoint, { fileLimitBytes }: RouteContext): number => Math.min(bytes, fileLimitBytes);

/** Long work, which is told how far it is whether or not somebody listens. */
const workOf =
  (name: string, endpoint: Endpoint, context: RouteContext): Working =>
  ({ caller, request }, asked) =>
  (told) =>
    (context.office as unknown as Workers)[name]!(caller, asked, told, capped(request.raw, limitOf(endpoint, context)));

const answersOf = (context: RouteContext): ((name: string, endpoint: Endpoint) => Answering) => {
  const { office, identity, fileLimitBytes } = context;
  const methods = office as unknown as Methods;
  const own = identityAnswers(identity, office, context) as unknown as Readonly<Record<string, Answering>>;
  return (name, endpoint) => {
    if (endpoint.by === 'identity') return own[name]!;
    if (endpoint.as === 'csv') return ({ caller }, asked) => methods[tables[name]!.of]!(caller, asked);
    if (endpoint.as === 'progress') return (visit, asked) => workOf(name, endpoint, context)(visit, asked)(() => {});
    if (endpoint.body === 'file') {
      return ({ caller, request }, { name: fileName, ticket }) =>
        office.keepFile(caller, {
          name: String(fileName),
          type: request.headers['content-type'] ?? 'application/octet-stream',
          bytes: Number(request.headers['content-length'] ?? fileLimitBytes),
          ticket: ticket as string,
          content: capped(request.raw, fileLimitBytes),
        });
    }
    // Looked up at each call, so that an office under construction may lack a method until somebody asks for it.
    return ({ caller }, asked) => methods[name]!(caller, asked);
  };
};

interface Table {
  readonly of: keyof OfficeService;
  readonly write: (answer: never) => CsvFile;
  /** The rows come while the answer is being sent. */
  readonly inPages?: boolean;
}

/** What is asked of the office for a table, and how its answer is written as lines. */
const tables: Readonly<Record<string, Table>> = {
  registerCsv: { of: 'registerRows', write: registerCsv, inPages: true },
  matrixCsv: { of: 'matrix', write: matrixCsv },
  reportCsv: { of: 'report', write: reportCsv },
};

const sendingOf = (name: string, endpoint: Endpoint, { originOf }: RouteContext): Sending => {
  switch (endpoint.as) {
    case 'csv':
      return ({ reply }, answer) => sendCsv(reply, tables[name]!.write(answer as never));
    case 'rss':
      return ({ request, reply }, feed, { lang }) => sendRss(request, reply, feed as Feed, originOf(request), lang);
    case 'feed':
      return ({ request, reply }, feed, { lang }) => sendJsonFeed(request, reply, feed as Feed, originOf(request), lang);
    case 'file':
      return ({ reply }, answer) => {
        const { file, content } = answer as { readonly file: FileRef; readonly content: AsyncIterable<Uint8Array> };
        return sendFile(reply, file, content);
      };
    case 'export':
      return ({ request, reply }, answer) => sendExport(request, reply, answer as ExportFile);
    case 'redirect':
      return ({ reply }, answer) => reply.header('cache-control', 'no-store').redirect((answer as { readonly to: string }).to, 303);
    default:
      return ({ request, reply }, answer) => sendJson(request, reply, endpoint, answer);
  }
};

const stream = ({ request, reply, caller, session, secure }: Visit, { after }: Asked, context: RouteContext): FastifyReply => {
  const from = lastSeen(request) ?? (after as string | undefined);
  const headers = { ...securityHeaders(secure), 'x-request-id': request.id };
  reply.hijack();
  const changes = (signal: AbortSignal) => context.office.events(caller, from === undefined ? {} : { after: from }, signal);
  // A session that ends takes its open streams along: nobody goes on listening with a token that is dead.
  const ended = new AbortController();
  const stopLooking = session === undefined ? () => {} : context.identity.watchSession(session.id, () => ended.abort());
  sendEvents(reply.raw, headers, changes, AbortSignal.any([context.closing, ended.signal]), context.stream)
    .catch((err: unknown) => request.log.error({ err, request: request.id }, 'fault'))
    .finally(stopLooking);
  return reply;
};

/** What a browser says when it comes back to the stream by itself. */
const lastSeen = ({ headers }: FastifyRequest): string | undefined => {
  const last = headers['last-event-id'];
  if (last === undefined || last === '') return undefined;
  if (typeof last === 'string' && /^\d{1,15}$/.test(last)) return last;
  throw malformed([{ in: 'header', at: 'last-event-id', text: say('lastSeen.mustBeTheId') }]);
};
