import type { Value } from '#law/ground';
import type { Keys } from '#shell/keys';
import { onlySlot, openValue, type SealedRow, sealValue } from './sealed-value.ts';

/**
 * What somebody is still writing, sealed under a root of its own, which goes with the row. Saved again, it stays under the same root.
 * @param of names the draft, so that it does not open in another one's place
 */
export const sealDraft = (keys: Keys, of: string, value: Readonly<Record<string, Value>>, root?: string | null) => {
  const under = root == null || !keys.has(root) ? keys.fresh() : { id: root, keyOf: (slot: string) => keys.keyOf(root, slot)! };
  return { root: under.id, sealed: Buffer.from(sealValue(under, onlySlot, of, value)) };
};

/** `undefined` where its key is not here. */
export const openDraft = (keys: Keys, of: string, row: SealedRow): Readonly<Record<string, Value>> | undefined =>
  openValue(keys, row, onlySlot, of) as Readonly<Record<string, Value>> | undefined;
