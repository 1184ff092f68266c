export * from './city.ts';
export * from './orders.ts';
