import type { Pack } from '#law/pack';
import type { Path } from '../paths/path.ts';
import { replay } from './replay.ts';
import type { Replayed, ReplayOptions } from './replayed.ts';
import { say } from './say.ts';

/** The first of some traces that can be played, and how many were tried until then. */
export type Refined = Replayed & { readonly tried: number; readonly path?: Path };

/**
 * Tries traces one after the other, as they are found. If none can be played: impossible where each of them is, and there were no more
 * of them; else undated, for the first that could not be dated.
 */
export const refine = (pack: Pack, paths: Iterable<Path>, options: ReplayOptions = {}, most = 20): Refined => {
  let tried = 0;
  let open: Refined | undefined;
  let impossible: Refined | undefined;
  for (const path of paths) {
    if (tried === most) return { ...(open ?? tooMany(most)), tried };
    tried += 1;
    const replayed = { ...replay(pack, path, options), tried, path };
    if (replayed.kind === 'played') return replayed;
    if (replayed.kind === 'undated') open ??= replayed;
    else impossible ??= replayed;
  }
  return { ...(open ?? impossible ?? { kind: 'undated', why: say('refine.thereIsNoTrace') }), tried };
};

const tooMany = (most: number): Replayed => ({
  kind: 'undated',
  why: say('tooMany.noTimingAllowsThe', { most }),
});
