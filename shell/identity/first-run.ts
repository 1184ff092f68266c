import { randomInt } from 'node:crypto';
import type { Queries } from '#shell/db';
import type { OneTimeTable } from './one-time.ts';
import { type TryLimit, takePlace } from './tries.ts';

/** Without letters and digits that look alike. */
const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZ23456789';
const lives = 60 * 60_000;
const tries: TryLimit = { tries: 20, windowMs: 15 * 60_000 };

/** The code that the console shows while a city has no administrator: good for an hour, and once. */
export const firstRun = (db: Queries, clock: () => number, oneTime: OneTimeTable) => ({
  /** Makes a code; one that was made before is void. */
  begin: async (): Promise<string> => {
    for (const { id } of await oneTime.open('first-run')) await oneTime.drop(id, 'first-run');
    const letters = Array.from({ length: 16 }, () => alphabet[randomInt(alphabet.length)]).join('');
    await oneTime.make({ purpose: 'first-run', secret: letters, livesMs: lives });
    return letters.match(/.{4}/g)!.join('-');
  },
  /** Whether the code is the one of the console; everybody's tries are counted together. */
  isGood: async (code: string): Promise<boolean> =>
    (await takePlace(db, 'first-run', tries, clock())).ok && (await oneTime.look(lettersOf(code), 'first-run')) !== undefined,
  /** Uses it up. */
  take: async (code: string): Promise<boolean> => (await oneTime.take(lettersOf(code), 'first-run')) !== undefined,
});

export type FirstRun = ReturnType<typeof firstRun>;

const lettersOf = (code: string): string => code.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
