import type { Value } from '#law/ground';
import { inline, type Queries } from '#shell/db';
import type { Keys } from '#shell/keys';
import { addressDigest, sealAddressed, sealedOf } from './addresses.ts';

/** A table of which earlier versions kept names and addresses in plain words: what is read of it, and how one row is sealed. */
export interface OldAddresses<Row> {
  readonly select: string;
  readonly each: (tx: Queries, keys: Keys, row: Row) => Promise<void>;
}

export const oldAccounts: OldAddresses<{ person: string; email: string; name: string }> = {
  select: 'select person, email, name from account where root is null',
  each: async (tx, keys, { person, email, name }) => {
    const { root, sealed } = sealAddressed(keys, sealedOf.account(person), { email, name });
    await tx.query(inline('update account set root = $2, sealed = $3, email_digest = $4, email = null, name = null where person = $1'), [
      person,
      root,
      sealed,
      addressDigest(keys, email),
    ]);
  },
};

export const oldSubscriptions: OldAddresses<{ id: string; email: string }> = {
  select: 'select id, email from subscription where root is null',
  each: async (tx, keys, { id, email }) => {
    const { root, sealed } = sealAddressed(keys, sealedOf.subscription(id), { email });
    await tx.query(inline('update subscription set root = $2, sealed = $3, email_digest = $4, email = null where id = $1'), [
      id,
      root,
      sealed,
      addressDigest(keys, email),
    ]);
  },
};

export const oldInvitations: OldAddresses<{ id: string; email: string; name: string }> = {
  select: 'select id, email, name from invitation where root is null',
  each: async (tx, keys, { id, email, name }) => {
    const { root, sealed } = sealAddressed(keys, sealedOf.invitation(id), { email, name });
    await tx.query(inline('update invitation set root = $2, sealed = $3, email_digest = $4, email = null, name = null where id = $1'), [
      id,
      root,
      sealed,
      addressDigest(keys, email),
    ]);
  },
};

interface OldMail {
  readonly id: number;
  readonly once: string;
  readonly address: string;
  readonly subject: string;
  readonly body: string;
  readonly ends: string | null;
  readonly link: { readonly id?: string; readonly [name: string]: Value | undefined } | null;
}

export const oldMails: OldAddresses<OldMail> = {
  select: 'select id, once, address, subject, body, ends, link from mail where root is null and sealed is null and address is not null',
  each: async (tx, keys, { id, once: before, address, subject, body, ends, link }) => {
    const digest = addressDigest(keys, address);
    // The name of a mail about a public row held the address.
    const once = before.endsWith(`/${address}`) ? `${before.slice(0, -address.length)}${digest}` : before;
    const { root, sealed } = sealAddressed(keys, sealedOf.mail(once), { address, subject, body, ends, link: link as Value });
    await tx.query(
      inline(
        `update mail set once = $2, root = $3, sealed = $4, address_digest = $5, link_id = $6,
           address = null, subject = null, body = null, ends = null, link = null where id = $1`,
      ),
      [id, once, root, sealed, digest, link?.id ?? null],
    );
  },
};
