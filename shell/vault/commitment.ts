import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson, type Value } from '#law/ground';

/** A personal fact as it lies in the vault. The event holds its commitment. */
export interface VaultFact {
  readonly case: string;
  readonly fact: string;
  /** Of the event that gave it. */
  readonly seq: number;
  readonly salt: Uint8Array;
  readonly value: Value;
  /** Digests of sealed files that are part of it: their keys go with the fact. */
  readonly files?: readonly string[];
}

/** Thirty-two bytes: nobody finds a value by trying all that are likely. */
export const newSalt = (): Uint8Array => randomBytes(32);

/** What stands in the event instead of the fact: SHA-256 of salt and canonical JSON, in hexadecimal. */
export const commitment = (salt: Uint8Array, value: Value): string =>
  createHash('sha256').update(salt).update(canonicalJson(value), 'utf8').digest('hex');
