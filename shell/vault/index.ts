export * from './blobs.ts';
export * from './commitment.ts';
export * from './destroy-keys.ts';
export * from './drafts.ts';
export * from './office-text.ts';
export * from './seal-old.ts';
export * from './sealed-value.ts';
export * from './vault.ts';
