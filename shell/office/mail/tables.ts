import type { Value } from '#law/ground';
import { inline } from '#shell/db';
import type { Keys } from '#shell/keys';
import { addressDigest, destroyKeys, openAddressed, type SealedRow, sealAddressed, sealedOf, type Vault } from '#shell/vault';

/** What the public may follow, and the one case of a code. */
export type Topic = 'row' | 'company' | 'register' | 'view' | 'case';

export interface Subscription {
  readonly id: string;
  readonly email: string;
  readonly lang: string;
  readonly topic: Topic;
  /** `products/SZAI-2026-00001`, the public name of a company, the name of a register, registers as narrowed: `products,trials?purpose=health`; a case by its id. */
  readonly target: string;
  readonly token: string;
  /** Milliseconds since 1970, both. */
  readonly askedAt: number;
  readonly confirmedAt: number | null;
}

/** A mail as it is written: plain text, in one language or in both. */
export interface NewMail {
  /** Written twice with the same, it is one mail. */
  readonly once: string;
  readonly subscription: string | null;
  readonly address: string;
  readonly lang: string;
  readonly subject: string;
  readonly body: string;
  /** Where its reader ends the subscription. */
  readonly ends: string | null;
  /** What the link in the body (`{link}`) is made from as the mail leaves; nothing that is kept holds its secret. */
  readonly link?: unknown;
}

export interface Mail extends NewMail {
  readonly id: number;
  readonly writtenAt: number;
  readonly sentAt: number | null;
}

type KeptSubscription = Omit<Subscription, 'email'> & SealedRow;
type KeptMail = Pick<Mail, 'id' | 'once' | 'subscription' | 'lang' | 'writtenAt' | 'sentAt'> & SealedRow;
/** What lies sealed of a mail. */
type Words = Pick<NewMail, 'address' | 'subject' | 'body' | 'ends' | 'link'>;

const columns = 'id, root, sealed, lang, topic, target, token, asked_at as "askedAt", confirmed_at as "confirmedAt"';
const byToken = inline(`select ${columns} from subscription where token = $1`);
const ask = inline(
  `insert into subscription (id, root, sealed, email_digest, lang, topic, target, token, asked_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   on conflict (email_digest, topic, target) do update set lang = case when subscription.confirmed_at is null then excluded.lang else subscription.lang end
   returning ${columns}`,
);
const waiting = inline('select count(*)::integer as count from subscription where email_digest = $1 and confirmed_at is null');
const confirm = inline(`update subscription set confirmed_at = coalesce(confirmed_at, $2) where token = $1 returning ${columns}`);
const end = inline('delete from subscription where token = $1 returning id');
const forget = inline('delete from mail where subscription = $1');
const forgetAsked = inline(`delete from mail where subscription = $1 and once not like 'followed/%'`);
const to = inline(
  `select ${columns} from subscription where confirmed_at is not null
     and ((topic = 'register' and target = $1) or (topic = 'row' and target = $2) or (topic = 'company' and target = any ($3::text[])))
   order by id`,
);
const views = inline(`select distinct target from subscription where confirmed_at is not null and topic = 'view' order by target`);
const ofViews = inline(
  `select ${columns} from subscription where confirmed_at is not null and topic = 'view' and target = any ($1::text[]) order by id`,
);
const ofCase = inline(`select ${columns} from subscription where topic = 'case' and target = $1 order by id`);
const endCase = inline(`delete from subscription where topic = 'case' and target = $1 returning id`);
// Of a case that ended the address is gone; a mail that still waits for the post goes with it after as long as an unconfirmed address.
const leftovers = inline(
  `delete from mail where once like 'followed/%' and (sent_at is not null or written_at < $1)
     and not exists (select from subscription s where s.id = mail.subscription) returning id`,
);
const stale = inline('delete from subscription where confirmed_at is null and asked_at < $1 returning id');
const write = inline(
  `insert into mail (once, subscription, lang, root, sealed, address_digest, link_id, written_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (once) do nothing`,
);
const mailColumns = 'id, once, subscription, lang, root, sealed, written_at as "writtenAt", sent_at as "sentAt"';
const newest = inline(`select ${mailColumns} from mail where sealed is not null order by id desc limit $1`);
// Several servers may send: each takes other rows, and a row that was taken by one that died is free again later.
const take = inline(
  `update mail set claimed_until = $3 where id = any (array(
     select id from mail where sent_at is null and sealed is not null and claimed_until <= $2 order by id limit $1 for update skip locked))
   returning ${mailColumns}`,
);
const unfilled = inline(`select ${mailColumns} from mail where link_id is not null order by id limit $1`);
const fill = inline('update mail set root = $2, sealed = $3, link_id = null where id = $1 and link_id is not null');
// A mail that was sent is only kept so that it is not written twice: whom it went to and what it said is forgotten.
const forgetSent = inline(
  'update mail set root = null, sealed = null, address_digest = null where sealed is not null and sent_at < $1 returning id',
);
const sent = inline('update mail set sent_at = $2 where id = $1');

