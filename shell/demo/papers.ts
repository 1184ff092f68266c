import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { FileKept, Order } from '#law/case';
import type { Value } from '#law/ground';
import { inline } from '#shell/db';
import type { Store } from '#shell/ledger';

const wordsOf = (fact: string, about: string): Buffer =>
  Buffer.from(
    `${fact.replaceAll('-', ' ')}\n\n${about}\n\nThis file is invented, as is everything in the demo.\n本文件及演示中的一切内容均为虚构。\n`,
    'utf8',
  );

/** An attachment as a fact names it: a short text that says that it is invented. */
export const paper = (fact: string, about: string): Value => {
  const bytes = wordsOf(fact, about);
  const digest = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  return { digest, name: `${fact}-demo.txt`, size: bytes.length, type: 'text/plain' } satisfies FileKept & Value;
};

const add = inline(
  'insert into attachment (stored, digest, sealed_name, type, bytes, kept_by, kept_at) values ($1, $2, $3, $4, $5, $6, $7) on conflict (stored) do nothing',
);
const addUse = inline('insert into attachment_use (digest, case_id, fact, stored) values ($1, $2, $3, $4) on conflict do nothing');

/** Keeps the papers that came with an order, where anyone who may see the fact will find them. */
export const keepPapers = async ({ blobs, database }: Store, caseId: string, about: string, order: Order, at: number): Promise<void> => {
  for (const [fact, value] of Object.entries(order.gives)) {
    if (!isFile(value)) continue;
    const stored = await blobs.putSealed(wordsOf(fact, about), { case: caseId, fact });
    await database.query(add, [
      stored,
      value.digest,
      await blobs.sealName(stored, value.name),
      value.type,
      value.size,
      order.actor ?? null,
      at,
    ]);
    await database.query(addUse, [value.digest, caseId, fact, stored]);
  }
};

const isFile = (value: Value): value is FileKept & { readonly [key: string]: Value } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'digest' in value;
