import type { Pack } from '#law/pack';
import { play } from './play.ts';
import { type Parts, Shown, uncovered } from './shown.ts';
import type { Differs } from './stage.ts';

/**
 * All examples of a pack: how many came out as written, how their cases ended, and what none of them shows. Each case counts
 * once, under the ending in which it stands at the end of its example (`open` where it stands in none), children and challenges included.
 * @param told which example is played next, how many are done, and how many there are
 */
export const playAll = (
  pack: Pack,
  told: (example: string, done: number, of: number) => void = () => {},
): {
  readonly played: number;
  readonly matched: number;
  readonly failed: readonly (Differs & { readonly example: string })[];
  readonly endings: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly uncovered: Parts;
  readonly shown: Shown;
} => {
  const shown = new Shown();
  const endings: Record<string, Record<string, number>> = {};
  const examples = Object.values(pack.examples);
  const results = examples.map((example, index) => {
    told(example.name, index, examples.length);
    return play(pack, example);
  });
  for (const { shows } of results) shown.addAll(shows);
  for (const { procedure, kind = 'open' } of results.flatMap(({ cases }) => cases)) {
    endings[procedure] ??= {};
    endings[procedure][kind] = (endings[procedure][kind] ?? 0) + 1;
  }
  return {
    played: results.length,
    matched: results.filter((result) => result.matches).length,
    failed: results.flatMap((result) => result.failed.map((differs) => ({ example: result.example, ...differs }))),
    endings,
    uncovered: uncovered(pack, shown),
    shown,
  };
};
