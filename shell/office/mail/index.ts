export { type MailerParts, writeMails } from './mailer.ts';
export { subscriptionMethods } from './subscriptions.ts';
export { type Mail, mailTables } from './tables.ts';
