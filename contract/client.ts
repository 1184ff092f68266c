import type { Endpoint } from './endpoint.ts';
import { type Answered, type Asked, type EndpointName, endpoints } from './endpoints.ts';
import type { Problem } from './problem.ts';
import type { Progress } from './texts.ts';

/** An answer, or why there is none. Only a broken connection throws. */
export type Reply<T> = { readonly ok: true; readonly value: T; readonly etag?: string } | { readonly ok: false; readonly problem: Problem };

export interface Asking {
  readonly signal?: AbortSignal;
  /** Where the body is a file: the file itself. */
  readonly file?: Blob;
  /** Told how far long work is, where the endpoint answers with `progress`. */
  readonly progress?: (progress: Progress) => void;
}

export type Client = {
  readonly [N in EndpointName]: Record<never, never> extends Asked<N>
    ? (asked?: Asked<N>, how?: Asking) => Promise<Reply<Answered<N>>>
    : (asked: Asked<N>, how?: Asking) => Promise<Reply<Answered<N>>>;
};

/** One function an endpoint. Builds the address, sends, reads the answer; knows nothing else. */
export const createClient = (send: typeof fetch, base = ''): Client => {
  const client: Record<string, (asked?: Loose, how?: Asking) => Promise<Reply<unknown>>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    client[name] = async (asked = {}, how = {}) => {
      const response = await send(base + address(endpoint, asked), request(endpoint, asked, how));
      return isProgress(response) ? readProgress(response, how.progress) : read(response);
    };
  }
  return client as unknown as Client;
};

/** The address of what is asked: for links to files, feeds and tables, and for the event stream. */
export const addressOf = <N extends EndpointName>(name: N, asked: Asked<N>): string => address(endpoints[name], asked as Loose);

type Loose = Readonly<Record<string, unknown>>;

const address = (endpoint: Endpoint, asked: Loose): string => {
  const path = endpoint.path.replace(/:([a-z]+)/g, (_, part: string) => encodeURIComponent(String(asked[part])));
  const query = new URLSearchParams();
  for (const key of Object.keys((endpoint.query as { readonly properties?: object } | undefined)?.properties ?? {})) {
    for (const value of [asked[key]].flat()) if (value !== undefined) query.append(key, String(value));
  }
  return query.size === 0 ? path : `${path}?${query}`;
};

const request = (endpoint: Endpoint, asked: Loose, how: Asking): RequestInit => {
  const headers = new Headers({ accept: how.progress === undefined ? 'application/json' : `${ndjson}, application/json` });
  // A page of another site cannot set this header without being asked first (CSRF).
  if (endpoint.method !== 'GET') headers.set('x-ordinance', '1');
  if (typeof asked['key'] === 'string') headers.set('idempotency-key', asked['key']);
  if (typeof asked['seen'] === 'number') headers.set('if-match', `"${asked['seen']}"`);
  const body = endpoint.body === 'file' ? how.file : endpoint.body === undefined ? undefined : JSON.stringify(asked['body'] ?? {});
  if (typeof body === 'string') headers.set('content-type', 'application/json');
  return {
    method: endpoint.method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body }),
    ...(how.signal === undefined ? {} : { signal: how.signal }),
  };
};

const ndjson = 'application/x-ndjson';

const isProgress = (response: Response): boolean => (response.headers.get('content-type') ?? '').startsWith(ndjson);

/** Line after line, as they come; the last one is the answer, or why there is none. */
const readProgress = async (response: Response, told: Asking['progress']): Promise<Reply<unknown>> => {
  const coming = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value = '' } = await coming.read();
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      const said = JSON.parse(line) as { readonly progress?: Progress; readonly answer?: unknown; readonly problem?: Problem };
      if (said.progress !== undefined) told?.(said.progress);
      else if (said.problem !== undefined) return { ok: false, problem: said.problem };
      else return { ok: true, value: said.answer };
    }
    if (done) throw new TypeError('the connection ended before the answer');
  }
};

const read = async (response: Response): Promise<Reply<unknown>> => {
  const json = (response.headers.get('content-type') ?? '').includes('json');
  const etag = response.headers.get('etag');
  if (response.ok) return { ok: true, value: json ? await response.json() : await response.text(), ...(etag === null ? {} : { etag }) };
  return {
    ok: false,
    problem: json
      ? await response.json()
      : { type: 'urn:ordinance:problem:unreadable', title: response.statusText, status: response.status },
  };
};
