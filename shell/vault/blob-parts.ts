import { createHash, randomUUID } from 'node:crypto';
import { inline, type Queries } from '#shell/db';
import { type Keys, seal, unseal } from '#shell/keys';
import { onlySlot } from './sealed-value.ts';

/** Small enough that no statement holds much memory, on the embedded engine too, where every byte is copied into it. */
const partBytes = 256 * 1024;
const prefix = 'parts-';

const putPart = inline('insert into blob (digest, part, bytes) values ($1, $2, $3)');
const putKey = inline('insert into blob_key (digest, case_id, fact, root) values ($1, null, null, $2)');
const putSum = inline('update blob_key set sum = $2 where digest = $1');
const onePart = inline('select bytes from blob where digest = $1 and part = $2');
const count = inline('select count(*)::int as parts from blob where digest = $1');

/** A name for a file that is sealed part by part, before it is known what it holds. */
export const newPartsName = (): string => prefix + randomUUID();

/** Whether a file was sealed part by part. */
export const isInParts = (stored: string): boolean => stored.startsWith(prefix);

/**
 * Seals a file as it comes, a quarter of a megabyte at a time, each part a statement of its own: a transaction would hold the embedded
 * database's only connection for as long as the sender takes. Each part is bound to its place and to whether it is the last one, so
 * that none can be moved, left out or cut off. What was written of a file that breaks off is for the caller to erase.
 */
export const sealParts = async (database: Queries, keys: Keys, stored: string, content: AsyncIterable<Uint8Array>): Promise<void> => {
  const root = keys.fresh();
  const key = root.keyOf(onlySlot);
  await database.query(putKey, [stored, root.id]);
  const stored256 = createHash('sha256');
  const put = async (part: number, plain: Uint8Array, isLast: boolean): Promise<void> => {
    const sealed = Buffer.from(seal(key, plain, aboutPart(stored, part, isLast)));
    stored256.update(sealed);
    await database.query(putPart, [stored, part, sealed]);
  };
  let parts = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of inParts(content)) {
    if (held !== undefined) await put(parts++, held, false);
    held = chunk;
  }
  await put(parts, held ?? new Uint8Array(), true);
  await database.query(putSum, [stored, stored256.digest('hex')]);
};

/** The file part by part, as somebody takes it; throws where a part is missing or was altered. */
export async function* openParts(database: Queries, key: Uint8Array, stored: string): AsyncGenerator<Uint8Array> {
  const [found] = await database.query<{ parts: number }>(count, [stored]);
  for (let part = 0; part < found!.parts; part += 1) {
    const [row] = await database.query<{ bytes: Uint8Array }>(onePart, [stored, part]);
    if (row === undefined) throw new Error(`part ${part} of ${stored} is missing`);
    yield unseal(key, row.bytes, aboutPart(stored, part, part === found!.parts - 1));
  }
}

const aboutPart = (stored: string, part: number, isLast: boolean): readonly string[] => [
  'file',
  stored,
  String(part),
  isLast ? 'last' : 'more',
];

/** The same bytes in parts of one size, but for the last. */
async function* inParts(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of content) {
    let rest = chunk;
    while (bytes + rest.length >= partBytes) {
      const room = partBytes - bytes;
      yield Buffer.concat([...waiting, rest.subarray(0, room)]);
      rest = rest.subarray(room);
      waiting = [];
      bytes = 0;
    }
    // A copy: the sender's buffer is used again for what comes next.
    if (rest.length > 0) waiting.push(Uint8Array.prototype.slice.call(rest));
    bytes += rest.length;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
}
