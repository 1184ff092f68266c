import { createDecipheriv } from 'node:crypto';
import type { Text, Value } from '#law/ground';
import { type Database, inline, type Queries, readJson } from '#shell/db';
import type { Keys } from '#shell/keys';
import { blobsOf } from './blobs.ts';
import { destroyKeys } from './destroy-keys.ts';
import { sealDraft } from './drafts.ts';
import { sealOfficeText } from './office-text.ts';
import {
  oldAccounts,
  oldInvitations,
  oldMails,
  oldPasskeys,
  oldProviderLinks,
  oldSessions,
  oldSubscriptions,
} from './seal-old-addresses.ts';
import { sealFact, sealLetter } from './vault.ts';

const isDone = inline('select done from sealing');
const nowDone = inline('update sealing set done = true');
const share = 200;

/**
 * Seals what earlier versions kept in plain words, or beside its own key: once, when the new program first opens a store. Each share is one
 * transaction, so that a start that was stopped goes on where it was. Answers how many rows it sealed.
 *
 * What was written before stays in backups made before and, on a server, in its old write-ahead log: docs/methods/personal-data.md.
 */
export const sealOld = async (database: Database, keys: Keys, { again = false } = {}): Promise<number> => {
  const [kept] = await database.query<{ done: boolean }>(isDone);
  if (kept?.done === true && !again) return 0;
  let rows = 0;
  const ofAccounts = [accounts, subscriptions, invitations, mails, sessions, passkeys, providerLinks];
  for (const step of [facts, letters, texts, drafts, orderDrafts, files, ...ofAccounts]) {
    for (;;) {
      const some = await step(database, keys);
      rows += some;
      if (some === 0) break;
    }
  }
  await database.query(nowDone);
  if (rows > 0) await overwritten(database);
  await destroyKeys(database, keys);
  return rows;
};

type Step = (database: Database, keys: Keys) => Promise<number>;

const inOne =
  <Row>(select: string, each: (tx: Queries, keys: Keys, row: Row) => Promise<void>): Step =>
  (database, keys) =>
    database.transaction(async (tx) => {
      const rows = await tx.query<Row>(inline(`${select} limit ${share}`));
      for (const row of rows) await each(tx, keys, row);
      return rows.length;
    });

const facts = inOne<{ case: string; fact: string; seq: number; salt: Uint8Array; value: Value }>(
  'select case_id as "case", fact, seq, salt, value from vault_fact where root is null',
  async (tx, keys, row) => {
    const { root, sealed } = sealFact(keys.fresh(), row);
    await tx.query(
      inline(
        `update vault_fact set root = $4, sealed = decode($5, 'base64'), salt = null, value = null where case_id = $1 and fact = $2 and seq = $3`,
      ),
      [row.case, row.fact, row.seq, root, sealed],
    );
  },
);

interface OldLetter {
  readonly case: string;
  readonly seq: number;
  readonly letter: string;
  readonly number: string;
  readonly code: string;
  readonly to: string;
  readonly served: never;
  readonly body: Uint8Array;
  readonly key: Uint8Array;
}

const letters = inOne<OldLetter>(
  `select l.case_id as "case", l.seq, l.letter, l.number, l.code, l.sent_to as "to", l.served, l.body, k.key
   from letter l join letter_key k using (case_id, seq, letter, sent_to) where k.root is null`,
  async (tx, keys, { body, key, ...row }) => {
    const text = readJson(Buffer.from(openOld(key, body)).toString('utf8')) as Text;
    const again = sealLetter(keys.fresh(), { ...row, body: text });
    const which = [row.case, row.seq, row.letter, row.to];
    await tx.query(
      inline(`update letter set body = decode($5, 'base64') where case_id = $1 and seq = $2 and letter = $3 and sent_to = $4`),
      [...which, again.body],
    );
    await tx.query(inline('update letter_key set root = $5, key = null where case_id = $1 and seq = $2 and letter = $3 and sent_to = $4'), [
      ...which,
      again.root,
    ]);
  },
);

const texts = inOne<{ commitment: string; salt: Uint8Array; value: string }>(
  'select commitment, salt, value from office_text where root is null',
  async (tx, keys, row) => {
    const { root, sealed } = sealOfficeText(keys, row);
    await tx.query(
      inline(`update office_text set root = $2, sealed = decode($3, 'hex'), salt = null, value = null where commitment = $1`),
      [row.commitment, root, sealed],
    );
  },
);

