import { inline, type Queries, statement } from '#shell/db';
import { commitment, type FactRow, openFact, type Vault } from '#shell/vault';

export interface Verified {
  readonly ok: boolean;
  readonly events: number;
  readonly cases: number;
  /** Personal facts whose keys are not here: they were destroyed, or the folder of the keys was not brought along. */
  readonly unreadable: number;
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
export const verify = async ({ database, keys }: Vault): Promise<Verified> => {
  const found = await database.query<LedgerFinding>(findingsSql);
  const [count] = await database.query<{ events: number; cases: number }>(countSql);
  const { findings: sealed, unreadable } = await verifyVault({ database, keys });
  const findings = [...found, ...sealed];
  return { ok: findings.length === 0, ...count!, unreadable, findings };
};

const committedSql = inline(
  `select v.case_id as "case", v.fact, v.seq, v.root, v.sealed, e.data -> 'personal' ->> v.fact as committed
   from vault_fact v left join event e on e.case_id = v.case_id and e.seq = v.seq
   where (v.case_id, v.fact, v.seq) > ($1, $2, $3) order by v.case_id, v.fact, v.seq limit 500`,
);

/** Opens what is personal and compares it with what the events commit to. */
const verifyVault = async ({ database, keys }: Vault): Promise<Pick<Verified, 'findings' | 'unreadable'>> => {
  const findings: LedgerFinding[] = [];
  let unreadable = 0;
  for (let after: readonly [string, string, number] = ['', '', 0]; ; ) {
    const rows = await database.query<FactRow & { case: string; committed: string | null }>(committedSql, after);
    for (const { case: caseId, committed, ...row } of rows) {
      const finding = (detail: string) => findings.push({ check: 'vault commitment', key: `${caseId}/${row.fact}/${row.seq}`, detail });
      try {
        const opened = openFact(keys, caseId, row);
        if (opened === undefined) unreadable += 1;
        else if (commitment(opened.salt, opened.value) !== committed) finding('is not what the event commits to');
      } catch {
        finding('the sealed bytes were altered');
      }
      after = [caseId, row.fact, row.seq];
    }
    if (rows.length < 500) return { findings, unreadable };
  }
};

const exportSql = statement(import.meta.url, './export.sql');

/** The ledger as JSON lines `{"position", "digest", "event"}`; anyone who hashes the event's text gets the digest. */
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
