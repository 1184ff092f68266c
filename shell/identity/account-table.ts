import { createHmac } from 'node:crypto';
import { databaseFault, inline } from '#shell/db';
import type { Keys } from '#shell/keys';
import { addressDigest, destroyKeys, folded, openAddressed, sealAddressed, sealedOf, type Vault } from '#shell/vault';
import { hashPassword } from './password.ts';

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
  /** Registered by somebody who has not proved the address yet, which may be another's. */
  readonly waits: boolean;
}

interface Kept extends Omit<AccountRow, 'email' | 'name'> {
  readonly root: string;
  readonly sealed: Uint8Array;
}

interface Named {
  readonly name: string;
  readonly email: string;
}

const columns = `person, root, sealed, password, confirmed_ms is not null as confirmed, deactivated_ms is not null as deactivated,
  email_digest is null as waits`;
const byDigest = inline(`select ${columns} from account where email_digest = $1`);
const byWaiting = inline(`select ${columns} from account where waiting_digest = $1 order by created_ms, person limit 1`);
const anyWaits = inline('select exists (select from account where waiting_digest is not null) as any');
const byPerson = inline(`select ${columns} from account where person = $1`);
const all = inline(`select ${columns} from account`);
const add = inline(
  `insert into account (person, root, sealed, email_digest, password, created_ms, confirmed_ms, waiting_digest)
   values ($1, $2, $3, $4, $5, $6::bigint, case when $7::boolean then $6::bigint end, $8)`,
);
const setPassword = inline('update account set password = $2, waiting_digest = $3 where person = $1');
const confirm = inline(
  'update account set root = $2, sealed = $3, email_digest = $4, confirmed_ms = $5, waiting_digest = null where person = $1 and root = $6 returning person',
);
const deactivate = inline('update account set deactivated_ms = coalesce(deactivated_ms, $2) where person = $1 returning person');
const reactivate = inline('update account set deactivated_ms = null where person = $1 returning person');
// What was written to the person goes with the account.
// An address that was never proved may be somebody else's, whose mails stay.
const eraseMails = inline(
  'delete from mail where address_digest = $2 and not exists (select from account where email_digest = $2 and person <> $1)',
);
const erase = inline('delete from account where person = $1');

/**
 * Accounts. Name and address are sealed under a key of each person, which is destroyed with the account; an account whose key is not here is
 * none. Opened values are kept in memory for as long as their row is there as it was: names are read with every list.
 */
