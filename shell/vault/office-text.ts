import { inline, type Queries } from '#shell/db';
import { commitment, newSalt } from './commitment.ts';

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

const read = inline('select commitment, value from office_text where commitment = any ($1::text[])');
const erase = inline('delete from office_text where commitment = any ($1::text[])');

/** Those that are still there, by their commitments. */
export const officeTexts = async (database: Queries, commitments: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  if (commitments.length === 0) return new Map();
  const rows = await database.query<{ commitment: string; value: string }>(read, [[...commitments]]);
  return new Map(rows.map((row) => [row.commitment, row.value]));
};

/** Nobody can read them any more, nor prove what they were. */
export const eraseOfficeTexts = async (database: Queries, commitments: readonly string[]): Promise<void> => {
  await database.query(erase, [[...commitments]]);
};
