import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Text } from '#law/ground';
import { listenInPage } from './listen-in-page.ts';
import { say } from './say.ts';

/** What somebody who writes a pack has to know of its latest run; nothing where it holds. */
export interface ShownRun {
  readonly run: number;
  readonly lines: readonly Text[];
}

/**
 * The address at which a pack that is being written is looked at. It passes everything on to the demo that is open, and puts a listener into each page: the page
 * loads itself again once another demo has opened, and shows what the latest run found. The address stays while demos come and go behind it.
 */
export class WatchFront {
  readonly #server = createServer((asked, answer) => this.#answer(asked, answer));
  readonly #listeners = new Set<ServerResponse>();
  /** Of the demo that is open; none while one is being made. */
  #port: number | undefined;
  /** Counts the demos that were opened. */
  #opened = 0;
  #run: ShownRun = { run: 0, lines: [] };

  /** @returns the address */
  listen(port: number): Promise<string> {
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    this.#server.once('error', reject);
    this.#server.listen(port, '127.0.0.1', () => resolve(`http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`));
    return promise;
  }

  ran(run: ShownRun): void {
    this.#run = run;
    this.#tell();
  }

  /** Another demo listens at this port of the machine. */
  opened(port: number): void {
    this.#port = port;
    this.#opened += 1;
    this.#tell();
  }

  closed(): void {
    this.#port = undefined;
  }

  close(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#server.close(() => resolve());
    this.#server.closeAllConnections();
    return promise;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener.write(this.#news());
  }

  #news(): string {
    return `data: ${JSON.stringify({ opened: this.#opened, ...this.#run })}\n\n`;
  }

  #answer(asked: IncomingMessage, answer: ServerResponse): void {
    if (asked.url === newsPath) {
      answer.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      answer.write(this.#news());
      this.#listeners.add(answer);
      answer.once('close', () => this.#listeners.delete(answer));
      return;
    }
    if (asked.url === listenerPath) {
      answer.writeHead(200, { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-store' });
      answer.end(`(${listenInPage.toString()})(${JSON.stringify({ news: newsPath })});\n`);
      return;
    }
    if (this.#port === undefined) this.#waiting(answer);
    else this.#passOn(asked, answer, this.#port);
  }

  #waiting(answer: ServerResponse): void {
    if (answer.headersSent) {
      answer.destroy();
      return;
    }
    const lines = [waitingWords.en, waitingWords.zh].map((words) => `<p>${words}</p>`).join('');
    answer.writeHead(503, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'retry-after': '2' });
    answer.end(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ordinance</title>${this.#listener()}</head><body>${lines}</body></html>`,
    );
  }

  #passOn(asked: IncomingMessage, answer: ServerResponse, port: number): void {
    // As it is, so that a page can be read and added to.
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const further = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers }, (got) => {
      const isPage =
        asked.method === 'GET' &&
        (got.headers['content-type'] ?? '').startsWith('text/html') &&
        got.headers['content-disposition'] === undefined;
      const { 'content-length': length, ...rest } = got.headers;
      answer.writeHead(got.statusCode ?? 502, isPage || length === undefined ? rest : { ...rest, 'content-length': length });
      if (!isPage) {
        got.pipe(answer);
        return;
      }
      const parts: Buffer[] = [];
      got.on('data', (part: Buffer) => parts.push(part));
      got.once('end', () =>
        answer.end(
          Buffer.concat(parts)
            .toString('utf8')
            .replace('</head>', () => `${this.#listener()}</head>`),
        ),
      );
      got.once('error', () => answer.destroy());
    });
    further.once('error', () => this.#waiting(answer));
    answer.once('close', () => further.destroy());
    asked.pipe(further);
  }

  /** Says which demo the page is of, so that it knows when there is another. */
  #listener(): string {
    return `<script src="${listenerPath}" data-opened="${this.#opened}" defer></script>`;
  }
}

const newsPath = '/_watch/news';
const listenerPath = '/_watch/listener.js';
const waitingWords = say('waitingWords.theDemoOfThe');
