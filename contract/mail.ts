import { Type } from 'typebox';
import { Facet } from './registers.ts';
import { Count, given, Instant, list, maybe, Name, named, type Of, oneOf, Text } from './schema.ts';

const Topic = oneOf('row', 'company', 'register', 'view');
const Lang = oneOf('en', 'zh');

/**
 * What one wants to be told of: an entry by its number, a company by its public name, a register by its name, or a view: registers as they
 * are narrowed in the address of their page, `products,trials?purpose=health`.
 */
export const Subscribing = given('Subscribing', {
  topic: Topic,
  target: Type.String({ minLength: 1, maxLength: 1500 }),
  email: Type.String({ minLength: 3, maxLength: 254, pattern: '^[^\\s@,;<>"]+@[^\\s@,;<>"]+$' }),
  lang: Lang,
});

export const SubscriptionView = named('SubscriptionView', {
  topic: Topic,
  /** "LungLight 2.1", "everything of Harbour Imaging". */
  title: Text,
  href: Type.String(),
  /** The address, cut so that whoever looks over a shoulder does not have it. */
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
