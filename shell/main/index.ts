export { startCities } from './cities.ts';
export { startDemo, startPackDemo, startProducts, startServer } from './serve.ts';
export { serviceOf } from './service.ts';
