import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Problem } from '#contract';
import { printJson } from '#law/ground';
import { databaseDown } from '#shell/db';
import { ClockSetBack } from '#shell/ledger';
import { BadCursor } from '#shell/paging';
import { badCursor, clockIsBack, databaseGone, type Failed, notThisKind, ourFault, Trouble, tooLarge } from './problems.ts';
import { say } from './say.ts';
import { linger } from './upload.ts';

export const sendProblem = (reply: FastifyReply, problem: Problem, headers: Readonly<Record<string, string>> = {}): FastifyReply =>
  reply
    .code(problem.status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(printJson(problem));

/** What was thrown at the door becomes a problem; what was thrown behind it is our fault, and the log alone says what. */
export const onError = (error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const trouble = troubleOf(error, request);
  if (trouble !== undefined) {
    if (trouble.problem.status === 503)
      request.log.warn(
        { err: error, request: request.id },
        error instanceof ClockSetBack ? 'the clock stands before the ledger' : 'the database does not answer',
      );
    if (trouble.problem.status === 413) linger(request.raw, 5_000);
    return sendProblem(reply, { instance: `urn:uuid:${request.id}`, ...trouble.problem }, trouble.headers);
  }
  // Anyone who hung up in the middle gets no answer and is no fault.
  if (!hasHungUp(error, request, reply)) request.log.error({ err: error, request: request.id }, 'fault');
  linger(request.raw, 5_000);
  return sendProblem(reply, ourFault(request.id, failedOf(request)));
};

/** In the middle of what was asked, or of the answer, which is then cut off on its way through the compressor. */
const hasHungUp = (error: unknown, { raw }: FastifyRequest, reply: FastifyReply): boolean =>
  (raw.destroyed && !raw.complete) || (codeOf(error) === 'ERR_STREAM_PREMATURE_CLOSE' && reply.raw.destroyed);

const codeOf = (error: unknown): unknown => (typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined);

/** A request that only reads changes nothing, whatever fails in it. */
export const failedOf = ({ method, headers }: FastifyRequest): Failed => ({
  writes: method !== 'GET' && method !== 'HEAD' && method !== 'OPTIONS',
  keyed: headers['idempotency-key'] !== undefined,
});

/** A mistake of the request or a limit of ours; `undefined` where it is a fault. */
export const troubleOf = (error: unknown, request: FastifyRequest): Trouble | undefined => {
  if (error instanceof Trouble) return error;
  const down = databaseDown(error);
  if (down !== undefined && !isOfClient(error, request)) return databaseGone(down, failedOf(request));
  if (error instanceof ClockSetBack) return clockIsBack();
  return error instanceof BadCursor ? badCursor() : fromFastify(error as FastifyError, request);
};

/** A sender who hangs up in the middle of a body looks like a line that broke, too. */
const isOfClient = (error: unknown, { raw }: FastifyRequest): boolean => raw.destroyed && !raw.complete && raw.errored === error;

const fromFastify = (error: FastifyError, request: FastifyRequest): Trouble | undefined => {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return tooLarge(request.routeOptions.bodyLimit ?? 1_048_576);
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return notThisKind();
    default:
      if (!error.code?.startsWith('FST_') || error.statusCode === undefined || error.statusCode >= 500) return undefined;
      return new Trouble({
        type: 'urn:ordinance:problem:unreadable',
        title: 'The request cannot be read',
        status: error.statusCode,
        text: say('fromFastify.theRequestCannotBe'),
      });
  }
};
