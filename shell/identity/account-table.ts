import { createHash } from 'node:crypto';
import { databaseFault, inline, type Queries } from '#shell/db';

export interface Account {
  readonly person: string;
  readonly email: string;
  readonly name: string;
  /** Its owner followed the link that was sent there; nothing else is sent before. */
  readonly confirmed: boolean;
  readonly deactivated: boolean;
}

export interface AccountRow extends Account {
  /** PHC string; null where the person signs in otherwise. */
  readonly password: string | null;
}

const columns = `person, email, name, password, confirmed_ms is not null as confirmed, deactivated_ms is not null as deactivated`;
const byEmail = inline(`select ${columns} from account where email = $1`);
const byPerson = inline(`select ${columns} from account where person = $1`);
const all = inline(`select ${columns} from account order by name, person`);
const add = inline(
  'insert into account (person, email, name, password, created_ms, confirmed_ms) values ($1, $2, $3, $4, $5::bigint, case when $6::boolean then $5::bigint end)',
);
const setPassword = inline('update account set password = $2 where person = $1');
const confirm = inline('update account set email = $2, confirmed_ms = $3 where person = $1 returning person');
const deactivate = inline('update account set deactivated_ms = coalesce(deactivated_ms, $2) where person = $1 returning person');
const reactivate = inline('update account set deactivated_ms = null where person = $1 returning person');
const erase = inline('delete from account where person = $1');

export const accountTable = (db: Queries) => ({
  byEmail: async (email: string): Promise<AccountRow | undefined> => (await db.query<AccountRow>(byEmail, [folded(email)]))[0],
  byPerson: async (person: string): Promise<AccountRow | undefined> => (await db.query<AccountRow>(byPerson, [person]))[0],
  all: async (): Promise<readonly Account[]> => (await db.query<AccountRow>(all)).map(shown),
  add: async (account: {
    readonly person: string;
    readonly email: string;
    readonly name: string;
    readonly password: string | null;
    readonly confirmed: boolean;
    readonly at: number;
  }): Promise<'added' | 'emailInUse'> => {
    const { person, email, name, password, confirmed, at } = account;
    return once(async () => {
      await db.query(add, [person, folded(email), name, password, at, confirmed]);
      return 'added' as const;
    });
  },
  setPassword: async (person: string, phc: string): Promise<void> => {
    await db.query(setPassword, [person, phc]);
  },
  /** The address under which the link was followed becomes the account's own. */
  confirm: async (person: string, email: string, at: number): Promise<'confirmed' | 'emailInUse' | 'gone'> =>
    once(async () => ((await db.query(confirm, [person, folded(email), at])).length > 0 ? 'confirmed' : 'gone')),
  deactivate: async (person: string, at: number): Promise<boolean> => (await db.query(deactivate, [person, at])).length > 0,
  reactivate: async (person: string): Promise<boolean> => (await db.query(reactivate, [person])).length > 0,
  erase: async (person: string): Promise<void> => {
    await db.query(erase, [person]);
  },
});

export type AccountTable = ReturnType<typeof accountTable>;

/** An address has one account. */
const once = async <T>(work: () => Promise<T>): Promise<T | 'emailInUse'> => {
  try {
    return await work();
  } catch (error) {
    if (databaseFault(error)?.constraint === 'account_email_once') return 'emailInUse';
    throw error;
  }
};

/** Nobody has two addresses that differ in case alone. */
export const folded = (email: string): string => email.trim().toLowerCase();

/** How tries and mails of an address are counted without keeping the address. */
export const countedAs = (kind: string, email: string): string => `${kind}|${createHash('sha256').update(folded(email)).digest('hex')}`;

export const shown = ({ person, email, name, confirmed, deactivated }: AccountRow): Account => ({
  person,
  email,
  name,
  confirmed,
  deactivated,
});
