import { randomBytes } from 'node:crypto';
import type { Declined, OfficeService, SubscriptionView } from '#contract';
import { fail, ok, type Text, text } from '#law/ground';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { newId } from '../loaded-world.ts';
import { lawNow } from '../public/desk.ts';
import { say } from './say.ts';
import { type MailTables, mailTables, type Subscription } from './tables.ts';
import { findTopic } from './topics.ts';
import { confirmWords, linkOf } from './words.ts';

type Methods = Pick<OfficeService, 'subscribe' | 'subscription' | 'confirmSubscription' | 'endSubscription'>;

/** So many links may wait for one address: anyone who does not own it cannot fill somebody's post box. */
export const waitingAtMost = 5;

/**
 * Being told by e-mail, without an account. Asking answers the same whether the address is known or not; nothing but the one mail
 * with the link is sent before the link was followed; ending it deletes the address and every mail that was written to it.
 */
export const subscriptionMethods = (keeper: LedgerKeeper): Methods => {
  const tables = mailTables(keeper.store);
  return {
    subscribe: async (caller, { body }) => {
      const { pack } = lawNow({ keeper }, caller);
      const found = await findTopic(keeper, pack, body.topic, body.target);
      if (found === undefined) return fail(nothingThere(body.target));
      const email = body.email.trim().toLowerCase();
      if ((await tables.waiting(email)) >= waitingAtMost) return ok({ done: true });
      const now = keeper.clock.now();
      const asked = await tables.ask({
        id: newId(now),
        email,
        lang: body.lang,
        topic: body.topic,
        target: found.target,
        token: randomBytes(24).toString('base64url'),
        askedAt: now,
      });
      if (asked.confirmedAt === null) await askToConfirm(tables, asked, found.title, officeName(pack), caller.origin ?? '', now);
      return ok({ done: true });
    },
    subscription: async (caller, { token }) => {
      const kept = await tables.find(token);
      return kept === undefined ? fail(noSuchLink(token)) : ok(await viewOf(keeper, caller.now, kept));
    },
    confirmSubscription: async (caller, { token }) => {
      const kept = await tables.confirm(token, keeper.clock.now());
      return kept === undefined ? fail(noSuchLink(token)) : ok(await viewOf(keeper, caller.now, kept));
    },
    // Once more is no mistake: the link stands in every old mail.
    endSubscription: async (_, { token }) => {
      await tables.end(token);
      return ok({ done: true });
    },
  };
};

/** The office that signs. */
export const officeName = ({ offices, title }: { readonly offices: Readonly<Record<string, Text>>; readonly title: Text }): Text =>
  Object.values(offices)[0] ?? title;

export const askToConfirm = async (
  tables: MailTables,
  { id, email, lang, token }: Subscription,
  title: Text,
  office: Text,
  origin: string,
  now: number,
): Promise<void> => {
  const link = linkOf({ origin, token, lang });
  // At most one a day: asking again and again writes no second one.
  const day = new Date(now).toISOString().slice(0, 10);
  const { subject, body } = confirmWords(title, office, link, lang);
  await tables.write({ once: `confirm/${id}/${day}`, subscription: id, address: email, lang, subject, body, ends: null }, now);
};

const viewOf = async (keeper: LedgerKeeper, now: number, kept: Subscription): Promise<SubscriptionView> => {
  const { pack } = lawNow({ keeper }, { now });
  const found = await findTopic(keeper, pack, kept.topic, kept.target);
  return {
    topic: kept.topic,
    title: found?.title ?? text(kept.target, kept.target),
    href: found?.href ?? '/',
    email: masked(kept.email),
    lang: kept.lang,
    confirmed: kept.confirmedAt !== null,
  };
};

export const masked = (email: string): string => email.replace(/^(.).*@/, '$1…@');

const nothingThere = (target: string): Declined => ({
  notFound: target,
  text: say('nothingThere.thereIsNothingPublic'),
});

const noSuchLink = (token: string): Declined => ({
  notFound: token,
  text: say('noSuchLink.thisLinkLeadsTo'),
  wayOut: say('noSuchLink.askAgainOnThe'),
});
