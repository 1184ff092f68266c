import type { Value } from '#law/ground';
import { inline, type Queries } from '#shell/db';
import type { Keys } from '#shell/keys';
import { addressDigest, sealAddressed, sealedOf, subjectDigest } from './addresses.ts';

/** A table of which earlier versions kept names and addresses in plain words: what is read of it, and how one row is sealed. */
export interface OldAddresses<Row> {
  readonly select: string;
  readonly each: (tx: Queries, keys: Keys, row: Row) => Promise<void>;
}

/** A table with an address and a name in each row, by the column that names the row. */
const named = (table: string, key: string, of: (held: string) => string): OldAddresses<{ held: string; email: string; name: string }> => ({
  select: `select ${key} as held, email, name from ${table} where root is null`,
  each: async (tx, keys, { held, email, name }) => {
    const { root, sealed } = sealAddressed(keys, of(held), { email, name });
    await tx.query(inline(`update ${table} set root = $2, sealed = $3, email_digest = $4, email = null, name = null where ${key} = $1`), [
      held,
      root,
      sealed,
      addressDigest(keys, email),
    ]);
  },
});

export const oldAccounts = named('account', 'person', sealedOf.account);
export const oldInvitations = named('invitation', 'id', sealedOf.invitation);

/** A table with one word that somebody or their browser chose in each row. */
const worded = (table: string, column: string, of: (id: string) => string): OldAddresses<{ id: string; word: string }> => ({
  select: `select id, ${column} as word from ${table} where root is null and ${column} is not null`,
  each: async (tx, keys, { id, word }) => {
    const { root, sealed } = sealAddressed(keys, of(id), { [column]: word });
    await tx.query(inline(`update ${table} set root = $2, sealed = $3, ${column} = null where id = $1`), [id, root, sealed]);
  },
});

export const oldSessions = worded('session', 'agent', sealedOf.session);
export const oldPasskeys = worded('passkey', 'name', sealedOf.passkey);

export const oldProviderLinks: OldAddresses<{ issuer: string; subject: string }> = {
  select: 'select issuer, subject from provider_link where subject is not null',
  each: async (tx, keys, { issuer, subject }) => {
    const digest = subjectDigest(keys, issuer, subject);
    await tx.query(inline('update provider_link set subject_digest = $3, subject = null where issuer = $1 and subject = $2'), [
      issuer,
      subject,
      digest,
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
