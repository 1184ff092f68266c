export * from './blobs.ts';
export * from './commitment.ts';
export * from './office-text.ts';
export * from './seal.ts';
export * from './vault.ts';
