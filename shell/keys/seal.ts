import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** 256 random bits. */
export const newKey = (): Uint8Array => randomBytes(keyBytes);

/**
 * AES-256-GCM (NIST SP 800-38D): nonce of 12 random bytes, cipher text, tag of 16 bytes.
 * @param about what the sealed bytes belong to, as `['c1', 'name', '3']`: bytes that were moved elsewhere do not open
 */
export const seal = (key: Uint8Array, plain: Uint8Array, about: readonly string[] = []): Uint8Array => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(associated(about));
  return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
};

/** Throws where the bytes were altered, belong elsewhere, or the key is another one. */
export const unseal = (key: Uint8Array, sealed: Uint8Array, about: readonly string[] = []): Uint8Array => {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, nonceBytes), { authTagLength: tagBytes });
  decipher.setAAD(associated(about));
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  return Buffer.concat([decipher.update(sealed.subarray(nonceBytes, sealed.length - tagBytes)), decipher.final()]);
};

/**
 * The key of one thing that lies under a root key (HKDF-SHA-256, RFC 5869). Keeping the derived key and destroying the root
 * keeps this one thing readable and nothing else.
 */
export const derivedKey = (root: Uint8Array, slot: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, new Uint8Array(), `ordinance/slot/${slot}`, keyBytes));

// As JSON, so that no two lists of names give the same bytes.
const associated = (about: readonly string[]): Uint8Array => Buffer.from(JSON.stringify(about), 'utf8');
