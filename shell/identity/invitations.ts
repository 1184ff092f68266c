import { randomUUID } from 'node:crypto';
import { pagePrefix } from '#contract';
import { inline } from '#shell/db';
import { addressDigest, destroyKeys, folded, openAddressed, type SealedRow, sealAddressed, sealedOf, type Vault } from '#shell/vault';
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

type Kept = Omit<Invitation, 'email' | 'name'> & SealedRow;

const add = inline(
  'insert into invitation (id, root, sealed, email_digest, invited_by, made_ms, until_ms) values ($1, $2, $3, $4, $5, $6, $7)',
);
const columns = 'id, root, sealed, invited_by as "by", until_ms as "untilMs"';
const all = inline(`select ${columns} from invitation where until_ms > $1 order by made_ms desc, id`);
const one = inline(`select ${columns} from invitation where id = $1 and until_ms > $2`);
const drop = inline(`delete from invitation where id = $1 and until_ms > $2 returning ${columns}`);
const sameAddress = inline('delete from invitation where email_digest = $1 returning id');
const unsent = inline('delete from mail where link_id = $1 and sent_at is null');
const sweep = inline('delete from invitation where until_ms <= $1 returning id');

/** Invitations by link: the list is kept until they are accepted, revoked or over; the secret is in the mail alone. */
export const invitations = (vault: Vault, clock: () => number, oneTime: OneTimeTable, post: (mail: AccountMail) => Promise<void>) => {
  const { database: db, keys } = vault;
  const opened = ({ root, sealed, ...kept }: Kept): Invitation | undefined => {
    const named = openAddressed<Pick<Invitation, 'email' | 'name'>>(keys, sealedOf.invitation(kept.id), { root, sealed });
    return named && { ...kept, ...named };
  };
  const first = ([row]: readonly Kept[]): Invitation | undefined => row && opened(row);
  const taken = async (id: string): Promise<Invitation | undefined> => {
    const invitation = first(await db.query<Kept>(drop, [id, clock()]));
    await destroyKeys(db, keys);
    return invitation;
  };
  const revoke = async (id: string): Promise<boolean> => {
    // A mail that still waits would make a link of its own.
    await db.query(unsent, [id]);
    await oneTime.drop(id, 'invite');
    const was = (await db.query(drop, [id, clock()])).length > 0;
    await destroyKeys(db, keys);
    return was;
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
      for (const before of await db.query<{ id: string }>(sameAddress, [addressDigest(keys, email)])) await revoke(before.id);
      const id = randomUUID();
      const { root, sealed } = sealAddressed(keys, sealedOf.invitation(id), { email: folded(email), name });
      await db.query(add, [id, root, sealed, addressDigest(keys, email), by, clock(), clock() + linkLives.invite]);
      const path = `${pagePrefix(lang)}/invitations/`;
      const link = { purpose: 'invite' as const, id, content: {}, livesMs: linkLives.invite, path };
      await post({ once: `account/invite/${id}`, address: folded(email), ...inviteWords, link });
    },
    open: async (): Promise<readonly Invitation[]> => (await db.query<Kept>(all, [clock()])).flatMap((row) => opened(row) ?? []),
    revoke,
    look: async (secret: string): Promise<Invitation | undefined> => {
      const found = await oneTime.look(secret, 'invite');
      return found === undefined ? undefined : first(await db.query<Kept>(one, [found.id, clock()]));
    },
    /** Uses the link up. */
    take: async (secret: string): Promise<Invitation | undefined> => {
      const found = await oneTime.take(secret, 'invite');
      return found === undefined ? undefined : taken(found.id);
    },
    sweep: async (): Promise<void> => {
      if ((await db.query(sweep, [clock()])).length > 0) await destroyKeys(db, keys);
    },
  };
};

export type Invitations = ReturnType<typeof invitations>;