export const accountTable = ({ database: db, keys }: Vault) => {
  const opened = new Map<string, { readonly mark: string; readonly named: Named }>();
  const open = ({ root, sealed, ...row }: Kept): AccountRow | undefined => {
    const { person } = row;
    const mark = `${root}/${Buffer.from(sealed.subarray(-16)).toString('base64')}`;
    const known = opened.get(person);
    if (known?.mark === mark) return { ...row, ...known.named };
    const named = openAddressed<Named>(keys, sealedOf.account(person), { root, sealed });
    if (named === undefined) return undefined;
    opened.set(person, { mark, named });
    return { ...row, ...named };
  };
  const underWaiting = (content: string): Buffer =>
    createHmac('sha256', keys.named('look-up').keyOf('waiting')).update(content, 'utf8').digest();
  /** The salt of one that waits comes from its address, under a key of the key store: so the hash is found again without knowing the account. */
  const hashed = async (email: string, password: string | undefined, waits: boolean) => {
    if (password === undefined) return { phc: null, waiting: null };
    if (!waits) return { phc: await hashPassword(password), waiting: null };
    const phc = await hashPassword(password, underWaiting(`salt ${folded(email)}`).subarray(0, 16));
    return { phc, waiting: underWaiting(`${folded(email)} ${phc}`).toString('hex') };
  };
  const one = async (statement: ReturnType<typeof inline>, value: string): Promise<AccountRow | undefined> => {
    const [row] = await db.query<Kept>(statement, [value]);
    return row && open(row);
  };
  return {
    byEmail: (email: string): Promise<AccountRow | undefined> => one(byDigest, addressDigest(keys, email)),
    byDigest: (digest: string): Promise<AccountRow | undefined> => one(byDigest, digest),
    byPerson: async (person: string): Promise<AccountRow | undefined> => {
      const row = await one(byPerson, person);
      if (row === undefined) opened.delete(person);
      return row;
    },
    all: async (): Promise<readonly Account[]> => {
      const rows = (await db.query<Kept>(all)).flatMap((row) => open(row) ?? []);
      if (opened.size > rows.length) {
        // Another server erased somebody.
        const there = new Set(rows.map(({ person }) => person));
        for (const person of opened.keys()) if (!there.has(person)) opened.delete(person);
      }
      return rows.map(shown).toSorted((a, b) => compare(a.name, b.name) || compare(a.person, b.person));
    },
    add: async (account: {
      readonly person: string;
      readonly email: string;
      readonly name: string;
      readonly password: string | undefined;
      readonly confirmed: boolean;
      /** Any number of accounts may wait for one address; the address alone leads to none of them before its link was followed. */
      readonly waits: boolean;
      readonly at: number;
    }): Promise<'added' | 'emailInUse'> => {
      const { person, name, password, confirmed, waits, at } = account;
      const email = folded(account.email);
      const { root, sealed } = sealAddressed(keys, sealedOf.account(person), { email, name });
      const { phc, waiting } = await hashed(email, password, waits);
      return once(async () => {
        await db.query(add, [person, root, sealed, waits ? null : addressDigest(keys, email), phc, at, confirmed, waiting]);
        return 'added' as const;
      });
    },
    setPassword: async ({ person, email, waits }: AccountRow, password: string): Promise<void> => {
      const { phc, waiting } = await hashed(email, password, waits);
      await db.query(setPassword, [person, phc, waiting]);
    },
    /**
     * The account with this password among those that wait for the address. One hash, however many wait, so that its time tells nothing;
     * none where nobody in the city waits.
     */
    waitingWith: async (email: string, password: string): Promise<AccountRow | undefined> => {
      const [some] = await db.query<{ any: boolean }>(anyWaits);
      if (some?.any !== true) return undefined;
      const { waiting } = await hashed(email, password, true);
      return one(byWaiting, waiting!);
    },
    /** The address under which the link was followed becomes the account's own. */
    confirm: async (person: string, email: string, at: number): Promise<'confirmed' | 'emailInUse' | 'gone'> => {
      const [row] = await db.query<Kept>(byPerson, [person]);
      const before = row && open(row);
      if (before === undefined) return 'gone';
      const { root, sealed } = sealAddressed(keys, sealedOf.account(person), { email: folded(email), name: before.name }, row!.root);
      const values = [person, root, sealed, addressDigest(keys, email), at, row!.root];
      return once(async () => ((await db.query(confirm, values)).length > 0 ? 'confirmed' : 'gone'));
    },
    /** An address that is not the person's yet, sealed under the person's own key: for a link that waits. */
    sealWaiting: async (person: string, email: string): Promise<string | undefined> => {
      const [row] = await db.query<Kept>(byPerson, [person]);
      if (row === undefined || !keys.has(row.root)) return undefined;
      return sealAddressed(keys, waitingOf(person), { email: folded(email) }, row.root).sealed.toString('base64');
    },
    openWaiting: async (person: string, sealed: string): Promise<string | undefined> => {
      const [row] = await db.query<Kept>(byPerson, [person]);
      const bytes = Buffer.from(sealed, 'base64');
      return row && openAddressed<{ email: string }>(keys, waitingOf(person), { root: row.root, sealed: bytes })?.email;
    },
    deactivate: async (person: string, at: number): Promise<boolean> => (await db.query(deactivate, [person, at])).length > 0,
    reactivate: async (person: string): Promise<boolean> => (await db.query(reactivate, [person])).length > 0,
    /** With the person's key, and what was written to their address. */
    erase: async (person: string): Promise<void> => {
      const [row] = await db.query<Kept>(byPerson, [person]);
      const account = row && open(row);
      if (account !== undefined) await db.query(eraseMails, [person, addressDigest(keys, account.email)]);
      await db.query(erase, [person]);
      opened.delete(person);
      await destroyKeys(db, keys);
    },
  };
};

export type AccountTable = ReturnType<typeof accountTable>;

const waitingOf = (person: string): string => `new address of ${sealedOf.account(person)}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** An address has one account. */
const once = async <T>(work: () => Promise<T>): Promise<T | 'emailInUse'> => {
  try {
    return await work();
  } catch (error) {
    if (databaseFault(error)?.constraint === 'account_email_once') return 'emailInUse';
    throw error;
  }
};

/** How mails to an address are counted without keeping the address. */
export const countedAs = (keys: Keys, kind: string, email: string): string => `${kind}|${addressDigest(keys, email)}`;

export const shown = ({ person, email, name, confirmed, deactivated }: AccountRow): Account => ({
  person,
  email,
  name,
  confirmed,
  deactivated,
});
