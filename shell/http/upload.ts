import type { IncomingMessage } from 'node:http';
import { tooLarge } from './problems.ts';

/** The body of a request, chunk by chunk, that throws once it is larger than allowed; nothing is held back. */
export async function* capped(request: IncomingMessage, limitBytes: number): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  // Not destroyed when the reader stops early: the answer still has to go out over the same connection.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > limitBytes) throw tooLarge(limitBytes);
    yield chunk;
  }
}

export const checkLength = (request: IncomingMessage, limitBytes: number): void => {
  if (Number(request.headers['content-length'] ?? 0) > limitBytes) throw tooLarge(limitBytes);
};

/**
 * After a refusal in the middle of a body. Closing at once would reset the connection, and the sender might never read why;
 * so what still comes is thrown away for a while, unread, as nginx does (lingering close).
 */
export const linger = (request: IncomingMessage, forMs: number): void => {
  if (request.complete) return;
  request.resume();
  const timer = setTimeout(() => request.complete || request.destroy(), forMs);
  timer.unref();
  request.once('close', () => clearTimeout(timer));
};
