export * from './identity.ts';
export type { KnownSession, SessionTimes, SignedIn } from './session-table.ts';
export type { TryLimit } from './tries.ts';
