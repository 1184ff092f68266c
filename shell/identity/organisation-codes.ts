import { randomInt } from 'node:crypto';
import type { Queries } from '#shell/db';
import type { OneTimeTable } from './one-time.ts';
import { type TryLimit, takePlace } from './tries.ts';

/** Without letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const lives = 30 * 24 * 60 * 60_000;
const tries: TryLimit = { tries: 5, windowMs: 60 * 60_000 };

/** Codes that travel by letter to the registered address of an organisation: good for 30 days, and once. Only their digests are kept. */
export const organisationCodes = (db: Queries, clock: () => number, oneTime: OneTimeTable) => {
  const ofOrganisation = async (organisation: string) =>
    (await oneTime.open('letter-code')).filter(({ content }) => content['organisation'] === organisation);
  const voidAll = async (organisation: string): Promise<void> => {
    for (const { id } of await ofOrganisation(organisation)) await oneTime.drop(id, 'letter-code');
  };
  return {
    /** Makes a code; one that was made for the same organisation before is void. */
    make: async (organisation: string): Promise<{ readonly code: string; readonly untilMs: number }> => {
      await voidAll(organisation);
      const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
      const { untilMs } = await oneTime.make({ purpose: 'letter-code', secret: letters, content: { organisation }, livesMs: lives });
      return { code: letters.match(/.{4}/g)!.join('-'), untilMs };
    },
    /** Uses the code up, if it is the one of this organisation; all who try for one organisation are counted together, five times an hour. */
    take: async (organisation: string, code: string): Promise<'taken' | 'wrong' | 'tooMany'> => {
      const place = await takePlace(db, `letter-code|${organisation}`, tries, clock());
      if (!place.ok) return 'tooMany';
      const secret = code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
      const found = await oneTime.look(secret, 'letter-code');
      if (found?.content['organisation'] !== organisation) return 'wrong';
      return (await oneTime.take(secret, 'letter-code')) === undefined ? 'wrong' : 'taken';
    },
  };
};

export type OrganisationCodes = ReturnType<typeof organisationCodes>;
