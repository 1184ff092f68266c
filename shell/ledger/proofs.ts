import { type Day, printJson, type Text, text, type Value } from '#law/ground';
import { inline, type Queries } from '#shell/db';

/** What was proved of a text of the law. */
export interface PackProof {
  /** Of the text. */
  readonly digest: string;
  /** Of the program that proved it: another one may answer otherwise. */
  readonly prover: string;
  readonly on: Day;
  readonly promises: readonly PromiseProved[];
}

export interface PromiseProved {
  readonly id: string;
  /** Null where it is not decided. */
  readonly holds: boolean | null;
  /** How many configurations, or regions of a table, were looked at. */
  readonly states: number;
  readonly ms?: number;
  /** A case that breaks it, or the facts that do. */
  readonly witness?: Value;
  readonly why?: Text;
  /** What the proof takes for granted, in sentences. */
  readonly assumes?: readonly Text[];
  /** Of a promise about time: how long it can take, in the unit of its limit; `days` is null where there is no bound. */
  readonly time?: TimeProved;
}

export interface TimeProved {
  readonly limit: number;
  readonly unit: 'working-days' | 'days';
  readonly longest: LongProved;
  /** If nobody is bound and every day counts. */
  readonly bare: LongProved;
}

export interface LongProved {
  readonly days: number | null;
  readonly why?: Text;
  /** A case that shows it. */
  readonly example?: Value;
}

const put = inline(`insert into pack_proof (digest, prover, proved_on, promises)
  select digest, $2, $3, $4::json from pack_text where digest = $1
  on conflict (digest) do update set prover = excluded.prover, proved_on = excluded.proved_on, promises = excluded.promises
  returning digest`);
const all = inline('select digest, prover, proved_on as "on", promises from pack_proof');

/** Of a text that is kept already; takes the place of what was proved of it before. */
export const keepProof = async (database: Queries, { digest, prover, on, promises }: PackProof): Promise<void> => {
  const kept = await database.query(put, [digest, prover, on, printJson(promises)]);
  if (kept.length === 0) throw new Error(`there is no text of the law with the digest ${digest} to prove`);
};

export const keptProofs = async (database: Queries): Promise<readonly PackProof[]> => {
  const rows = await database.query<Omit<PackProof, 'promises'> & { readonly promises: readonly KeptPromise[] }>(all);
  return rows.map((row) => ({ ...row, promises: row.promises.map(asKeptNow) }));
};

/** As any version of the program may have kept it: reasons were once told in English alone. */
type KeptPromise = Omit<PromiseProved, 'why'> & { readonly why?: Text | string };

const numbers = ({ days, ...long }: LongProved): LongProved => ({ ...long, days: days === null ? null : Number(days) });

const asKeptNow = ({ ms, why, time, ...promise }: KeptPromise): PromiseProved => ({
  ...promise,
  ...(time === undefined ? {} : { time: { ...time, limit: Number(time.limit), longest: numbers(time.longest), bare: numbers(time.bare) } }),
  // A witness keeps its exact numbers; how long it took is none of the law's.
  ...(ms === undefined ? {} : { ms: Number(ms) }),
  ...(why === undefined ? {} : { why: typeof why === 'string' ? text(why, `（证明时仅有英文说明）${why}`) : why }),
});
