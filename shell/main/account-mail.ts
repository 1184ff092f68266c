import type { AccountMail, MailLink, OneTimeTable } from '#shell/identity';
import { mailLanguages, mailTables } from '#shell/office';
import { destroyKeys, type Vault } from '#shell/vault';
import type { FillLink } from './send-mail.ts';

/** `languages`: those of the city. Mails about accounts go through the same outbox as all others; their links are made as they leave. */
export const accountPost =
  (vault: Vault, now: () => number, languages: () => readonly string[] = () => ['en', 'zh']) =>
  ({ once, address, alone, link, ...both }: AccountMail): Promise<void> => {
    const [lang, other] = mailLanguages({ languages: languages() });
    const { subject, body } = other === undefined ? alone[lang ?? 'en'] : both;
    return mailTables(vault).write(
      { once, subscription: null, address, lang: lang ?? 'en', subject, body, ends: null, ...(link !== undefined && { link }) },
      now(),
    );
  };

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

/** In the demo city no mail leaves and the outbox is a page: links are made there, so that they can be followed. */
export const fillLinksShown = async (vault: Vault, fill: FillLink): Promise<void> => {
  const tables = mailTables(vault);
  for (const mail of await tables.unfilled(20)) await tables.fill(mail, await fill(mail.body, mail.link));
  await destroyKeys(vault.database, vault.keys);
};
