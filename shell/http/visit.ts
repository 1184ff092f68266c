import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';

/**
 * Somebody who is not signed in yet gets a cookie for ten minutes, so that what was begun in one browser is not finished in another
 * one: a challenge for a passkey, a way to a provider and back.
 */
const cookieName = (secure: boolean): string => (secure ? '__Host-ordinance-visit' : 'ordinance-visit');

export interface Visited {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly secure: boolean;
}

/** The digest of this browser's visit; begins one where there is none. */
export const visitIn = (visited: Visited): string => {
  const found = tokenIn(visited);
  if (found !== undefined) return digestOf(found);
  const token = randomBytes(24).toString('base64url');
  const { reply, secure } = visited;
  reply.setCookie(cookieName(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: 600 });
  return digestOf(token);
};

/** Of a browser that has not begun anything there is none, so nothing can belong to it. */
export const visitOf = (visited: Visited): string => digestOf(tokenIn(visited) ?? randomBytes(24).toString('base64url'));

const tokenIn = ({ request, secure }: Visited): string | undefined => {
  const token = request.cookies[cookieName(secure)];
  return token !== undefined && /^[A-Za-z0-9_-]{32}$/.test(token) ? token : undefined;
};

const digestOf = (token: string): string => createHash('sha256').update(token).digest('hex');
