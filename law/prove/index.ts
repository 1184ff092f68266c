export * from './procedures/index.ts';
export * from './tables/index.ts';
