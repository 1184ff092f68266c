export { startDemo, startProducts, startServer } from './serve.ts';
export { serviceOf } from './service.ts';
