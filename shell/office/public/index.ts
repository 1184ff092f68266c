export type { Desk } from './desk.ts';
export { matrixView } from './matrix-page.ts';
export { publicMethods } from './public-methods.ts';
