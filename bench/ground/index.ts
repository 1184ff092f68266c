export * from './peers.ts';
export * from './row.ts';
export * from './servers.ts';
export * from './turns.ts';
