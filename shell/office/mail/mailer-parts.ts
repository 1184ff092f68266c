import type { LedgerKeeper } from '../ledger-keeper.ts';

/** What writing a mail takes. */
export interface MailerParts {
  readonly keeper: LedgerKeeper;
  /** Under which address the public knows this server. */
  readonly origin: string;
  /** The address of a person who has an account. */
  readonly emailOf: (person: string) => Promise<string | undefined>;
}
