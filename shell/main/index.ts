export { type ServeOptions, startDemo, startServer } from './serve.ts';
export { serviceOf } from './service.ts';
