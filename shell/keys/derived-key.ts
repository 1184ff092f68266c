import { hash } from 'node:crypto';

const keyBytes = 32;
const blockBytes = 64;
const noSalt = new Uint8Array(keyBytes);
const once = Uint8Array.of(1);

/**
 * The keys of the things that lie under a root key (HKDF-SHA-256, RFC 5869, without a salt). Keeping a derived key and destroying
 * the root keeps this one thing readable and nothing else.
 *
 * Built from Node's hash in one call, for Node's own `hkdfSync` and `createHmac` make objects that the collector of memory has to clear away: in
 * an order that costs several times the digests themselves. The first half is worked out once a root.
 */
export const keysUnder = (root: Uint8Array): ((slot: string) => Uint8Array) => {
  let extracted: Uint8Array | undefined;
  return (slot) => {
    extracted ??= hmac(noSalt, [root]);
    return hmac(extracted, [Buffer.from(`ordinance/slot/${slot}`, 'utf8'), once]);
  };
};

export const derivedKey = (root: Uint8Array, slot: string): Uint8Array => keysUnder(root)(slot);

/** HMAC-SHA-256 (RFC 2104) with a key of at most a block. */
const hmac = (key: Uint8Array, message: readonly Uint8Array[]): Uint8Array => {
  const inner = padded(key, 0x36, message);
  const outer = padded(key, 0x5c, [hash('sha256', inner, 'buffer')]);
  const mac = hash('sha256', outer, 'buffer');
  inner.fill(0);
  outer.fill(0);
  return new Uint8Array(mac);
};

const padded = (key: Uint8Array, pad: number, rest: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(blockBytes + rest.reduce((sum, part) => sum + part.length, 0)).fill(pad, 0, blockBytes);
  for (let at = 0; at < key.length; at += 1) all[at] = pad ^ key[at]!;
  let at = blockBytes;
  for (const part of rest) {
    all.set(part, at);
    at += part.length;
  }
  return all;
};
