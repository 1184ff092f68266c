export type { Desk } from './desk.ts';
export { exported } from './exports.ts';
export { matrixView } from './matrix-page.ts';
export { publicMethods } from './public-methods.ts';
