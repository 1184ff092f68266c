export * from './recount-file.ts';
export * from './recount-page.ts';
