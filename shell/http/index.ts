export type { CityWords } from './city-page.ts';
export type { Readiness, ReadyPart } from './health.ts';
export * from './openapi.ts';
export type { RequestWatch, WatchedRequest } from './request-watch.ts';
export * from './server.ts';
export type { ServerOptions } from './server-options.ts';
export { answerUnreadable } from './unreadable-request.ts';
