export * from './orders.ts';
export * from './search.ts';
