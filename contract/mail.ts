import { Type } from 'typebox';
import { Facet } from './registers.ts';
import { Count, given, Instant, Language, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

const Topic = oneOf('row', 'company', 'register', 'view');
const Lang = Language;
const Email = Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@,;<>"]+@[^\\s@,;<>"]+$' });

/**
 * What one wants to be told of: an entry by its number, a company by its public name, a register by its name, or a view: registers as they
 * are narrowed in the address of their page, `products,trials?purpose=health`.
 */
export const Subscribing = given('Subscribing', {
  topic: Topic,
  target: Type.String({ minLength: 1, maxLength: 1500 }),
  email: Email,
  lang: Lang,
});

export const SubscriptionView = named('SubscriptionView', {
  /** `case`: one that is followed with a code. */
  topic: oneOf('row', 'company', 'register', 'view', 'case'),
  /** "LungLight 2.1", "everything of Harbour Imaging". */
  title: Text,
  href: Type.String(),
  /** The address, cut so that anyone who looks over a shoulder does not have it. */
  email: Type.String(),
  lang: Lang,
  confirmed: Type.Boolean(),
});
export type SubscriptionView = Of<typeof SubscriptionView>;

/** What one can follow by subject, and what is chosen so far. */
export const SubjectsPage = named('SubjectsPage', {
  /** What products are for and how risky they are, each with how many there are now. */
  facets: list(Facet),
  registers: list(
    named('SubjectRegister', {
      name: Name,
      title: Text,
      count: Count,
      chosen: Type.Boolean(),
      /** Whether what is chosen of the facets narrows it; else all of it is followed. */
      bySubject: Type.Boolean(),
    }),
  ),
  /** Missing where no register is chosen. */
  chosen: maybe(named('SubjectChosen', { target: Type.String(), title: Text, href: Type.String(), count: Count })),
});
export type SubjectsPage = Of<typeof SubjectsPage>;

/** For the one case of a code: where to write to. */
export const CaseTelling = given('CaseTelling', { email: Email, lang: Lang });

/** Whether somebody is told of the case of a code; whose address it is stays with the person who left it. */
export const CaseTold = named('CaseTold', {
  /** A case that has ended tells nothing more. */
  open: Type.Boolean(),
  /** Addresses that wait for their link to be followed, and those that did, cut so that nobody can read them. */
  addresses: list(named('CaseTellsTo', { email: Type.String(), confirmed: Type.Boolean() })),
});
export type CaseTold = Of<typeof CaseTold>;

const ReminderKind = oneOf('cases', 'ahead');

/** A kind of reminder and whether its reader gets it. */
export const ReminderSwitch = named('ReminderSwitch', {
  kind: ReminderKind,
  title: Text,
  says: Text,
  on: Type.Boolean(),
  /** Cut so that anyone who looks over a shoulder does not have it; missing where the account has none. */
  email: maybe(Type.String()),
});
export type ReminderSwitch = Of<typeof ReminderSwitch>;

/** What one may choose, and what is sent whatever one chooses, with the reason. */
export const RemindersPage = named('RemindersPage', {
  choices: list(ReminderSwitch),
  always: list(named('AlwaysTold', { title: Text, why: Text })),
});
export type RemindersPage = Of<typeof RemindersPage>;

export const ChooseReminder = given('ChooseReminder', { kind: ReminderKind, on: Type.Boolean() });
export const SwitchReminder = given('SwitchReminder', { on: Type.Boolean() });

export const DemoMails = named('DemoMails', {
  mails: list(
    named('DemoMail', {
      id: Type.String(),
      to: Type.String(),
      lang: Lang,
      subject: Type.String(),
      body: Type.String(),
      written: Instant,
      /** Where the mail's reader ends the subscription. */
      ends: maybe(Type.String()),
    }),
  ),
});
export type DemoMails = Of<typeof DemoMails>;
