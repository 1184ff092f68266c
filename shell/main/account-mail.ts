import { type Database, inline } from '#shell/db';
import type { AccountMail, MailLink, OneTimeTable } from '#shell/identity';
import { mailTables } from '#shell/office';
import type { FillLink } from './send-mail.ts';

/** Mails about accounts go through the same outbox as all others; their links are made as they leave. */
export const accountPost =
  (database: Database, now: () => number) =>
  ({ once, address, subject, body, link }: AccountMail): Promise<void> =>
    mailTables(database).write(
      { once, subscription: null, address, lang: 'zh', subject, body, ends: null, ...(link !== undefined && { link }) },
      now(),
    );

/** Makes the secret of a link and puts the address in its place. Where a mail is handed over twice, the later link counts. */
export const linkFiller =
  (oneTime: OneTimeTable, origin: string): FillLink =>
  async (body, link) => {
    if (link === null || link === undefined) return body;
    const { purpose, id, person, content, livesMs, path } = link as MailLink;
    await oneTime.drop(id, purpose);
    const { secret } = await oneTime.make({ purpose, id, content, livesMs, ...(person !== undefined && { person }) });
    return body.replaceAll('{link}', `${origin}${path}${secret}`);
  };

const waiting = inline('select id, body, link from mail where link is not null order by id limit 20');
const filled = inline('update mail set body = $2, link = null where id = $1');

/** In the demo city no mail leaves and the outbox is a page: links are made there, so that they can be followed. */
export const fillLinksShown = async (database: Database, fill: FillLink): Promise<void> => {
  for (const { id, body, link } of await database.query<{ id: number; body: string; link: unknown }>(waiting))
    await database.query(filled, [id, await fill(body, link)]);
};
