import type { ServerResponse } from 'node:http';
import type { DocketChange } from '#contract';

export interface StreamOptions {
  readonly heartbeatMs: number;
  /** The browser asks again then, and is looked at again: a session that has ended does not go on listening. */
  readonly longestMs: number;
}

/**
 * Server-sent events until the reader leaves, the signal stops it, or its time is over. `position` is the id of each
 * message, so that anyone who comes back says how far he was.
 */
export const sendEvents = async (
  response: ServerResponse,
  headers: Readonly<Record<string, string>>,
  changes: (signal: AbortSignal) => AsyncIterable<DocketChange>,
  closing: AbortSignal,
  options: StreamOptions,
): Promise<void> => {
  const left = new AbortController();
  response.once('close', () => left.abort());
  const signal = AbortSignal.any([left.signal, closing, AbortSignal.timeout(options.longestMs)]);
  response.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write('retry: 3000\n\n');
  const heartbeat = setInterval(() => response.write(': still here\n\n'), options.heartbeatMs);
  // What the office gives may wait for ever; the stream must not.
  const stopped = new Promise<undefined>((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  try {
    const coming = changes(signal)[Symbol.asyncIterator]();
    for (
      let next = await Promise.race([coming.next(), stopped]);
      next !== undefined && next.done !== true;
      next = await Promise.race([coming.next(), stopped])
    ) {
      const room = response.write(`id: ${next.value.position}\nevent: case\ndata: ${JSON.stringify(next.value)}\n\n`);
      if (!room) await Promise.race([new Promise((resolve) => response.once('drain', resolve)), stopped]);
    }
    void coming.return?.().catch(() => {});
  } finally {
    clearInterval(heartbeat);
    // A server that stops is back in a moment, or another one is there; not everybody shall knock at once.
    if (closing.aborted) response.write(`retry: ${1000 + Math.floor(Math.random() * 4000)}\n\n`);
    response.end();
  }
};
