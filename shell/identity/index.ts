export * from './identity.ts';
export type { KnownSession, SignedIn } from './session-table.ts';
