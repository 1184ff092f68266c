import type { Value } from '#law/ground';
import { inline } from '#shell/db';
import { openDraft, type SealedRow, sealDraft, type Vault } from '#shell/vault';

export interface DraftRow {
  readonly id: string;
  readonly person: string;
  readonly procedure: string;
  readonly order: string;
  readonly about: string | null;
  readonly forParty: string | null;
  readonly gives: Readonly<Record<string, Value>>;
  readonly aside: Readonly<Record<string, Value>>;
  readonly revision: number;
  /** Milliseconds since 1970, both. */
  readonly openedAt: number;
  readonly savedAt: number;
}

/** Drafts of persons: kept until they are filed or thrown away, and seen by nobody else. */
export interface DraftTable {
  ofPerson(person: string): Promise<readonly DraftRow[]>;
  find(person: string, id: string): Promise<DraftRow | undefined>;
  add(row: DraftRow): Promise<void>;
  /** Nothing where another saving was faster. */
  save(row: DraftRow, seen: number): Promise<boolean>;
  drop(person: string, id: string): Promise<boolean>;
}

const columns = `id, person, procedure, order_name as "order", about, for_party as "forParty", root, sealed, revision, opened_at as "openedAt", saved_at as "savedAt"`;
const mine = inline(`select ${columns} from draft where person = $1 order by saved_at desc, id limit 200`);
const one = inline(`select ${columns} from draft where person = $1 and id = $2`);
const insert = inline(
  'insert into draft (id, person, procedure, order_name, about, for_party, root, sealed, revision, opened_at, saved_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
);
const update = inline(
  'update draft set about = $3, for_party = $4, root = $5, sealed = $6, revision = $7, saved_at = $8 where person = $1 and id = $2 and revision = $9 returning id',
);
const remove = inline('delete from draft where person = $1 and id = $2 returning id');

const rootOf = inline('select root from draft where person = $1 and id = $2');

/** Answers lie sealed under a key that goes with the draft: once it is filed or thrown away, no copy of the database gives them back. */
export const draftTable = ({ database, keys }: Vault): DraftTable => {
  const opened = (row: Omit<DraftRow, 'gives' | 'aside'> & SealedRow): DraftRow => {
    const { root, sealed, ...rest } = row;
    const { gives = {}, aside = {} } = (openDraft(keys, row.id, { root, sealed }) ?? {}) as Partial<Pick<DraftRow, 'gives' | 'aside'>>;
    return { ...rest, gives, aside };
  };
  return {
    ofPerson: async (person) => (await database.query<DraftRow & SealedRow>(mine, [person])).map(opened),
    find: async (person, id) => (await database.query<DraftRow & SealedRow>(one, [person, id])).map(opened)[0],
    add: async ({ id, person, procedure, order, about, forParty, gives, aside, revision, openedAt, savedAt }) => {
      const { root, sealed } = sealDraft(keys, id, { gives, aside });
      await database.query(insert, [id, person, procedure, order, about, forParty, root, sealed, revision, openedAt, savedAt]);
    },
    save: async ({ id, person, about, forParty, gives, aside, revision, savedAt }, seen) => {
      const [kept] = await database.query<{ root: string | null }>(rootOf, [person, id]);
      const { root, sealed } = sealDraft(keys, id, { gives, aside }, kept?.root);
      return (await database.query(update, [person, id, about, forParty, root, sealed, revision, savedAt, seen])).length > 0;
    },
    drop: async (person, id) => (await database.query(remove, [person, id])).length > 0,
  };
};
