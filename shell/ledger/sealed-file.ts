import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import type { BackupKey } from './backup-key.ts';
import { BackupUnusable } from './backup-unusable.ts';

/**
 * A stream sealed in chunks (AES-256-GCM, the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár 2015): each file has a key of its
 * own, drawn from the backup key and 32 random bytes by HKDF; the nonce is the number of the chunk; what is authenticated beside a chunk is the
 * head of the file and whether the chunk is the last. A chunk altered, moved, left out or repeated does not open, and neither does a file
 * that was cut off.
 *
 * Layout: a line `ordinance-sealed-1 {json}\n`, then chunks of 4 bytes length (the highest bit says "last"), the sealed bytes and a tag of 16.
 */
export const sealedMagic = 'ordinance-sealed-1 ';

const chunkBytes = 65_536;
const tagBytes = 16;
const lastBit = 0x8000_0000;

/** Seals what flows through. */
export const sealing = (key: BackupKey): Transform => {
  const salt = randomBytes(32);
  const head = Buffer.from(`${sealedMagic}${JSON.stringify({ key: key.fingerprint, salt: salt.toString('base64') })}\n`);
  const { chunkKey, headDigest } = keysFor(key, salt, head);
  let count = 0;
  let waiting = Buffer.alloc(0);
  const sealed = (plain: Buffer, last: boolean): Buffer => {
    const cipher = createCipheriv('aes-256-gcm', chunkKey, nonceOf(count));
    cipher.setAAD(aadOf(headDigest, last));
    count += 1;
    const body = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE((last ? lastBit + body.length : body.length) >>> 0);
    return Buffer.concat([length, body]);
  };
  return new Transform({
    construct(done) {
      this.push(head);
      done();
    },
    transform(piece: Buffer, _encoding, done) {
      waiting = Buffer.concat([waiting, piece]);
      // One chunk is always held back: the last one has to be told apart.
      while (waiting.length > chunkBytes) {
        this.push(sealed(waiting.subarray(0, chunkBytes), false));
        waiting = waiting.subarray(chunkBytes);
      }
      done();
    },
    flush(done) {
      this.push(sealed(waiting, true));
      done();
    },
  });
};

/** Opens what was sealed; fails with `BackupUnusable` on the first chunk that is not as it was written. */
export const opening = (file: string, key: BackupKey | undefined): Transform => {
  let waiting = Buffer.alloc(0);
  let keys: ReturnType<typeof keysFor> | undefined;
  let count = 0;
  let ended = false;
  const readHead = (): boolean => {
    const end = waiting.indexOf(10);
    if (end < 0) {
      if (waiting.length > 1000) throw new BackupUnusable('notABackup', `${file} is no backup of this program`);
      return false;
    }
    keys = openHead(file, waiting.subarray(0, end + 1), key);
    waiting = waiting.subarray(end + 1);
    return true;
  };
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      try {
        waiting = Buffer.concat([waiting, piece]);
        if (keys === undefined && !readHead()) return done();
        while (waiting.length >= 4) {
          const written = waiting.readUInt32BE();
          const last = written >= lastBit;
          const length = last ? written - lastBit : written;
          if (length < tagBytes || length > chunkBytes + tagBytes || ended) throw altered(file, count);
          if (waiting.length < 4 + length) break;
          this.push(openChunk(file, keys!, count, waiting.subarray(4, 4 + length), last));
          waiting = waiting.subarray(4 + length);
          count += 1;
          ended = last;
        }
        done();
      } catch (error) {
        done(error as Error);
      }
    },
    flush(done) {
      if (ended && waiting.length === 0) return done();
      done(
        ended
          ? altered(file, count)
          : new BackupUnusable('truncated', `${file} was cut off after ${count} pieces: its last one is missing`),
      );
    },
  });
};

const openHead = (file: string, head: Buffer, key: BackupKey | undefined): ReturnType<typeof keysFor> => {
  const { key: wanted, salt } = headOf(file, head);
  if (key === undefined)
    throw new BackupUnusable(
      'noKey',
      `${file} is sealed under the key ${wanted}: name its file in ORDINANCE_BACKUPS_KEY_FILE (backups.key-file)`,
    );
  if (key.fingerprint !== wanted)
    throw new BackupUnusable(
      'otherKey',
      `${file} is sealed under another key: it needs ${wanted}, and the one named here is ${key.fingerprint}`,
    );
  return keysFor(key, Buffer.from(salt, 'base64'), head);
};

const headOf = (file: string, head: Buffer): { readonly key: string; readonly salt: string } => {
  try {
    const { key, salt } = JSON.parse(head.subarray(sealedMagic.length).toString()) as Record<string, unknown>;
    if (typeof key === 'string' && typeof salt === 'string') return { key, salt };
  } catch {
    // Said below.
  }
  throw new BackupUnusable('altered', `the head of ${file} was altered`);
};

const openChunk = (
  file: string,
  { chunkKey, headDigest }: ReturnType<typeof keysFor>,
  count: number,
  body: Buffer,
  last: boolean,
): Buffer => {
  const cipher = createDecipheriv('aes-256-gcm', chunkKey, nonceOf(count));
  cipher.setAAD(aadOf(headDigest, last));
  cipher.setAuthTag(body.subarray(body.length - tagBytes));
  try {
    return Buffer.concat([cipher.update(body.subarray(0, body.length - tagBytes)), cipher.final()]);
  } catch {
    throw altered(file, count);
  }
};

const altered = (file: string, count: number): BackupUnusable =>
  new BackupUnusable('altered', `${file} was altered: its piece ${count + 1} is not as it was written`);

const keysFor = (key: BackupKey, salt: Uint8Array, head: Uint8Array) => ({
  chunkKey: Buffer.from(hkdfSync('sha256', key.bytes, salt, 'ordinance backup 1', 32)),
  headDigest: createHash('sha256').update(head).digest(),
});

const nonceOf = (count: number): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeBigUInt64BE(BigInt(count), 4);
  return nonce;
};

const aadOf = (headDigest: Buffer, last: boolean): Buffer => Buffer.concat([headDigest, Buffer.from([last ? 1 : 0])]);
