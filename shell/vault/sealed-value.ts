import { canonicalJson, type Value } from '#law/ground';
import { type Queries, readJson } from '#shell/db';
import { type Keys, type Root, seal, unseal } from '#shell/keys';

/** A database and the keys to what is sealed in it. */
export interface Vault {
  readonly database: Queries;
  readonly keys: Keys;
}

/** What a row keeps of something sealed: the id of its root key, and the bytes. */
export interface SealedRow {
  readonly root: string | null;
  readonly sealed: Uint8Array | null;
}

/**
 * Seals a JSON value under one slot of a root.
 * @param slot what it is, as `fact/name/3`: it gives the key, and bytes moved to another row of the same root do not open
 * @param of whose it is, as the id of the case: bytes moved to another case do not open
 */
export const sealValue = (root: Root, slot: string, of: string, value: Value): Buffer =>
  seal(root.keyOf(slot), Buffer.from(canonicalJson(value), 'utf8'), [of, slot]);

/** The value, or `undefined` where its key is not here: it was destroyed, or the keys of this store were never brought along. */
export const openValue = (keys: Keys, { root, sealed }: SealedRow, slot: string, of: string): Value | undefined => {
  if (root === null || sealed === null) return undefined;
  const key = keys.keyOf(root, slot);
  return key === undefined ? undefined : (readJson(Buffer.from(unseal(key, sealed, [of, slot])).toString('utf8')) as Value);
};

export const factSlot = (fact: string, seq: number): string => `fact/${seq}/${fact}`;

export const letterSlot = (seq: number, letter: string, to: string): string => `letter/${seq}/${letter}/${to}`;

/** Of what has a root of its own: a file, a draft, a note, a mail. */
export const onlySlot = 'all';
