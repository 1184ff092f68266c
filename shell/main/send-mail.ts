import { createTransport, type Transporter } from 'nodemailer';
import type { Database } from '#shell/db';
import { mailTables } from '#shell/office';

/** How mails leave the house: `smtp://user:password@host:587`, and under which name. */
export interface Post {
  readonly url: string;
  readonly from: string;
}

export const openPost = ({ url }: Post): Transporter => createTransport(url);

/** A claim lapses after this long: the server that took the mail has died. */
const claimMs = 120_000;

/**
 * Hands written mails over, a few at a time. One that the post does not take stays, and is tried again when its claim has lapsed.
 * A crash between handing over and noting it may send a mail twice; none is lost.
 */
export const sendMails = async (
  database: Database,
  post: Pick<Transporter, 'sendMail'>,
  from: string,
  now: number,
  limit = 20,
): Promise<{ readonly sent: number; readonly failed: readonly string[] }> => {
  const tables = mailTables(database);
  const failed: string[] = [];
  let sent = 0;
  for (const { id, address, subject, body, ends } of await tables.take(limit, claimMs)) {
    try {
      // RFC 2369: mail programs show their own way out beside the one in the text.
      const headers = ends === null ? {} : { 'list-unsubscribe': `<${ends}>` };
      await post.sendMail({ from, to: address, subject, text: body, headers });
      await tables.sent(id, now);
      sent += 1;
    } catch (error) {
      failed.push((error as Error).message);
    }
  }
  return { sent, failed };
};
