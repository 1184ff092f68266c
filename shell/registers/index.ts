export * from './facets.ts';
export * from './grams.ts';
export * from './matches.ts';
export * from './rows.ts';
export * from './search.ts';
