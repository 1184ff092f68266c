export * from './office-service.ts';
export * from './openapi.ts';
export * from './server.ts';
