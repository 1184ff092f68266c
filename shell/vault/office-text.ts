import { inline, type Queries } from '#shell/db';
import type { Keys } from '#shell/keys';
import { commitment, newSalt } from './commitment.ts';
import { onlySlot, openValue, type SealedRow, sealValue, type Vault } from './sealed-value.ts';

/** A text on its way into the office's book. The entry holds `commitment`. */
export interface OfficeText {
  readonly commitment: string;
  readonly salt: Uint8Array;
  readonly value: string;
}

export const sealedText = (value: string): OfficeText => {
  const salt = newSalt();
  return { commitment: commitment(salt, value), salt, value };
};

/** As a statement takes it, sealed under a key of its own: the bytes in hexadecimal. */
export const sealOfficeText = (keys: Keys, { commitment: committed, salt, value }: OfficeText) => {
  const root = keys.fresh();
  const sealed = sealValue(root, onlySlot, committed, { salt: Buffer.from(salt).toString('base64'), value });
  return { commitment: committed, root: root.id, sealed: Buffer.from(sealed).toString('hex') };
};

const read = inline('select commitment, root, sealed from office_text where commitment = any ($1::text[])');
const erase = inline('delete from office_text where commitment = any ($1::text[])');

/** Those that are still there, by their commitments. */
export const officeTexts = async ({ database, keys }: Vault, commitments: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (commitments.length === 0) return new Map();
  const rows = await database.query<SealedRow & { commitment: string }>(read, [[...commitments]]);
  return new Map(
    rows.flatMap((row) => {
      const opened = openValue(keys, row, onlySlot, row.commitment);
      return opened === undefined ? [] : [[row.commitment, (opened as { readonly value: string }).value] as const];
    }),
  );
};

/** Nobody can read them any more, nor prove what they were. Their keys are destroyed with the next `destroyKeys`. */
export const eraseOfficeTexts = async (database: Queries, commitments: readonly string[]): Promise<void> => {
  await database.query(erase, [[...commitments]]);
};