const drafts = inOne<{ id: string; gives: Readonly<Record<string, Value>>; aside: Readonly<Record<string, Value>> }>(
  'select id, gives, aside from draft where root is null',
  async (tx, keys, { id, gives, aside }) => {
    const { root, sealed } = sealDraft(keys, id, { gives, aside });
    await tx.query(inline('update draft set root = $2, sealed = $3, gives = null, aside = null where id = $1'), [id, root, sealed]);
  },
);

const orderDrafts = inOne<{ case: string; order: string; round: number; person: string; gives: Readonly<Record<string, Value>> }>(
  'select case_id as "case", order_name as "order", round, person, gives from order_draft where root is null',
  async (tx, keys, { gives, ...row }) => {
    const { root, sealed } = sealDraft(keys, row.case, gives);
    await tx.query(
      inline(
        'update order_draft set root = $5, sealed = $6, gives = null where case_id = $1 and order_name = $2 and round = $3 and person = $4',
      ),
      [row.case, row.order, row.round, row.person, root, sealed],
    );
  },
);

const accounts = inOne(oldAccounts.select, oldAccounts.each);
const subscriptions = inOne(oldSubscriptions.select, oldSubscriptions.each);
const invitations = inOne(oldInvitations.select, oldInvitations.each);
const mails = inOne(oldMails.select, oldMails.each);
const sessions = inOne(oldSessions.select, oldSessions.each);
const passkeys = inOne(oldPasskeys.select, oldPasskeys.each);
const providerLinks = inOne(oldProviderLinks.select, oldProviderLinks.each);

/** A file is named by the digest of its sealed bytes, so sealed again it gets another name. */
const files: Step = async (database, keys) => {
  const rows = await database.query<{ digest: string; case: string | null; fact: string | null; key: Uint8Array }>(
    inline('select digest, case_id as "case", fact, key from blob_key where root is null limit 10'),
  );
  const blobs = blobsOf(database, keys);
  for (const { digest, case: caseId, fact, key } of rows) {
    const bytes = await blobs.get(digest);
    if (bytes instanceof Uint8Array) {
      const plain = openOld(key, bytes);
      const again = await blobs.putSealed(plain, caseId === null || fact === null ? undefined : { case: caseId, fact });
      const [named] = await database.query<{ name: string | null }>(inline('select name from attachment where stored = $1'), [digest]);
      const name = await blobs.sealName(again, named?.name ?? '');
      await database.query(inline('update attachment set stored = $2, sealed_name = $3, name = null where stored = $1'), [
        digest,
        again,
        Buffer.from(name),
      ]);
      await database.query(inline('update attachment_use set stored = $2 where stored = $1'), [digest, again]);
      await database.query(inline('delete from blob where digest = $1'), [digest]);
    }
    await database.query(inline('delete from blob_key where digest = $1'), [digest]);
  }
  return rows.length;
};

const tablesSealed = [
  ...['vault_fact', 'letter', 'letter_key', 'office_text', 'draft', 'order_draft', 'blob', 'blob_key', 'attachment'],
  ...['account', 'subscription', 'invitation', 'mail', 'reset_asked', 'one_time_token', 'session', 'passkey', 'provider_link'],
];

/** Plain words that updates left behind in the tables' files, and on the embedded engine in the write-ahead log, are overwritten. */
const overwritten = async (database: Database): Promise<void> => {
  for (const table of tablesSealed) await database.query(inline(`vacuum full ${table}`));
  if (database.engine !== 'embedded') return;
  // Segments that are done with are deleted instead of kept for later use.
  await database.query(inline('set wal_recycle = off'));
  await database.query(inline('select pg_switch_wal()'));
  await database.query(inline('checkpoint'));
  await database.query(inline('reset wal_recycle'));
};

/** AES-256-GCM as earlier versions wrote it: nonce, cipher text, tag, and nothing associated. */
const openOld = (key: Uint8Array, sealed: Uint8Array): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), { authTagLength: 16 });
  decipher.setAuthTag(sealed.subarray(sealed.length - 16));
  return Buffer.concat([decipher.update(sealed.subarray(12, sealed.length - 16)), decipher.final()]);
};
