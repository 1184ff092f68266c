export { writeMails } from './mailer.ts';
export type { MailerParts } from './mailer-parts.ts';
export { subscriptionMethods } from './subscriptions.ts';
export { mailTables } from './tables.ts';
