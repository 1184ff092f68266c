import type { Day } from '#law/ground';
import { type Database, inline, type Queries } from '#shell/db';
import type { PackFiles } from '../shelf.ts';

/** A text that was given and is whole, as it is kept until somebody installs it. */
export interface GivenText {
  readonly digest: string;
  readonly pack: string;
  readonly version: Day;
  readonly files: PackFiles;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
}

export type StepKind = 'given' | 'installed' | 'set-aside' | 'taken-back';

/** What a person did with a text. */
export interface KeptStep {
  readonly digest: string;
  readonly step: StepKind;
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The digest that was given, where another day of force made it another text. */
  readonly of?: string | null | undefined;
  /** The change of the rule that it carries out, and whether that one's draft is this text. */
  readonly ruleCase?: string | null | undefined;
  readonly adopted?: boolean | null | undefined;
  readonly reasons?: string | null | undefined;
}

const allGiven = inline('select digest, pack, version, files, given_at as "givenAt" from text_given order by given_at, digest');
const oneGiven = inline('select digest, pack, version, files, given_at as "givenAt" from text_given where digest = $1');
const addGiven = inline(
  'insert into text_given (digest, pack, version, files, given_at) values ($1, $2, $3, $4::json, $5) on conflict (digest) do nothing',
);
const allSteps = inline(`select digest, step, person, at, of, rule_case as "ruleCase", adopted, reasons from text_step order by id`);
const addStep = inline(
  `insert into text_step (digest, step, person, at, of, rule_case, adopted, reasons) values ($1, $2, $3, $4, $5, $6, $7, $8)
   on conflict (digest, step) do nothing returning id`,
);

type Row = Omit<GivenText, 'files'> & { readonly files: Readonly<Record<string, string>> };

const read = (row: Row): GivenText => ({ ...row, files: new Map(Object.entries(row.files)) });

export const givenTexts = async (database: Queries): Promise<readonly GivenText[]> => (await database.query<Row>(allGiven)).map(read);

export const givenText = async (database: Queries, digest: string): Promise<GivenText | undefined> => {
  const [row] = await database.query<Row>(oneGiven, [digest]);
  return row === undefined ? undefined : read(row);
};

export const keptSteps = (database: Queries): Promise<readonly KeptStep[]> => database.query<KeptStep>(allSteps);

export const keepGiven = async (tx: Queries, { digest, pack, version, files, givenAt }: GivenText): Promise<void> => {
  await tx.query(addGiven, [digest, pack, version, JSON.stringify(Object.fromEntries(files)), givenAt]);
};

/** Answers whether it was done now: the same is done to one text once. */
export const keepStep = async (tx: Queries, step: KeptStep): Promise<boolean> => {
  const { digest, step: kind, person, at, of, ruleCase, adopted, reasons } = step;
  const rows = await tx.query(addStep, [digest, kind, person, at, of ?? null, ruleCase ?? null, adopted ?? null, reasons ?? null]);
  return rows.length > 0;
};

/** One after the other on all servers: anyone who comes second looks again. */
export const oneAtATime = <T>(database: Database, work: (tx: Queries) => Promise<T>): Promise<T> =>
  database.transaction(async (tx) => {
    await tx.script('lock table text_step in share row exclusive mode');
    return work(tx);
  });
