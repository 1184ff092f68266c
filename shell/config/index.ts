export * from './backup-config.ts';
export { type Config, declared } from './declared.ts';
export * from './read-config.ts';
export { readableByOthers } from './read-file.ts';
export * from './show.ts';
export * from './start-config.ts';
