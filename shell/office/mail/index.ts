export { inEach, mailLanguages, pageLanguage } from './languages.ts';
export { writeMails } from './mailer.ts';
export type { MailerParts } from './mailer-parts.ts';
export { partiesIn, personsOf } from './party-persons.ts';
export { officeName, subscriptionMethods } from './subscriptions.ts';
export { mailTables, type NewMail } from './tables.ts';
export { pageOf, type Written } from './words.ts';
