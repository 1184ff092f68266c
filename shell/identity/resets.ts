import { pagePrefix } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import { inline } from '#shell/db';
import { addressDigest, type Vault } from '#shell/vault';
import { type AccountTable, countedAs } from './account-table.ts';
import { type AccountMail, linkLives, resetWords } from './mail-words.ts';
import type { OneTime, OneTimeTable } from './one-time.ts';
import { type TryLimit, takePlace } from './tries.ts';

const ask = inline('insert into reset_asked (email_digest, lang, asked_ms) values ($1, $2, $3)');
// Several servers may do this; a request is taken once. One that is older than its link would live is dropped.
const take = inline(
  `delete from reset_asked where id = any (array(select id from reset_asked order by id limit 20 for update skip locked))
   returning id, email_digest as "digest", lang, asked_ms as "askedMs"`,
);

interface Asked {
  readonly id: number;
  readonly digest: string;
  readonly lang: string;
  readonly askedMs: number;
}

/** A mail-box gets no more links than this, however often somebody asks. */
const perMailbox: TryLimit = { tries: 3, windowMs: 3_600_000 };

export interface ResetParts extends Vault {
  readonly clock: () => number;
  readonly accounts: AccountTable;
  readonly oneTime: OneTimeTable;
  readonly post: (mail: AccountMail) => Promise<void>;
}

/**
 * A forgotten password. The request looks at no account, so it does the same for an address that is known and for one that is not:
 * it counts and it queues. Whether there is an account, the job finds out that writes the mail.
 */
export const passwordResets = ({ database: db, keys, clock, accounts, oneTime, post }: ResetParts) => ({
  ask: async (email: string, lang: string): Promise<void> => {
    const place = await takePlace(db, countedAs(keys, 'reset', email), perMailbox, clock());
    if (place.ok) await db.query(ask, [addressDigest(keys, email), lang, clock()]);
  },
  /** The job: writes the mails that were asked for. Answers how many. */
  carryOut: async (): Promise<number> => {
    const asked = await db.query<Asked>(take);
    let written = 0;
    for (const { id, digest, lang, askedMs } of asked) {
      const account = await accounts.byDigest(digest);
      if (account === undefined || !account.confirmed || account.deactivated || clock() - askedMs > linkLives.reset) continue;
      // A second link makes the first one void.
      await oneTime.dropOf(account.person, ['reset']);
      const link = {
        purpose: 'reset' as const,
        id: `reset-${id}-${askedMs}`,
        person: account.person,
        content: {},
        livesMs: linkLives.reset,
        path: `${pagePrefix(lang)}/reset/`,
      };
      await post({ once: `account/reset/${id}/${askedMs}`, address: account.email, ...resetWords, link });
      written += 1;
    }
    return written;
  },
  /** Whether a link is still good, for its page. */
  look: async (secret: string): Promise<OneTime | undefined> => oneTime.look(secret, 'reset'),
  /** Uses the link up: whose it was. */
  take: async (secret: string): Promise<Result<string, 'noSuchLink'>> => {
    const found = await oneTime.take(secret, 'reset');
    return found?.person == null ? fail('noSuchLink') : ok(found.person);
  },
});
