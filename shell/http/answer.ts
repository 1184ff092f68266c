import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Compile } from 'typebox/compile';
import type { Endpoint, ExportFile, Feed, FileRef } from '#contract';
import { printJson } from '#law/ground';
import type { CsvFile } from './csv.ts';
import { jsonFeed } from './json-feed.ts';
import { rss } from './rss.ts';
import { inertHeaders } from './security.ts';

/** Sends an answer as JSON, with its version as `ETag`; a reader who has it already is told so in a line. */
export const sendJson = (request: FastifyRequest, reply: FastifyReply, endpoint: Endpoint, answer: unknown): FastifyReply => {
  const body = printJson(answer);
  reply.code(endpoint.status ?? 200).type('application/json; charset=utf-8');
  if (endpoint.etag !== undefined) {
    const version = (answer as Readonly<Record<string, unknown>>)[endpoint.etag];
    // Says which version to order on, not that the page is unchanged: days pass and readers differ.
    return reply.header('etag', `"${version}"`).header('cache-control', 'no-store').send(body);
  }
  if (endpoint.method !== 'GET' || endpoint.who !== 'anyone') return reply.header('cache-control', 'no-store').send(body);
  return sendUnlessKnown(request, reply, body);
};

const sendUnlessKnown = (request: FastifyRequest, reply: FastifyReply, body: string): FastifyReply => {
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', etag).header('cache-control', 'private, no-cache').header('vary', 'cookie');
  return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(body);
};

/** A register in a published format; anyone who has it already is told so in a line. */
export const sendExport = (request: FastifyRequest, reply: FastifyReply, { type, file, body }: ExportFile): FastifyReply =>
  sendUnlessKnown(request, reply.type(type).header('content-disposition', `inline; filename="${file}"`), body);

/** The next lines are asked for when the reader has taken those before; where the reader goes away, no more are. */
export const sendCsv = (reply: FastifyReply, { name, lines }: CsvFile): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8; header=present')
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; filename="${name}.csv"`)
    .send(Readable.from(lines, { highWaterMark: 1 }));

export const sendRss = (request: FastifyRequest, reply: FastifyReply, feed: Feed, origin: string, language: unknown): FastifyReply =>
  reply
    .type('application/rss+xml; charset=utf-8')
    .header('cache-control', 'private, no-cache')
    .send(rss(feed, origin, typeof language === 'string' ? language : 'en', request.url));

export const sendJsonFeed = (request: FastifyRequest, reply: FastifyReply, feed: Feed, origin: string, language: unknown): FastifyReply =>
  reply
    .type('application/feed+json; charset=utf-8')
    .header('cache-control', 'private, no-cache')
    .send(jsonFeed(feed, origin, typeof language === 'string' ? language : 'en', request.url));

export const sendFile = (reply: FastifyReply, file: FileRef, content: AsyncIterable<Uint8Array>): FastifyReply =>
  reply
    .headers(inertHeaders)
    .type(/^[\w.+-]+\/[\w.+-]+$/.test(file.type) ? file.type : 'application/octet-stream')
    .header('cache-control', 'private, no-store')
    .header('content-length', file.bytes)
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escapeMark)}`)
    .send(Readable.from(content, { objectMode: false }));

const escapeMark = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

/** Holds an answer against the contract, as it goes over the wire: for tests and while the office is being written. */
export const answerCheck = (name: string, endpoint: Endpoint): ((answer: unknown) => void) => {
  const validator = Compile(endpoint.answer);
  return (answer) => {
    const sent: unknown = JSON.parse(printJson(answer));
    if (validator.Check(sent)) return;
    const wrong = validator.Errors(sent).map(({ instancePath, message }) => `${instancePath} ${message}`);
    throw new Error(`the answer of ${name} is not what the contract says: ${wrong.slice(0, 8).join('; ')}`);
  };
};
