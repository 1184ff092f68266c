import { type TSchema, Type } from 'typebox';
import { Cursor, Limit, maybe } from './schema.ts';

/**
 * One thing that can be asked of the city. Routes, OpenAPI and the client are all made from this; there is no other list.
 */
export interface Endpoint {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/api/${string}`;
  /** Chapter in the description of the API. */
  readonly theme: 'city' | 'registers' | 'law' | 'asking' | 'cases' | 'office' | 'identity' | 'demo';
  readonly summary: string;
  /**
   * Who may call at all; what they get to see or do, the office decides for each case. `anyone` needs no account, `admin` is
   * a head or an administrator, `demo` exists in the demo city alone.
   */
  readonly who: 'anyone' | 'signed-in' | 'official' | 'admin' | 'demo';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema | 'file';
  /** Of a file: how large it may be, if less than what the server allows anyway. */
  readonly bytes?: number;
  readonly answer: TSchema;
  /**
   * How the answer travels; as JSON, if not said otherwise. `export`: a text under the content type that the answer names. `redirect`: the browser is sent to the page that the answer names. `progress`: anyone who accepts `application/x-ndjson` is told how far the work is, a line each, `{ "progress": … }`,
   * and last `{ "answer": … }` or `{ "problem": … }`; everybody else gets the answer as JSON.
   */
  readonly as?: 'csv' | 'rss' | 'feed' | 'events' | 'file' | 'progress' | 'redirect' | 'export';
  readonly status?: 201;
  /** Needs an `Idempotency-Key`: asked again with the same key, it is done once and answered the same. */
  readonly key?: true;
  /** What is asked may not be open now; what is tried with a key may be refused anyway. */
  readonly refuses?: true;
  /** Needs `If-Match` with the version seen; `optional` where the body may say it instead. */
  readonly match?: 'required' | 'optional';
  /** The number in the answer that is its `ETag`. */
  readonly etag?: 'seq' | 'revision';
  /** Answered by the session table, not by the office. */
  readonly by?: 'identity';
}

export const params = <P extends Parameters<typeof Type.Object>[0]>(properties: P) => Type.Object<P>(properties);

/** What stands in a path may be any text of a number or code; the office looks it up. */
export const Part = Type.String({ minLength: 1, maxLength: 160 });

// Each is one schema wherever it is asked: alike but apart, they are types of their own to the compiler, which multiplies.
export const OneNumber = params({ number: Part });
export const OneCode = params({ code: Part });
export const OneToken = params({ token: Part });
export const Paging = params({ cursor: maybe(Cursor), limit: maybe(Limit) });
