import { randomUUID } from 'node:crypto';
import { inline, type Queries } from '#shell/db';
import { folded } from './account-table.ts';
import { type AccountMail, inviteWords, linkLives } from './mail-words.ts';
import type { OneTimeTable } from './one-time.ts';

/** Somebody whom the office invited and who has not come yet. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  /** The official who invited. */
  readonly by: string;
  readonly untilMs: number;
}

const add = inline('insert into invitation (id, email, name, invited_by, made_ms, until_ms) values ($1, $2, $3, $4, $5, $6)');
const columns = 'id, email, name, invited_by as "by", until_ms as "untilMs"';
const all = inline(`select ${columns} from invitation where until_ms > $1 order by made_ms desc, id`);
const one = inline(`select ${columns} from invitation where id = $1 and until_ms > $2`);
const drop = inline(`delete from invitation where id = $1 and until_ms > $2 returning ${columns}`);
const sameAddress = inline('delete from invitation where email = $1 returning id');
const unsent = inline("delete from mail where link is not null and link ->> 'id' = $1 and sent_at is null");
const sweep = inline('delete from invitation where until_ms <= $1');

/** Invitations by link: the list is kept until they are accepted, revoked or over; the secret is in the mail alone. */
export const invitations = (db: Queries, clock: () => number, oneTime: OneTimeTable, post: (mail: AccountMail) => Promise<void>) => {
  const revoke = async (id: string): Promise<boolean> => {
    // A mail that still waits would make a link of its own.
    await db.query(unsent, [id]);
    await oneTime.drop(id, 'invite');
    return (await db.query(drop, [id, clock()])).length > 0;
  };
  return {
    /** A second invitation of an address makes the first one void. */
    invite: async ({
      email,
      name,
      by,
      lang,
    }: {
      readonly email: string;
      readonly name: string;
      readonly by: string;
      readonly lang: string;
    }) => {
      for (const before of await db.query<{ id: string }>(sameAddress, [folded(email)])) await revoke(before.id);
      const id = randomUUID();
      await db.query(add, [id, folded(email), name, by, clock(), clock() + linkLives.invite]);
      const path = `${lang === 'zh' ? '/zh' : ''}/invitations/`;
      const link = { purpose: 'invite' as const, id, content: {}, livesMs: linkLives.invite, path };
      await post({ once: `account/invite/${id}`, address: folded(email), ...inviteWords, link });
    },
    open: (): Promise<readonly Invitation[]> => db.query<Invitation>(all, [clock()]),
    revoke,
    look: async (secret: string): Promise<Invitation | undefined> => {
      const found = await oneTime.look(secret, 'invite');
      return found === undefined ? undefined : (await db.query<Invitation>(one, [found.id, clock()]))[0];
    },
    /** Uses the link up. */
    take: async (secret: string): Promise<Invitation | undefined> => {
      const found = await oneTime.take(secret, 'invite');
      return found === undefined ? undefined : (await db.query<Invitation>(drop, [found.id, clock()]))[0];
    },
    sweep: async (): Promise<void> => {
      await db.query(sweep, [clock()]);
    },
  };
};

export type Invitations = ReturnType<typeof invitations>;
