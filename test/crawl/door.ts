import { Agent, request as httpRequest } from 'node:http';
import { printJson } from '#law/ground';
import type { Identity } from '#shell/identity';

export interface Asked {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Stop reading after so many milliseconds: for a stream that does not end. */
  readonly until?: number;
}

export interface Told {
  readonly status: number;
  readonly type: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const silenceMs = 60_000;

/** The door of the city as callers meet it: over the wire, each with a session of its own. */
export class Door {
  readonly address: URL;
  readonly #identity: Identity;
  readonly #tokens = new Map<string, string>();
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 8 });
  requests = 0;

  constructor(address: string, identity: Identity) {
    this.address = new URL(address);
    this.#identity = identity;
  }

  /** The session of somebody, opened at the first request. */
  async token(person: string): Promise<string> {
    const known = this.#tokens.get(person);
    if (known !== undefined) return known;
    const { token } = await this.#identity.open(person, 'crawl', 'password');
    this.#tokens.set(person, token);
    return token;
  }

  async ask(person: string | undefined, asked: Asked): Promise<Told> {
    const cookie = person === undefined ? {} : { cookie: `ordinance=${await this.token(person)}`, 'x-ordinance': '1' };
    return this.raw({ ...asked, headers: { ...cookie, ...asked.headers } });
  }

  raw({ method, path, body, headers = {}, until }: Asked): Promise<Told> {
    this.requests += 1;
    const bytes =
      body === undefined ? undefined : Buffer.isBuffer(body) ? body : Buffer.from(typeof body === 'string' ? body : printJson(body));
    const typed = bytes === undefined || headers['content-type'] !== undefined ? {} : { 'content-type': 'application/json' };
    return new Promise((done, failed) => {
      const sent = httpRequest(
        {
          host: this.address.hostname,
          port: this.address.port,
          method,
          path,
          agent: this.#agent,
          headers: { ...typed, ...headers, ...(bytes === undefined ? {} : { 'content-length': bytes.length }) },
        },
        (answer) => {
          const parts: Buffer[] = [];
          const end = () =>
            done({
              status: answer.statusCode ?? 0,
              type: String(answer.headers['content-type'] ?? ''),
              headers: answer.headers,
              body: Buffer.concat(parts),
            });
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.on('end', end);
          answer.on('error', until === undefined ? failed : end);
          if (until !== undefined) setTimeout(() => sent.destroy(), until);
        },
      );
      // What is not answered at all is told as such, and does not hold everything else up.
      sent.setTimeout(silenceMs, () => {
        done({ status: 0, type: '', headers: {}, body: Buffer.from('no answer') });
        sent.destroy();
      });
      sent.on('error', failed);
      sent.end(bytes);
    });
  }

  async json<T>(person: string | undefined, asked: Asked): Promise<{ readonly status: number; readonly value: T }> {
    const { status, body } = await this.ask(person, asked);
    return { status, value: (body.length === 0 ? {} : JSON.parse(body.toString('utf8'))) as T };
  }

  close(): void {
    this.#agent.destroy();
  }
}
