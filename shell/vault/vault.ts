import type { LetterSent } from '#law/case';
import type { Text, Value } from '#law/ground';
import { type Queries, readJson, statement } from '#shell/db';
import { newKey, seal, unseal } from './seal.ts';

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
  /** Whoever it was sent to. */
  readonly to?: string | undefined;
  /** The check code that is printed on it. */
  readonly code?: string | undefined;
  /** 100. */
  readonly limit?: number | undefined;
}

/** The personal facts of a case that are still there. */
export const personalFacts = async (database: Queries, caseId: string): Promise<Readonly<Record<string, Value>>> => {
  const rows = await database.query<{ fact: string; value: Value }>(facts, [caseId]);
  return Object.fromEntries(rows.map(({ fact, value }) => [fact, value]));
};

export const findLetters = async (database: Queries, query: LetterQuery): Promise<readonly LetterRead[]> => {
  interface Row extends Omit<LetterRead, 'body'> {
    readonly body: Uint8Array;
    readonly key: Uint8Array | null;
  }
  const { case: caseId = null, to = null, code = null, limit = 100 } = query;
  const rows = await database.query<Row>(letters, [caseId, to, code, limit]);
  return rows.map(({ body, key, ...row }) => (key === null ? row : { ...row, body: openText(key, body) }));
};

/** A text under a key of its own, both as base64, as a statement takes them. */
export const sealText = (text: Text): { readonly body: string; readonly key: string } => {
  const key = newKey();
  const body = seal(key, Buffer.from(JSON.stringify(text), 'utf8'));
  return { body: Buffer.from(body).toString('base64'), key: Buffer.from(key).toString('base64') };
};

const openText = (key: Uint8Array, body: Uint8Array): Text => readJson(Buffer.from(unseal(key, body)).toString('utf8')) as Text;
