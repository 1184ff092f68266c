import { setImmediate } from 'node:timers/promises';
import { exercised } from '#law/case';
import { type Coverage, coverage, type Pack } from '#law/pack';

const known = new WeakMap<Pack, Promise<Coverage>>();

/**
 * How far each article of a text is run: its examples are played once, one at a time, and anyone else who waits has a turn between two of them. A text
 * never changes, so the answer is kept as long as the text is.
 */
export const coverageOf = (pack: Pack): Promise<Coverage> => {
  const before = known.get(pack);
  if (before !== undefined) return before;
  const asked = exercised(pack, () => setImmediate()).then((isPlayed) => coverage(pack, isPlayed));
  known.set(pack, asked);
  return asked;
};
