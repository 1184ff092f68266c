export * from './fault.ts';
export * from './kept-fields.ts';
export * from './log.ts';
export * from './pseudonym.ts';
export * from './tally.ts';
