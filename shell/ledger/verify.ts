import { inline, type Queries, statement } from '#shell/db';

export interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly cases: number;
  readonly findings: readonly LedgerFinding[];
}

/** Where the ledger contradicts itself. */
export interface LedgerFinding {
  readonly check: string;
  readonly key: string;
  readonly detail: string;
}

const findingsSql = statement(import.meta.url, './verify.sql', { prepared: false });
const countSql = inline('select count(*) as events, count(*) filter (where seq = 1) as cases from event');

/** Recomputes digests, sequences, accounts and commitments from the events' own text. Needs no pack. */
export const verify = async (database: Queries): Promise<Verified> => {
  const findings = await database.query<LedgerFinding>(findingsSql);
  const [count] = await database.query<{ events: number; cases: number }>(countSql);
  return { ok: findings.length === 0, ...count!, findings };
};

const exportSql = statement(import.meta.url, './export.sql');

/** The ledger as JSON lines `{"position", "digest", "event"}`; whoever hashes the event's text gets the digest. */
export async function* exportLedger(database: Queries): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const rows = await database.query<{ position: number; data: string; digest: string }>(exportSql, [after, 500]);
    if (rows.length === 0) return;
    for (const { position, data, digest } of rows) {
      after = position;
      yield `{"position":${position},"digest":"${digest}","event":${data}}`;
    }
  }
}
