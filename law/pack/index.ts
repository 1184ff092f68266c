export { type Loaded, loadPack } from './load.ts';
export type * from './model.ts';
