import type { LetterSent } from '#law/case';
import type { Text, Value } from '#law/ground';
import { statement } from '#shell/db';
import type { Keys, Root } from '#shell/keys';
import type { VaultFact } from './commitment.ts';
import { factSlot, letterSlot, openValue, type SealedRow, sealValue, type Vault } from './sealed-value.ts';

const facts = statement(import.meta.url, './facts.sql');
const letters = statement(import.meta.url, './letters.sql', { prepared: false });

/** A letter as somebody reads it; `body` is missing once it was erased. */
export interface LetterRead extends LetterSent {
  readonly case: string;
  readonly seq: number;
  readonly title: Text;
  readonly body?: Text;
}

export interface LetterQuery {
  readonly case?: string | undefined;
  /** The person to whom it was sent. */
  readonly to?: string | undefined;
  /** The check code that is printed on it. */
  readonly code?: string | undefined;
  /** 100. */
  readonly limit?: number | undefined;
}

/** A row of the vault. */
export interface FactRow extends SealedRow {
  readonly fact: string;
  readonly seq: number;
}

/** Salt and value of one row; `undefined` where its key is not here. */
export const openFact = (keys: Keys, caseId: string, row: FactRow): { readonly salt: Uint8Array; readonly value: Value } | undefined => {
  const opened = openValue(keys, row, factSlot(row.fact, row.seq), caseId);
  if (opened === undefined) return undefined;
  const { salt, value } = opened as unknown as { readonly salt: string; readonly value: Value };
  return { salt: Buffer.from(salt, 'base64'), value };
};

/** Rows of a case, opened: those whose key is here. */
export const openFacts = (keys: Keys, caseId: string, rows: readonly FactRow[]): Readonly<Record<string, Value>> =>
  Object.fromEntries(
    rows.flatMap((row) => {
      const opened = openFact(keys, caseId, row);
      return opened === undefined ? [] : [[row.fact, opened.value] as const];
    }),
  );

/** The personal facts of a case that are still there, the latest of each name. */
export const personalFacts = async ({ database, keys }: Vault, caseId: string): Promise<Readonly<Record<string, Value>>> =>
  openFacts(keys, caseId, await database.query<FactRow>(facts, [caseId]));

/** A personal fact as a statement takes it, sealed together with its salt: the bytes as base64. */
export const sealFact = (root: Root, { case: caseId, fact, seq, salt, value }: VaultFact) => ({
  root: root.id,
  sealed: base64(sealValue(root, factSlot(fact, seq), caseId, { salt: base64(salt), value })),
});

export const findLetters = async ({ database, keys }: Vault, query: LetterQuery): Promise<readonly LetterRead[]> => {
  interface Row extends Omit<LetterRead, 'body'> {
    readonly body: Uint8Array;
    readonly root: string | null;
  }
  const { case: caseId = null, to = null, code = null, limit = 100 } = query;
  const rows = await database.query<Row>(letters, [caseId, to, code, limit]);
  return rows.map(({ body, root, ...row }) => {
    const opened = openValue(keys, { root, sealed: body }, letterSlot(row.seq, row.letter, row.to), row.case);
    return opened === undefined ? row : { ...row, body: opened as unknown as Text };
  });
};

/** The text of a letter as a statement takes it: the bytes as base64. */
export const sealLetter = (root: Root, { case: caseId, seq, letter, to, body }: Required<Omit<LetterRead, 'title'>>) => ({
  root: root.id,
  body: base64(sealValue(root, letterSlot(seq, letter, to), caseId, { ...body })),
});

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
