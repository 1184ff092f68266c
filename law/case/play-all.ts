import type { Pack } from '#law/pack';
import { type Differs, play } from './play.ts';

/**
 * All examples of a pack: how many came out as written, and how often each kind of ending was reached.
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
} => {
  const endings: Record<string, Record<string, number>> = {};
  const examples = Object.values(pack.examples);
  const results = examples.map((example, index) => {
    told(example.name, index, examples.length);
    return play(pack, example);
  });
  for (const [index, example] of Object.values(pack.examples).entries()) {
    const kind = results[index]!.ending.kind ?? 'open';
    endings[example.procedure] ??= {};
    endings[example.procedure]![kind] = (endings[example.procedure]![kind] ?? 0) + 1;
  }
  return {
    played: results.length,
    matched: results.filter((result) => result.matches).length,
    failed: results.flatMap((result) => result.failed.map((differs) => ({ example: result.example, ...differs }))),
    endings,
  };
};
