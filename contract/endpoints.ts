import type { TSchema } from 'typebox';
import { accountEndpoints } from './account-endpoints.ts';
import { caseEndpoints } from './case-endpoints.ts';
import { committeeEndpoints } from './committee-endpoints.ts';
import { deskEndpoints } from './desk-endpoints.ts';
import { exportEndpoints } from './exports.ts';
import { identityEndpoints, officeEndpoints } from './office-endpoints.ts';
import { publicEndpoints } from './public-endpoints.ts';
import { registerEndpoints } from './register-endpoints.ts';
import type { Of } from './schema.ts';
import { textEndpoints } from './text-endpoints.ts';

/** Everything that can be asked, by name. */
export const endpoints = {
  ...publicEndpoints,
  ...registerEndpoints,
  ...exportEndpoints,
  ...caseEndpoints,
  ...committeeEndpoints,
  ...officeEndpoints,
  ...deskEndpoints,
  ...textEndpoints,
  ...identityEndpoints,
  ...accountEndpoints,
};

export type Endpoints = typeof endpoints;
export type EndpointName = keyof Endpoints;

/** Endpoints that the office answers, and not the session table. */
export type OfficeEndpoint = { [N in EndpointName]: Endpoints[N] extends { readonly by: 'identity' } ? never : N }[EndpointName];

/** What is asked: path and query side by side, then the body, the idempotency key and the version seen, where there are such. */
export type Asked<N extends EndpointName> = AskedOfAll[N];

type AskedEach = {
  readonly [N in EndpointName]: Part<Endpoints[N], 'params'> &
    Part<Endpoints[N], 'query'> &
    Body<Endpoints[N]> &
    Keyed<Endpoints[N]> &
    Seen<Endpoints[N]>;
};
/** An interface, so that each endpoint is worked out by itself: asked of any of them at once, their parts would be multiplied with each other. */
interface AskedOfAll extends AskedEach {}

export type Answered<N extends EndpointName> = Of<Endpoints[N]['answer']>;

type Nothing = Record<never, never>;
type Part<E, K extends string> = E extends { readonly [P in K]: infer S extends TSchema } ? Of<S> : Nothing;
type Body<E> = E extends { readonly body: 'file' }
  ? Nothing
  : E extends { readonly body: infer S extends TSchema }
    ? { readonly body: Of<S> }
    : Nothing;
type Keyed<E> = E extends { readonly key: true } ? { readonly key: string } : Nothing;
type Seen<E> = E extends { readonly match: 'required' }
  ? { readonly seen: number }
  : E extends { readonly match: 'optional' }
    ? { readonly seen?: number }
    : Nothing;
