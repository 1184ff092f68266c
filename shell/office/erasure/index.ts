export * from './erase-events.ts';
export * from './retention-run.ts';
