import { ownCase, refuse } from '#law/case';
import type { Refusal } from '#law/ground';
import type { Seen } from './look.ts';

/**
 * The refusal of a note, a hand-over or a draft in a case that is the person's own, whether they work on it, hand it on or are to get it. Of the tie only
 * its kind is told, as in the engine's own refusal.
 */
export const ownCaseHere = (
  { look, live, pack, procedure }: Pick<Seen, 'look' | 'live' | 'pack' | 'procedure'>,
  person: string | undefined,
): Refusal | undefined => {
  // Who holds no post is told that this is for the office.
  if (person === undefined || look.office.postsHeld(person, look.today).length === 0) return undefined;
  const seen = { world: look.world, packOf: (digest: string) => look.world.packOf(digest).pack, files: look.files, today: look.today };
  const tie = ownCase(seen, live, person);
  return tie === undefined ? undefined : refuse(pack, 'ownCase', procedure, { tie: tie.why });
};
