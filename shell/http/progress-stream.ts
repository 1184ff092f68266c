import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Declined, Progress } from '#contract';
import { printJson, type Result } from '#law/ground';
import { failedOf, onError, sendProblem, troubleOf } from './errors.ts';
import { declined, ourFault } from './problems.ts';
import { securityHeaders } from './security.ts';

const ndjson = 'application/x-ndjson';

/** Between two lines of progress there is at least so long: a hundred promises a second need not travel one by one. */
const paceMs = 60;

interface Journey {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly secure: boolean;
}

type Work = (told: (progress: Progress) => void) => Promise<Result<unknown, Declined>>;

/**
 * Answers long work line by line as it goes on, for anyone who accepts that. The first line goes out with the first progress, so that what is
 * declined at once is still a problem with its own status. A reader who leaves stops nothing: what was begun is ended.
 */
export const sendProgress = async ({ request, reply, secure }: Journey, work: Work, check: (answer: unknown) => void): Promise<void> => {
  let open = false;
  let last = { at: 0, stage: '' };
  const line = (said: object): void => {
    if (!open) {
      reply.hijack();
      reply.raw.writeHead(200, {
        ...securityHeaders(secure),
        'x-request-id': request.id,
        'content-type': `${ndjson}; charset=utf-8`,
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      open = true;
    }
    if (!reply.raw.destroyed) reply.raw.write(`${printJson(said)}\n`);
  };
  try {
    const answered = await work((progress) => {
      const at = performance.now();
      if (progress.stage === last.stage && at - last.at < paceMs) return;
      last = { at, stage: progress.stage };
      line({ progress });
    });
    const instance = `urn:uuid:${request.id}`;
    if (!answered.ok && !open) return void sendProblem(reply, { instance, ...declined(answered.error) });
    if (answered.ok) check(answered.value);
    line(answered.ok ? { answer: answered.value } : { problem: { instance, ...declined(answered.error) } });
  } catch (error) {
    if (!open) return void onError(error, request, reply);
    const trouble = troubleOf(error, request);
    if (trouble === undefined) request.log.error({ err: error, request: request.id }, 'fault');
    line({ problem: trouble?.problem ?? ourFault(request.id, failedOf(request)) });
  }
  reply.raw.end();
};

export const wantsProgress = ({ headers }: FastifyRequest): boolean => (headers.accept ?? '').includes(ndjson);
