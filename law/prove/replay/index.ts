export { type Refined, refine } from './refine.ts';
export { replay } from './replay.ts';
export type { Replayed, ReplayOptions } from './replayed.ts';
export { longestPlayed, witnessName, witnessOf } from './witness.ts';
export { exampleData, exampleText } from './written.ts';
