export { brokenPromises, checkedPack } from './check-pack.ts';
export type { Path, PathMove } from './paths/path.ts';
export * from './procedures/index.ts';
export * from './replay/index.ts';
export * from './tables/index.ts';
