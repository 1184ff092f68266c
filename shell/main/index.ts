export { type ServeOptions, startDemo, startServer } from './serve.ts';
