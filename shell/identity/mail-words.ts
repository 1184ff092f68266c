import type { Language } from '#law/ground';
import type { Purpose } from './one-time.ts';

/** A mail about an account: in English and Chinese, since nobody knows yet which one its reader wants. */
export interface AccountMail {
  /** Written twice with the same, it is one mail. */
  readonly once: string;
  readonly address: string;
  readonly subject: string;
  /** With `{link}` where the link stands. */
  readonly body: string;
  /** The same in one language, for a city that does not speak both. */
  readonly alone: Readonly<Record<Language, { readonly subject: string; readonly body: string }>>;
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

interface Worded {
  readonly subject: readonly [en: string, zh: string];
  readonly en: string;
  readonly zh: string;
}

const both = ({ subject, en, zh }: Worded): Pick<AccountMail, 'subject' | 'body' | 'alone'> => ({
  subject: `${subject[0]} / ${subject[1]}`,
  body: `${en}\n\n----\n\n${zh}`,
  alone: { en: { subject: subject[0], body: en }, zh: { subject: subject[1], body: zh } },
});

export const resetWords = both({
  subject: ['Set a new password', '重新设置密码'],
  en: 'Somebody asked for a new password for the account with this address.\n\nIf it was you, open this link within 30 minutes:\n{link}\n\nThe link works once. A new password signs you out everywhere.\n\nIf it was not you, do nothing: your password stays as it is.',
  zh: '有人请求为使用本邮箱的账户重新设置密码。\n\n如果是您本人，请在 30 分钟内打开下列链接：\n{link}\n\n链接仅可使用一次。设置新密码后，所有设备都会退出登录。\n\n如果不是您本人，不必理会，密码不变。',
});

export const confirmWords = both({
  subject: ['Confirm your e-mail address', '请确认邮箱'],
  en: 'An account was given this e-mail address. Open this link within three days to confirm that it is yours:\n{link}\n\nUntil then we send no letters or reminders to it, and a forgotten password cannot be set again by mail.\n\nIf you have an account with this address already, it stays as it is: sign in with its own password. If you know of no account, do nothing.',
  zh: '有账户登记了本邮箱。请在三天内打开下列链接，确认邮箱为您本人所有：\n{link}\n\n确认之前，我们不会向该邮箱发送通知和提醒，也不能通过邮件重新设置密码。\n\n如果您已有使用本邮箱的账户，该账户不受影响，请用原密码登录。如果您没有注册过账户，不必理会。',
});

export const inviteWords = both({
  subject: ['You are invited to an account', '邀请您开通账户'],
  en: 'A colleague in the office added you. Open this link within seven days and choose a password or a passkey:\n{link}\n\nThe link works once and can be withdrawn by the office. If you expected no invitation, do nothing.',
  zh: '机关工作人员为您添加了账户。请在七天内打开下列链接，设置密码或者通行密钥：\n{link}\n\n链接仅可使用一次，机关可以撤回。如果您没有预期此邀请，不必理会。',
});

export const mandateWords = (organisation: string) =>
  both({
    subject: ['You may act for an organisation', '授权您代表单位办理事项'],
    en: `A representative of ${organisation} gave you a mandate. Sign in or register, and open this link within fourteen days to accept it:\n{link}\n\nThe link works once. If you do not want to act for this organisation, do nothing.`,
    zh: `${organisation}的代表授权您代为办理事项。请登录或者注册后，在十四天内打开下列链接接受授权：\n{link}\n\n链接仅可使用一次。如果您不愿代表该单位，不必理会。`,
  });

/** The reason as it was given, in its own paragraph: it is one person's words, so it stands in its own language. */
const because = (reason: string | undefined, before: string): string =>
  reason === undefined || reason.trim() === '' ? '' : `\n\n${before}${reason.trim()}`;

export const mandateDeclinedWords = ({ organisation, by, reason }: { organisation: string; by: string; reason?: string | undefined }) =>
  both({
    subject: ['A mandate was declined', '授权未被接受'],
    en: `${by} does not want to act for ${organisation}. The link is used up; nothing else has changed.${because(reason, 'Reason given: ')}`,
    zh: `${by}不接受代表${organisation}办理事项的授权。该链接已失效，其他事项不变。${because(reason, '所述原因：')}`,
  });

export const mandateEndedWords = ({
  organisation,
  by,
  of,
  reason,
}: {
  organisation: string;
  by: string;
  of: string;
  reason?: string | undefined;
}) =>
  both({
    subject: ['A mandate has ended', '授权已终止'],
    en: `${by} ended the mandate of ${of} for ${organisation}, from today. What was filed before stays filed.${because(reason, 'Reason given: ')}`,
    zh: `${by}自今日起终止${of}代表${organisation}的授权。此前提交的事项继续有效。${because(reason, '所述原因：')}`,
  });

/** What happened to an account, told to its owner: anyone who did not do it learns of it. */
export const noticeWords = {
  password: both({
    subject: ['Your password was changed', '密码已更改'],
    en: 'The password of your account was changed, and every other session was ended. If it was not you, ask for a new password on the sign-in page and tell the office.',
    zh: '您账户的密码已更改，其他登录均已退出。如果不是您本人操作，请在登录页面重新设置密码，并告知本机关。',
  }),
  passkey: both({
    subject: ['A passkey was added', '已添加通行密钥'],
    en: 'A passkey was added to your account. If it was not you, sign in, remove it under "My account" and change your password.',
    zh: '您的账户添加了一个通行密钥。如果不是您本人操作，请登录后在“我的账户”中将其删除并更改密码。',
  }),
  email: both({
    subject: ['The e-mail address of your account was changed', '账户邮箱已更改'],
    en: 'Your account now uses another e-mail address, and mails to this one have ended. If it was not you, tell the office.',
    zh: '您的账户已改用其他邮箱，今后不再向本邮箱发送邮件。如果不是您本人操作，请告知本机关。',
  }),
  provider: both({
    subject: ['Another way to sign in was added', '已添加登录方式'],
    en: 'Your account was linked to a sign-in service. If it was not you, unlink it under "My account" and change your password.',
    zh: '您的账户已关联一项登录服务。如果不是您本人操作，请在“我的账户”中解除关联并更改密码。',
  }),
} as const;

export type Notice = keyof typeof noticeWords;
