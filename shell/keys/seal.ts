import { createCipheriv, createDecipheriv, randomBytes, randomFillSync } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** 256 random bits. */
export const newKey = (): Uint8Array => randomBytes(keyBytes);

/**
 * AES-256-GCM (NIST SP 800-38D): nonce of 12 random bytes, cipher text, tag of 16 bytes.
 * @param about what the sealed bytes belong to, as `['c1', 'name', '3']`: bytes that were moved elsewhere do not open
 */
export const seal = (key: Uint8Array, plain: Uint8Array, about: readonly string[] = []): Buffer => {
  const nonce = drawn(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(about));
  const sealed = Buffer.allocUnsafe(nonceBytes + plain.length + tagBytes);
  sealed.set(nonce);
  sealed.set(cipher.update(plain), nonceBytes);
  cipher.final();
  sealed.set(cipher.getAuthTag(), nonceBytes + plain.length);
  return sealed;
};

/** Throws where the bytes were altered, belong elsewhere, or the key is another one. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, about: readonly string[] = []): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associated(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
};

// As JSON, so that no two lists of names give the same bytes.
const associated = (about: readonly string[]): Uint8Array => Buffer.from(JSON.stringify(about), 'utf8');

const drawnAhead = new Uint8Array(4096);
let given = drawnAhead.length;

/** Random bytes that need not stay secret, drawn for hundreds of nonces at once: a draw costs as much as sealing a short text. They hold until the next draw. */
const drawn = (bytes: number): Uint8Array => {
  if (given + bytes > drawnAhead.length) {
    randomFillSync(drawnAhead);
    given = 0;
  }
  given += bytes;
  return drawnAhead.subarray(given - bytes, given);
};