/** Subscriptions and mails, addresses and words sealed. None of it is history: anyone who ends a subscription leaves nothing behind. */
export const mailTables = ({ database, keys }: Vault) => {
  const openAll = (rows: readonly KeptSubscription[]): readonly Subscription[] =>
    rows.flatMap(({ root, sealed, ...row }) => {
      const found = openAddressed<{ email: string }>(keys, sealedOf.subscription(row.id), { root, sealed });
      return found === undefined ? [] : [{ ...row, email: found.email }];
    });
  const mailsOf = (rows: readonly KeptMail[]): readonly Mail[] => rows.flatMap((row) => openMail(keys, row) ?? []);
  /** Mails that told of something that is gone. */
  const forgetMails = async (statement: ReturnType<typeof inline>, gone: readonly { readonly id: string }[]): Promise<void> => {
    for (const { id } of gone) await database.query(statement, [id]);
    if (gone.length > 0) await destroyKeys(database, keys);
  };
  return {
    find: async (token: string): Promise<Subscription | undefined> => openAll(await database.query<KeptSubscription>(byToken, [token]))[0],
    /** Asked for once more, it is the same one. */
    ask: async (asked: Omit<Subscription, 'confirmedAt'>): Promise<Subscription> => {
      const { id, email, lang, topic, target, token, askedAt } = asked;
      const { root, sealed } = sealAddressed(keys, sealedOf.subscription(id), { email });
      const values = [id, root, sealed, addressDigest(keys, email), lang, topic, target, token, askedAt];
      const [{ root: _, sealed: __, ...kept }] = (await database.query<KeptSubscription>(ask, values)) as [KeptSubscription];
      return { ...kept, email };
    },
    /** How many of an address wait for their link to be followed. */
    waiting: async (email: string): Promise<number> =>
      (await database.query<{ count: number }>(waiting, [addressDigest(keys, email)]))[0]!.count,
    confirm: async (token: string, at: number): Promise<Subscription | undefined> =>
      openAll(await database.query<KeptSubscription>(confirm, [token, at]))[0],
    end: async (token: string): Promise<boolean> => {
      const gone = await database.query<{ id: string }>(end, [token]);
      await forgetMails(forget, gone);
      return gone.length > 0;
    },
    /** Anyone who is to be told of a row: by its register, by itself, or by its company. */
    to: async (register: string, row: string, companies: readonly string[]): Promise<readonly Subscription[]> =>
      openAll(await database.query<KeptSubscription>(to, [register, row, [...companies]])),
    /** Every view that somebody follows, once. */
    views: async (): Promise<readonly string[]> => (await database.query<{ target: string }>(views)).map(({ target }) => target),
    ofViews: async (targets: readonly string[]): Promise<readonly Subscription[]> =>
      openAll(await database.query<KeptSubscription>(ofViews, [[...targets]])),
    /** Anyone who left an address for a case with its code, confirmed or not. */
    ofCase: async (caseId: string): Promise<readonly Subscription[]> => openAll(await database.query<KeptSubscription>(ofCase, [caseId])),
    /** Deletes the addresses that were left for a case, and what was written to them; what tells of the case may still go, if it has ended. */
    endCase: async (caseId: string, how: 'at-once' | 'told-first'): Promise<void> =>
      forgetMails(how === 'at-once' ? forget : forgetAsked, await database.query<{ id: string }>(endCase, [caseId])),
    /** Mails of cases that ended, and the words of mails that were sent long ago. */
    forgetLeftovers: async (before: number, sentBefore: number): Promise<void> => {
      const gone = await database.query(leftovers, [before]);
      const old = await database.query(forgetSent, [sentBefore]);
      if (gone.length + old.length > 0) await destroyKeys(database, keys);
    },
    /** Those that nobody confirmed since are deleted, with the mail that asked. */
    forgetUnconfirmed: async (before: number): Promise<void> => forgetMails(forget, await database.query<{ id: string }>(stale, [before])),
    write: async (mail: NewMail, at: number): Promise<void> => {
      const { once, subscription, lang, address, link } = mail;
      const { root, sealed } = sealMail(keys, once, mail);
      const values = [once, subscription, lang, root, sealed, addressDigest(keys, address), linkId(link), at];
      await database.query(write, values);
    },
    newest: async (limit: number): Promise<readonly Mail[]> => mailsOf(await database.query<KeptMail>(newest, [limit])),
    take: async (limit: number, claimMs: number): Promise<readonly Mail[]> => {
      const wall = Date.now();
      const rows = await database.query<KeptMail>(take, [limit, wall, wall + claimMs]);
      return mailsOf(rows).toSorted((a, b) => a.id - b.id);
    },
    /** Those whose link is not made yet. */
    unfilled: async (limit: number): Promise<readonly Mail[]> => mailsOf(await database.query<KeptMail>(unfilled, [limit])),
    /** Puts the link of a mail into its body. */
    fill: async (mail: Mail, body: string): Promise<void> => {
      const { root, sealed } = sealMail(keys, mail.once, { ...mail, body, link: null });
      await database.query(fill, [mail.id, root, sealed]);
    },
    sent: async (id: number, at: number): Promise<void> => {
      await database.query(sent, [id, at]);
    },
  };
};
export type MailTables = ReturnType<typeof mailTables>;

const sealMail = (keys: Keys, once: string, { address, subject, body, ends, link }: Words) =>
  sealAddressed(keys, sealedOf.mail(once), { address, subject, body, ends, link: (link ?? null) as Value });

const openMail = (keys: Keys, { root, sealed, ...row }: KeptMail): Mail | undefined => {
  const words = openAddressed<Words>(keys, sealedOf.mail(row.once), { root, sealed });
  return words && { ...row, ...words };
};

const linkId = (link: unknown): string | null => (link as { readonly id?: string } | null | undefined)?.id ?? null;
