export { type MailerParts, writeMails } from './mailer.ts';
export { subscriptionMethods } from './subscriptions.ts';
export { mailTables } from './tables.ts';
