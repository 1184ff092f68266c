export * from './database.ts';
export * from './directory-lock.ts';
export * from './embedded.ts';
export * from './migrate.ts';
export * from './open-database.ts';
export * from './postgres.ts';
export * from './statement.ts';
export * from './values.ts';
