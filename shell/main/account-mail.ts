import { inLanguage, languagesOf, ownLanguageOf, type Text } from '#law/ground';
import type { AccountMail, MailLink, OneTimeTable } from '#shell/identity';
import { mailTables } from '#shell/office';
import { destroyKeys, type Vault } from '#shell/vault';
import type { FillLink } from './send-mail.ts';

/**
 * Mails about accounts go through the same outbox as all others; their links are made as they leave.
 * @param languages those of the city, in its order: a mail is written in each of them in which its words are there, in English where they are in none
 */
export const accountPost =
  (vault: Vault, now: () => number, languages: () => readonly string[] = () => ['en', 'zh']) =>
  ({ once, address, subject, body, link }: AccountMail): Promise<void> => {
    const known = new Set(languagesOf(body));
    const spoken = [...new Set(languages().map((language) => (known.has(language) ? language : ownLanguageOf(language))))];
    const written = spoken.length === 0 ? ['en'] : spoken;
    const each = (words: Text, between: string): string => written.map((language) => inLanguage(words, language)).join(between);
    return mailTables(vault).write(
      {
        once,
        subscription: null,
        address,
        lang: written[0]!,
        subject: each(subject, ' / '),
        body: each(body, '\n\n----\n\n'),
        ends: null,
        ...(link !== undefined && { link }),
      },
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
