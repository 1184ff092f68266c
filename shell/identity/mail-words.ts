import type { Text } from '#law/ground';
import type { Purpose } from './one-time.ts';
import { say } from './say.ts';

/** A mail about an account. Nobody knows yet which language its reader wants, so it leaves in all that the city speaks. */
export interface AccountMail {
  /** Written twice with the same, it is one mail. */
  readonly once: string;
  readonly address: string;
  readonly subject: Text;
  /** With `{link}` where the link stands. */
  readonly body: Text;
  readonly link?: MailLink;
}

/** The link of a mail. Its secret is made as the mail leaves, so that nothing that is kept holds it. */
export interface MailLink {
  readonly purpose: Purpose;
  readonly id: string;
  readonly person?: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly livesMs: number;
  /** The page, up to the secret: `/reset/`. */
  readonly path: string;
}

const minute = 60_000;
const day = 86_400_000;

export const linkLives = { reset: 30 * minute, 'confirm-email': 3 * day, invite: 7 * day, mandate: 14 * day } as const;

type Words = Pick<AccountMail, 'subject' | 'body'>;
type Kind = 'reset' | 'confirm' | 'invite' | 'mandate' | 'declined' | 'ended' | Notice;

const written = (kind: Kind, values: Readonly<Record<string, string | boolean>> = {}): Words => ({
  subject: say(`mail.${kind}.subject`),
  body: say(`mail.${kind}.body`, { link: '{link}', ...values }),
});

export const resetWords = written('reset');
export const confirmWords = written('confirm');
export const inviteWords = written('invite');
export const mandateWords = (organisation: string): Words => written('mandate', { organisation });

interface MandateTold {
  readonly organisation: string;
  readonly by: string;
  readonly reason?: string | undefined;
}

export const mandateDeclinedWords = ({ organisation, by, reason }: MandateTold): Words =>
  written('declined', { organisation, by, ...because(reason) });

export const mandateEndedWords = ({ organisation, by, of, reason }: MandateTold & { readonly of: string }): Words =>
  written('ended', { organisation, by, of, ...because(reason) });

/** The reason as it was given, in its own paragraph: it is one person's words, so it stands in its own language. */
const because = (reason = '') => ({ given: reason.trim() !== '', reason: reason.trim() });

/** What happened to an account, told to its owner: anyone who did not do it learns of it. */
export type Notice = 'password' | 'passkey' | 'email' | 'provider';

export const noticeWords: Readonly<Record<Notice, Words>> = {
  password: written('password'),
  passkey: written('passkey'),
  email: written('email'),
  provider: written('provider'),
};
