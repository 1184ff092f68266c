import { createTransport, type Transporter } from 'nodemailer';
import { mailTables } from '#shell/office';
import type { Vault } from '#shell/vault';

/** How mails leave the house: `smtp://user:password@host:587`, and under which name. */
export interface Post {
  readonly url: string;
  readonly from: string;
}

export const openPost = ({ url }: Post): Transporter => createTransport(url);

/**
 * Mail programs show their own way out beside the one in the text (RFC 2369), and take it with one press where it is https (RFC 8058): they send
 * `List-Unsubscribe=One-Click` there. Opening the same link ends nothing, since programs that look for harm open every link.
 */
const endsHeaders = (ends: string): Readonly<Record<string, string>> => ({
  'list-unsubscribe': `<${ends}>`,
  ...(ends.startsWith('https:') && { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' }),
});

/** Puts the link in where a mail has one: its secret is made only now, and stands nowhere but in the mail that leaves. */
export type FillLink = (body: string, link: unknown) => Promise<string>;

/** A claim lapses after this long: the server that took the mail has died. */
const claimMs = 120_000;

/**
 * Hands written mails over, a few at a time. One that the post does not take stays, and is tried again when its claim has lapsed.
 * A crash between handing over and noting it may send a mail twice; none is lost.
 */
export const sendMails = async (
  vault: Vault,
  post: Pick<Transporter, 'sendMail'>,
  from: string,
  now: number,
  limit = 20,
  fill: FillLink = async (body) => body,
): Promise<{ readonly sent: number; readonly failed: readonly string[] }> => {
  const tables = mailTables(vault);
  const failed: string[] = [];
  let sent = 0;
  for (const { id, address, subject, body, ends, link } of await tables.take(limit, claimMs)) {
    try {
      const headers = ends === null ? {} : endsHeaders(ends);
      await post.sendMail({ from, to: address, subject, text: await fill(body, link), headers });
      await tables.sent(id, now);
      sent += 1;
    } catch (error) {
      failed.push((error as Error).message);
    }
  }
  return { sent, failed };
};
