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

/** Counts what is on its way, in all and of each sender: how much memory uploads may take follows from it. */
export class Coming {
  readonly #most: { readonly inAll: number; readonly each: number };
  readonly #of = new Map<string, number>();
  #all = 0;

  constructor(most: { readonly inAll: number; readonly each: number }) {
    this.#most = most;
  }

  /** Gives back the way out, to be called once or more often; `undefined` where there is no room. */
  enter(sender: string): (() => void) | undefined {
    const own = this.#of.get(sender) ?? 0;
    if (this.#all >= this.#most.inAll || own >= this.#most.each) return undefined;
    this.#all += 1;
    this.#of.set(sender, own + 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.#all -= 1;
      const left = this.#of.get(sender)! - 1;
      if (left === 0) this.#of.delete(sender);
      else this.#of.set(sender, left);
    };
  }
}
