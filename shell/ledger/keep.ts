import type { BudgetMove, CaseEvent } from '#law/case';
import { canonicalJson, printJson } from '#law/ground';
import { type Database, databaseFault, statement } from '#shell/db';
import type { Keys, Root } from '#shell/keys';
import { searchable } from '#shell/registers';
import { sealFact, sealLetter } from '#shell/vault';
import type { Append, AppendResult } from './append.ts';
import type { DocketRow } from './rows.ts';

const append = statement(import.meta.url, './append.sql');

/**
 * Keeps what one order brings about: one statement, so either all of it or nothing.
 *
 * The statement calls a function of the database (migration 0006) and is no `with` chain, because inside a function each
 * part is planned once in a session, also on the embedded engine, which plans a plain statement again each time, and parts
 * that an order leaves empty are skipped. `bench/orders` measures it beside a hand-written chain of three parts (reading
 * included): 0.8 of its time on the embedded engine, 1.2 times on PostgreSQL 15.
 */
export const keep = async (database: Database, keys: Keys, batch: Append, words: CaseWords): Promise<AppendResult> => {
  if (batch.events.length === 0) throw new Error('an append keeps at least one event');
  const under = rootsFor(keys);
  const docket = (batch.docket ?? []).map((row) => words.with(row));
  const named = {
    families: families(batch),
    key: batch.key,
    docket: filled(docket),
    timers: docket.length > 0 ? (batch.timers ?? []) : undefined,
    clocks: filled(batch.clocks),
    registers: filled(batch.registers?.map((row) => ({ ...row, search: searchable(row.search) }))),
    letters: filled(batch.letters?.map((letter) => ({ ...letter, ...sealLetter(under(letter.case), letter) }))),
    links: filled(batch.links),
    rested: filled([...(batch.rested ?? [])].map(([account, taken]) => ({ account, taken }))),
    named: filled(batch.named),
    budgets: filled(batch.events.flatMap(({ event }) => moves(event))),
    vault: filled(
      batch.vault?.map(({ case: id, fact, seq, files, ...rest }) => ({
        case: id,
        fact,
        seq,
        files,
        ...sealFact(under(id), { case: id, fact, seq, ...rest }),
      })),
    ),
    files: filled(batch.files),
    erase: filled(batch.erase),
    outbox: filled(batch.outbox),
  };
  try {
    const [row] = await database.query<{ position: number }>(append, [printJson(named), events(batch)]);
    words.kept(docket);
    return { result: 'ok', position: row!.position };
  } catch (error) {
    return refusal(error);
  }
};

/** Everything else that the database says is a fault, ours or its own. */
const refusal = (error: unknown): AppendResult => {
  const { code, constraint, detail } = databaseFault(error) ?? {};
  switch (code) {
    case 'OR002':
    // The database gave one of two the way: a deadlock, or a conflict of snapshots.
    case '40P01':
    case '40001':
      return { result: 'stale' };
    case 'OR003':
      return { result: 'budget', account: detail ?? '' };
    case 'OR004':
      return { result: 'keyReused' };
    case 'OR005':
      return { result: 'fileGone' };
    case '23505':
      if (constraint?.startsWith('event_is_next')) return { result: 'stale' };
  }
  throw error;
};

const families = ({ families: read, events: added }: Append): readonly object[] => {
  const adds = new Map<string, number>([...read.keys()].map((family) => [family, 0]));
  for (const { family } of added) {
    if (!read.has(family)) throw new Error(`the family ${family} was not read: nobody knows at which version it stands`);
    adds.set(family, adds.get(family)! + 1);
  }
  return [...read].map(([family, version]) => ({ family, version, adds: adds.get(family) }));
};

/** Built by hand, so that the database receives each event's canonical text and keeps it to the letter. */
const events = ({ families: read, events: added }: Append): string => {
  const next = new Map(read);
  const rows = added.map(({ family, event }) => {
    const familySeq = next.get(family)! + 1;
    next.set(family, familySeq);
    const { case: caseId, seq, type, recorded } = event;
    const orderId = event.type === 'orderGiven' ? event.orderId : null;
    const head = JSON.stringify({ family, familySeq, case: caseId, seq, type, orderId, recorded });
    return `${head.slice(0, -1)},"data":${canonicalJson(event)}}`;
  });
  return `[${rows.join(',')}]`;
};

const moves = (event: CaseEvent): readonly BudgetMove[] => (event.type === 'orderGiven' ? (event.budgets ?? []) : []);

const filled = <T>(rows: readonly T[] | undefined): readonly T[] | undefined =>
  rows === undefined || rows.length === 0 ? undefined : rows;

/** One root for what an append brings to a case. It is durable before the append is: keys without data open nothing, data without keys are lost. */
const rootsFor = (keys: Keys): ((caseId: string) => Root) => {
  const roots = new Map<string, Root>();
  return (caseId) => {
    const root = roots.get(caseId) ?? keys.fresh();
    roots.set(caseId, root);
    return root;
  };
};

/**
 * The words that cases are found by. They hardly ever change, so they are sent only where they did; a server that has
 * forgotten a case sends them once more.
 */
export class CaseWords {
  readonly #sent = new Map<string, string>();

  with(row: DocketRow): DocketRow & { readonly search?: string } {
    return this.#sent.get(row.case) === wordsOf(row) ? row : { ...row, search: caseWords(row) };
  }

  kept(rows: readonly (DocketRow & { readonly search?: string })[]): void {
    if (this.#sent.size > 10_000) this.#sent.clear();
    for (const row of rows) if (row.search !== undefined) this.#sent.set(row.case, wordsOf(row));
  }
}

export const caseWords = (row: DocketRow): string => searchable(wordsOf(row));

const wordsOf = ({ number, title, parties, unnamed = [] }: DocketRow): string => {
  const named = Object.entries(parties).filter(([role]) => !unnamed.includes(role));
  return [number, title.en, title.zh, ...named.map(([, { id, name = '' }]) => `${name} ${id}`)].join(' ');
};
