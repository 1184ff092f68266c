import type { ReminderSwitch, RemindersPage } from '#contract';
import { fail, ok, type Text, text } from '#law/ground';
import type { Declined, OfficeService } from '#shell/http';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { masked } from '../mail/subscriptions.ts';
import { lawNow } from '../public/desk.ts';
import { type ReminderChoice, type ReminderKind, reminderChoices } from './choices.ts';

type Methods = Pick<OfficeService, 'myReminders' | 'chooseReminder' | 'reminder' | 'switchReminder'>;

/** Which reminders somebody with an account gets by mail: chosen on a page of their own, or with the link that stands in every reminder. */
export const reminderMethods = (keeper: LedgerKeeper, emailOf: (person: string) => Promise<string | undefined>): Methods => {
  const choices = reminderChoices(keeper.store.database);
  const shown = async ({ person, kind, offSince }: ReminderChoice): Promise<ReminderSwitch> => {
    const email = await emailOf(person);
    return { kind, ...kinds[kind], on: offSince === null, ...(email !== undefined && { email: masked(email) }) };
  };
  const pageFor = async (person: string, now: number): Promise<RemindersPage> => {
    const office = await keeper.store.office.read();
    const isOfficial = office.posts(person, lawNow({ keeper }, { now }).today).length > 0;
    const mine: readonly ReminderKind[] = isOfficial ? ['ahead', 'cases'] : ['cases'];
    return {
      choices: await Promise.all(mine.map(async (kind) => shown(await choices.of(person, kind)))),
      always: isOfficial ? [escalations, letters] : [letters],
    };
  };
  return {
    myReminders: async ({ person, now }) => ok(await pageFor(person!, now)),
    chooseReminder: async ({ person, now }, { body }) => {
      await choices.choose(person!, body.kind, body.on, keeper.clock.now());
      return ok(await pageFor(person!, now));
    },
    reminder: async (_, { token }) => {
      const kept = await choices.find(token);
      return kept === undefined ? fail(noSuchLink(token)) : ok(await shown(kept));
    },
    switchReminder: async (_, { token, body }) => {
      const kept = await choices.find(token);
      if (kept === undefined) return fail(noSuchLink(token));
      return ok(await shown(await choices.choose(kept.person, kept.kind, body.on, keeper.clock.now())));
    },
  };
};

const kinds: Readonly<Record<ReminderKind, { readonly title: Text; readonly says: Text }>> = {
  cases: {
    title: text('Dates of your own cases', '您本人案件的期限'),
    says: text(
      'Before a date passes on which your case waits for you: what to do, by when, and what follows if nothing is done.',
      '案件等待您办理的，在期限届满之前告知：须办理的事项、截止日期以及逾期的后果。',
    ),
  },
  ahead: {
    title: text('Dates of the office that are still ahead', '本机关尚未届满的期限'),
    says: text(
      'Some days before a date of a case that you hold or may act in. They stand in the docket all the same.',
      '您承办或者有权办理的案件，在期限届满前若干日提醒。有关期限在待办列表中始终可见。',
    ),
  },
};

const escalations = {
  title: text('Dates that end today, and dates that have passed', '今日届满和已经超期的期限'),
  why: text(
    'The office answers for its dates to whoever waits. On the last day the law may decide by itself; so these go to whoever holds the post, and nobody in office can switch them off.',
    '机关对当事人负有按期办理的责任，期限届满还可能依法自动产生后果。因此，这类提醒随岗位发送，任职人员不能自行取消。',
  ),
};

const letters = {
  title: text('Letters and notices of law', '法定文书和通知'),
  why: text(
    'A letter is served to your account, and from that day your time to challenge runs; a notice that dates or rules of your case have changed belongs to it. Neither is a reminder.',
    '文书送达至您的账户，救济期限自送达之日起算；案件期限或者适用规则变动的通知也属此类。它们不是提醒，不能取消。',
  ),
};

const noSuchLink = (token: string): Declined => ({
  notFound: token,
  text: text('This link belongs to no reminder.', '该链接没有对应的提醒。'),
  wayOut: text('Sign in and choose under “Reminders”.', '请登录后在“提醒设置”中选择。'),
});
