import type { Language } from '#law/ground';
import { inline, type Queries } from '#shell/db';

/** What the public may follow, and the one case of a code. */
export type Topic = 'row' | 'company' | 'register' | 'view' | 'case';

export interface Subscription {
  readonly id: string;
  readonly email: string;
  readonly lang: Language;
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
  readonly lang: Language;
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

const columns = 'id, email, lang, topic, target, token, asked_at as "askedAt", confirmed_at as "confirmedAt"';
const byToken = inline(`select ${columns} from subscription where token = $1`);
const ask = inline(
  `insert into subscription (id, email, lang, topic, target, token, asked_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (email, topic, target) do update set lang = case when subscription.confirmed_at is null then excluded.lang else subscription.lang end
   returning ${columns}`,
);
const waiting = inline('select count(*)::integer as count from subscription where email = $1 and confirmed_at is null');
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
     and not exists (select from subscription s where s.id = mail.subscription)`,
);
const stale = inline('delete from subscription where confirmed_at is null and asked_at < $1 returning id');
const write = inline(
  `insert into mail (once, subscription, address, lang, subject, body, ends, written_at, link) values ($1, $2, $3, $4, $5, $6, $7, $8, $9::json)
   on conflict (once) do nothing`,
);
const mailColumns = 'id, once, subscription, address, lang, subject, body, ends, link, written_at as "writtenAt", sent_at as "sentAt"';
const newest = inline(`select ${mailColumns} from mail order by id desc limit $1`);
// Several servers may send: each takes other rows, and a row that was taken by one that died is free again later.
const take = inline(
  `update mail set claimed_until = $3 where id = any (array(
     select id from mail where sent_at is null and claimed_until <= $2 order by id limit $1 for update skip locked))
   returning ${mailColumns}`,
);
const sent = inline('update mail set sent_at = $2 where id = $1');

/** Subscriptions and mails. None of it is history: whoever ends a subscription leaves nothing behind. */
export const mailTables = (database: Queries) => ({
  find: async (token: string): Promise<Subscription | undefined> => (await database.query<Subscription>(byToken, [token]))[0],
  /** Asked for once more, it is the same one. */
  ask: async (asked: Omit<Subscription, 'confirmedAt'>): Promise<Subscription> => {
    const { id, email, lang, topic, target, token, askedAt } = asked;
    return (await database.query<Subscription>(ask, [id, email, lang, topic, target, token, askedAt]))[0]!;
  },
  /** How many of an address wait for their link to be followed. */
  waiting: async (email: string): Promise<number> => (await database.query<{ count: number }>(waiting, [email]))[0]!.count,
  confirm: async (token: string, at: number): Promise<Subscription | undefined> =>
    (await database.query<Subscription>(confirm, [token, at]))[0],
  end: async (token: string): Promise<boolean> => {
    const [gone] = await database.query<{ id: string }>(end, [token]);
    if (gone !== undefined) await database.query(forget, [gone.id]);
    return gone !== undefined;
  },
  /** Whoever is to be told of a row: by its register, by itself, or by its company. */
  to: (register: string, row: string, companies: readonly string[]): Promise<readonly Subscription[]> =>
    database.query<Subscription>(to, [register, row, [...companies]]),
  /** Every view that somebody follows, once. */
  views: async (): Promise<readonly string[]> => (await database.query<{ target: string }>(views)).map(({ target }) => target),
  ofViews: (targets: readonly string[]): Promise<readonly Subscription[]> => database.query<Subscription>(ofViews, [[...targets]]),
  /** Whoever left an address for a case with its code, confirmed or not. */
  ofCase: (caseId: string): Promise<readonly Subscription[]> => database.query<Subscription>(ofCase, [caseId]),
  /** Deletes the addresses that were left for a case, and what was written to them; what tells of the case may still go, if it has ended. */
  endCase: async (caseId: string, how: 'at-once' | 'told-first'): Promise<void> => {
    for (const { id } of await database.query<{ id: string }>(endCase, [caseId]))
      await database.query(how === 'at-once' ? forget : forgetAsked, [id]);
  },
  forgetLeftovers: async (before: number): Promise<void> => {
    await database.query(leftovers, [before]);
  },
  /** Those that nobody confirmed since are deleted, with the mail that asked. */
  forgetUnconfirmed: async (before: number): Promise<void> => {
    for (const { id } of await database.query<{ id: string }>(stale, [before])) await database.query(forget, [id]);
  },
  write: async ({ once, subscription, address, lang, subject, body, ends, link }: NewMail, at: number): Promise<void> => {
    const made = link === undefined ? null : JSON.stringify(link);
    await database.query(write, [once, subscription, address, lang, subject, body, ends, at, made]);
  },
  newest: (limit: number): Promise<readonly Mail[]> => database.query<Mail>(newest, [limit]),
  take: async (limit: number, claimMs: number): Promise<readonly Mail[]> => {
    const wall = Date.now();
    const rows = await database.query<Mail>(take, [limit, wall, wall + claimMs]);
    return rows.toSorted((a, b) => a.id - b.id);
  },
  sent: async (id: number, at: number): Promise<void> => {
    await database.query(sent, [id, at]);
  },
});
export type MailTables = ReturnType<typeof mailTables>;
