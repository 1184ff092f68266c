export * from './explain.ts';
export * from './read.ts';
export * from './tally.ts';
export * from './types.ts';
