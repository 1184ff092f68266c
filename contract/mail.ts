import { Type } from 'typebox';
import { given, Instant, list, maybe, named, type Of, oneOf, Text } from './schema.ts';

const Topic = oneOf('row', 'company', 'register');
const Lang = oneOf('en', 'zh');

/** What one wants to be told of: an entry by its number, a company by its public name, a register by its name. */
export const Subscribing = given('Subscribing', {
  topic: Topic,
  target: Type.String({ minLength: 1, maxLength: 200 }),
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
