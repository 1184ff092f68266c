import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { inline, type Queries } from '#shell/db';

/** What a secret that works once is good for. One that was made for one purpose opens nothing else. */
export type Purpose = 'reset' | 'confirm-email' | 'invite' | 'mandate' | 'letter-code' | 'first-run' | 'challenge' | 'provider' | 'link';

export interface OneTime {
  readonly id: string;
  readonly purpose: Purpose;
  readonly person: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly madeMs: number;
  readonly untilMs: number;
}

/** What is kept of a secret when it is made. */
export interface MakingOneTime {
  readonly purpose: Purpose;
  readonly person?: string;
  readonly content?: Readonly<Record<string, unknown>>;
  readonly livesMs: number;
  /** Known beforehand where the secret is made later, as for a mail. */
  readonly id?: string;
  /** For something that people type; without it 256 random bits. */
  readonly secret?: string;
}

const columns = 'id, purpose, person, content, made_ms as "madeMs", until_ms as "untilMs"';
const add = inline(
  'insert into one_time_token (digest, id, purpose, person, content, made_ms, until_ms) values ($1, $2, $3, $4, $5::json, $6, $7)',
);
const look = inline(`select ${columns} from one_time_token where digest = $1 and purpose = $2 and until_ms > $3`);
const take = inline(`delete from one_time_token where digest = $1 and purpose = $2 and until_ms > $3 returning ${columns}`);
const ofPurpose = inline(`select ${columns} from one_time_token where purpose = $1 and until_ms > $2 order by made_ms desc, id`);
const dropById = inline('delete from one_time_token where id = $1 and purpose = $2 returning id');
const dropOf = inline('delete from one_time_token where person = $1 and purpose = any ($2::text[])');
const sweep = inline('delete from one_time_token where until_ms <= $1');

/** Secrets that work once: the table keeps their digests, so that anyone who reads it or a backup holds none of them. */
export const oneTimeTable = (db: Queries, clock: () => number) => ({
  make: async ({
    purpose,
    person,
    content = {},
    livesMs,
    id = randomUUID(),
    secret = randomBytes(32).toString('base64url'),
  }: MakingOneTime) => {
    const now = clock();
    await db.query(add, [digestOf(secret), id, purpose, person ?? null, JSON.stringify(content), now, now + livesMs]);
    return { secret, id, untilMs: now + livesMs };
  },
  /** Without using it up: for a page that says whether a link is still good. */
  look: async (secret: string, purpose: Purpose): Promise<OneTime | undefined> =>
    (await db.query<OneTime>(look, [digestOf(secret), purpose, clock()]))[0],
  /** Uses it up. Of two who come at once, one gets it. */
  take: async (secret: string, purpose: Purpose): Promise<OneTime | undefined> =>
    (await db.query<OneTime>(take, [digestOf(secret), purpose, clock()]))[0],
  open: (purpose: Purpose): Promise<readonly OneTime[]> => db.query<OneTime>(ofPurpose, [purpose, clock()]),
  /** Whether there was one. */
  drop: async (id: string, purpose: Purpose): Promise<boolean> => (await db.query(dropById, [id, purpose])).length > 0,
  dropOf: async (person: string, purposes: readonly Purpose[]): Promise<void> => {
    await db.query(dropOf, [person, [...purposes]]);
  },
  sweep: async (): Promise<void> => {
    await db.query(sweep, [clock()]);
  },
});

export type OneTimeTable = ReturnType<typeof oneTimeTable>;

const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
