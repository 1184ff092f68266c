import { createHash } from 'node:crypto';
import { type Database, inline, type Queries } from '#shell/db';
import { type Keys, seal, unseal } from '#shell/keys';
import { isInParts, newPartsName, openParts, sealParts } from './blob-parts.ts';
import { onlySlot } from './sealed-value.ts';

// Small enough that no statement holds much memory, on the embedded engine too, where every byte is copied into it.
const partBytes = 256 * 1024;

const partOf = inline('select part, bytes from blob where digest = $1 and part >= $2 order by part limit 8');
const putPart = inline('insert into blob (digest, part, bytes) values ($1, $2, $3) on conflict do nothing');
const found = inline('select 1 as found from blob where digest = $1 limit 1');
const keyOf = inline('select root from blob_key where digest = $1');
const putKey = inline('insert into blob_key (digest, case_id, fact, root) values ($1, $2, $3, $4)');
const dropKey = inline('delete from blob_key where digest = $1');
const dropBytes = inline('delete from blob where digest = $1');

/**
 * Files by the SHA-256 of what is stored. They lie in a table, on both engines: one transaction, one backup and one
 * place, whichever of several servers is asked; a folder would need a shared disk and could disagree with the ledger.
 */
export interface Blobs {
  /** Gives back the digest. The same bytes are kept once. */
  put(bytes: Uint8Array): Promise<string>;
  /** A personal file: sealed under a key of its own. Once the key is destroyed with the fact, nobody can read it. */
  putSealed(bytes: Uint8Array, of?: { readonly case: string; readonly fact: string }): Promise<string>;
  /** A name for a file that comes in parts. */
  newName(): string;
  /** Seals a file under such a name as it comes, with no more of it in memory than a part. What breaks off is to be erased. */
  putParts(name: string, content: AsyncIterable<Uint8Array>): Promise<void>;
  /** A sealed file, part by part as somebody takes it. */
  open(digest: string): Promise<AsyncIterable<Uint8Array> | 'erased' | undefined>;
  /** `undefined` where there is no such file, `erased` where its key is not here. */
  get(digest: string, options?: { readonly sealed?: boolean }): Promise<Uint8Array | 'erased' | undefined>;
  /** The name of a sealed file, sealed with it: people name files after themselves. Empty where the file is not there. */
  sealName(digest: string, name: string): Promise<Uint8Array>;
  /** Empty where its key is not here. */
  openName(digest: string, sealed: Uint8Array): Promise<string>;
  /** Takes the bytes away, and the key with the next `destroyKeys`. `tx`: within a transaction that goes on. */
  erase(digest: string, tx?: Queries): Promise<void>;
}

export const blobsOf = (database: Database, keys: Keys): Blobs => ({
  put: (bytes) => database.transaction((tx) => store(tx, bytes)),
  putSealed: (bytes, of) => {
    const root = keys.fresh();
    const sealed = seal(root.keyOf(onlySlot), bytes, aboutFile);
    return database.transaction(async (tx) => {
      const digest = await store(tx, sealed);
      await tx.query(putKey, [digest, of?.case ?? null, of?.fact ?? null, root.id]);
      return digest;
    });
  },
  newName: newPartsName,
  putParts: (name, content) => sealParts(database, keys, name, content),
  open: async (digest) => {
    const known = await database.query(found, [digest]);
    if (known.length === 0) return undefined;
    const key = await keyFor(database, keys, digest, onlySlot);
    if (key === undefined) return 'erased';
    if (isInParts(digest)) return openParts(database, key, digest);
    return cut(unseal(key, (await read(database, digest))!, aboutFile));
  },
  get: async (digest, { sealed = false } = {}) => {
    if (sealed && isInParts(digest)) {
      const key = await keyFor(database, keys, digest, onlySlot);
      return key === undefined ? 'erased' : wholeOf(openParts(database, key, digest));
    }
    const bytes = await read(database, digest);
    if (!sealed) return bytes;
    if (bytes === undefined) return undefined;
    const key = await keyFor(database, keys, digest, onlySlot);
    return key === undefined ? 'erased' : unseal(key, bytes, aboutFile);
  },
  sealName: async (digest, name) => {
    const key = await keyFor(database, keys, digest, nameSlot);
    return key === undefined ? new Uint8Array() : Buffer.from(seal(key, Buffer.from(name, 'utf8'), aboutFile));
  },
  openName: async (digest, sealed) => {
    const key = sealed.length === 0 ? undefined : await keyFor(database, keys, digest, nameSlot);
    return key === undefined ? '' : Buffer.from(unseal(key, sealed, aboutFile)).toString('utf8');
  },
  erase: (digest, tx) => (tx === undefined ? database.transaction((own) => erase(own, digest)) : erase(tx, digest)),
});

const erase = async (tx: Queries, digest: string): Promise<void> => {
  await tx.query(dropKey, [digest]);
  await tx.query(dropBytes, [digest]);
};

const wholeOf = async (parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> => {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
};

async function* cut(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes);
}

const aboutFile = ['file'];
const nameSlot = 'name';

const keyFor = async (database: Queries, keys: Keys, digest: string, slot: string): Promise<Uint8Array | undefined> => {
  const [row] = await database.query<{ root: string }>(keyOf, [digest]);
  return row === undefined ? undefined : keys.keyOf(row.root, slot);
};

const store = async (tx: Queries, bytes: Uint8Array): Promise<string> => {
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = await tx.query(found, [digest]);
  if (known.length > 0) return digest;
  const parts = Math.max(1, Math.ceil(bytes.length / partBytes));
  for (let part = 0; part < parts; part += 1) {
    await tx.query(putPart, [digest, part, Buffer.from(bytes.subarray(part * partBytes, (part + 1) * partBytes))]);
  }
  return digest;
};

const read = async (database: Queries, digest: string): Promise<Uint8Array | undefined> => {
  const parts: Uint8Array[] = [];
  for (;;) {
    const rows = await database.query<{ part: number; bytes: Uint8Array }>(partOf, [digest, parts.length]);
    parts.push(...rows.map(({ bytes }) => bytes));
    if (rows.length < 8) break;
  }
  return parts.length === 0 ? undefined : Buffer.concat(parts);
};
