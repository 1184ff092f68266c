import type { Socket } from 'node:net';
import type { Problem } from '#contract';
import { printJson } from '#law/ground';
import { say } from './say.ts';

/**
 * Answers what is no HTTP at all, is too long in its head, or comes too slowly: before there is a request, so that only the bare
 * connection is left to write to.
 */
export const answerUnreadable = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const problem = problems.get(error.code ?? '') ?? unreadable;
  const body = printJson(problem);
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.title}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'cache-control: no-store',
    'x-content-type-options: nosniff',
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
};

const unreadable: Problem = {
  type: 'urn:ordinance:problem:unreadable',
  title: 'The request cannot be read',
  status: 400,
  text: say('unreadable.theRequestCannotBe'),
};

const problems: ReadonlyMap<string, Problem> = new Map<string, Problem>([
  [
    'HPE_HEADER_OVERFLOW',
    {
      type: 'urn:ordinance:problem:head-too-long',
      title: 'Address and headers are longer than 16 kB',
      status: 431,
      text: say('problems.addressAndHeadersAre'),
      about: { limitBytes: 16_384 },
    },
  ],
  [
    'ERR_HTTP_REQUEST_TIMEOUT',
    {
      type: 'urn:ordinance:problem:too-slow',
      title: 'The request did not arrive in time',
      status: 408,
      text: say('problems.theRequestDidNot'),
    },
  ],
]);
