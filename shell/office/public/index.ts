export type { Desk } from './desk.ts';
export { publicMethods } from './public-methods.ts';
