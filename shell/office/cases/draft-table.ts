import { printJson, type Value } from '#law/ground';
import { inline, type Queries } from '#shell/db';

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

const columns = `id, person, procedure, order_name as "order", about, for_party as "forParty", gives, aside, revision, opened_at as "openedAt", saved_at as "savedAt"`;
const mine = inline(`select ${columns} from draft where person = $1 order by saved_at desc, id limit 200`);
const one = inline(`select ${columns} from draft where person = $1 and id = $2`);
const insert = inline(
  'insert into draft (id, person, procedure, order_name, about, for_party, gives, aside, revision, opened_at, saved_at) values ($1, $2, $3, $4, $5, $6, $7::json, $8::json, $9, $10, $11)',
);
const update = inline(
  'update draft set about = $3, for_party = $4, gives = $5::json, aside = $6::json, revision = $7, saved_at = $8 where person = $1 and id = $2 and revision = $9 returning id',
);
const remove = inline('delete from draft where person = $1 and id = $2 returning id');

export const draftTable = (database: Queries): DraftTable => ({
  ofPerson: (person) => database.query<DraftRow>(mine, [person]),
  find: async (person, id) => (await database.query<DraftRow>(one, [person, id]))[0],
  add: async ({ id, person, procedure, order, about, forParty, gives, aside, revision, openedAt, savedAt }) => {
    await database.query(insert, [
      id,
      person,
      procedure,
      order,
      about,
      forParty,
      printJson(gives),
      printJson(aside),
      revision,
      openedAt,
      savedAt,
    ]);
  },
  save: async ({ id, person, about, forParty, gives, aside, revision, savedAt }, seen) =>
    (await database.query(update, [person, id, about, forParty, printJson(gives), printJson(aside), revision, savedAt, seen])).length > 0,
  drop: async (person, id) => (await database.query(remove, [person, id])).length > 0,
});
