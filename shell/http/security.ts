import type { FastifyReply, FastifyRequest } from 'fastify';
import { deviceKeptMs } from '#shell/identity';

/** Nothing comes from outside: scripts, styles, fonts and pictures are our own, and nobody may frame a page. */
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export const securityHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'content-security-policy': policy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'x-frame-options': 'DENY',
  ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
});

/** A file that somebody sent in: it may be anything, so it can do nothing. */
export const inertHeaders: Readonly<Record<string, string>> = { 'content-security-policy': "default-src 'none'; sandbox" };

/**
 * Whether a request that may change something was sent by a page of another site (CSRF). Browsers say where it comes from;
 * where they do not, a header that only our own pages and programs set has to be there as soon as a cookie is.
 */
export const fromOtherSite = ({ method, headers }: FastifyRequest, ourHost: string, hasCookie: boolean): boolean => {
  if (method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  if (headers.origin !== undefined) return hostOf(headers.origin) !== ourHost;
  return hasCookie && headers['x-ordinance'] === undefined;
};

const hostOf = (origin: string): string | undefined => (URL.canParse(origin) ? new URL(origin).host : undefined);

/** The session's cookie. `__Host-` binds it to this host and to https; a plain name is for a server on one's own machine. */
export const sessionCookie = (secure: boolean): string => (secure ? '__Host-ordinance' : 'ordinance');

export const setSession = (reply: FastifyReply, token: string, secure: boolean, maxAgeSeconds: number): void => {
  reply.setCookie(sessionCookie(secure), token, { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: maxAgeSeconds });
};

/** Of a browser in which somebody signed in before; it outlives the session and opens nothing. */
export const deviceCookie = (secure: boolean): string => (secure ? '__Host-ordinance-device' : 'ordinance-device');

export const setDevice = (reply: FastifyReply, token: string, secure: boolean): void => {
  reply.setCookie(deviceCookie(secure), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure,
    maxAge: Math.floor(deviceKeptMs / 1000),
  });
};

export const dropSession = (reply: FastifyReply, secure: boolean): void => {
  reply.clearCookie(sessionCookie(secure), { path: '/', httpOnly: true, sameSite: 'lax', secure });
};
