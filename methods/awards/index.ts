export * from './award.ts';
export { canonicalEntry, commitmentOf, type Draw, type Drawn, type DrawRefused, draw, type Sha256 } from './draw.ts';
export { sha256 } from './sha256.ts';
