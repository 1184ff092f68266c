export * from './derived-key.ts';
export * from './folder-keys.ts';
export * from './key-cache.ts';
export * from './key-rows.ts';
export * from './keys.ts';
export * from './memory-keys.ts';
export * from './seal.ts';
