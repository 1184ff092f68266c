import { createHmac } from 'node:crypto';
import type { Value } from '#law/ground';
import type { Keys } from '#shell/keys';
import { onlySlot, openValue, type SealedRow, sealValue } from './sealed-value.ts';

/** Nobody has two addresses that differ in case alone. */
export const folded = (email: string): string => email.trim().toLowerCase();

/**
 * By what an address is looked up: HMAC-SHA-256 under a key of the key store, in hexadecimal. Without that key nobody finds out by trying which
 * addresses a table or a backup knows.
 */
export const addressDigest = (keys: Keys, email: string): string =>
  createHmac('sha256', keys.named('look-up').keyOf('e-mail')).update(folded(email), 'utf8').digest('hex');

/** By what a person of a provider is looked up; made as that of an address is. */
export const subjectDigest = (keys: Keys, issuer: string, subject: string): string =>
  createHmac('sha256', keys.named('look-up').keyOf('provider'))
    .update(JSON.stringify([issuer, subject]), 'utf8')
    .digest('hex');

/** Something with a person's name or address, sealed under a root of its own, or under the one that its row has already. */
export const sealAddressed = (keys: Keys, of: string, value: Value, root?: string): { readonly root: string; readonly sealed: Buffer } => {
  const under = root === undefined || !keys.has(root) ? keys.fresh() : { id: root, keyOf: (slot: string) => keys.keyOf(root, slot)! };
  return { root: under.id, sealed: Buffer.from(sealValue(under, onlySlot, of, value)) };
};

/** `undefined` where its key is not here. */
export const openAddressed = <T>(keys: Keys, of: string, row: SealedRow): T | undefined =>
  openValue(keys, row, onlySlot, of) as T | undefined;

/** Whose the sealed bytes of a row are: bytes that were moved to another row do not open. */
export const sealedOf = {
  account: (person: string): string => `account/${person}`,
  subscription: (id: string): string => `subscription/${id}`,
  mail: (once: string): string => `mail/${once}`,
  invitation: (id: string): string => `invitation/${id}`,
  session: (id: string): string => `session/${id}`,
  passkey: (id: string): string => `passkey/${id}`,
} as const;
