import type { Declined, OfficeService, ReminderSwitch, RemindersPage } from '#contract';
import { fail, ok, type Text } from '#law/ground';
import type { LedgerKeeper } from '../ledger-keeper.ts';
import { masked } from '../mail/subscriptions.ts';
import { lawNow } from '../public/desk.ts';
import { type ReminderChoice, type ReminderKind, reminderChoices } from './choices.ts';
import { say } from './say.ts';

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
    title: say('cases.datesOfYourOwn'),
    says: say('says.beforeADatePasses'),
  },
  ahead: {
    title: say('ahead.datesOfTheOffice'),
    says: say('says.someDaysBeforeA'),
  },
};

const escalations = {
  title: say('escalations.datesThatEndToday'),
  why: say('escalations.theOfficeAnswersFor'),
};

const letters = {
  title: say('letters.lettersAndNoticesOf'),
  why: say('letters.aLetterIsServed'),
};

const noSuchLink = (token: string): Declined => ({
  notFound: token,
  text: say('noSuchLink.thisLinkBelongsTo'),
  wayOut: say('noSuchLink.signInAndChoose'),
});
