import { inline, type Queries } from '#shell/db';
import type { Keys } from '#shell/keys';
import { factSlot, letterSlot } from './sealed-value.ts';

const due = inline('select root, array_agg(case_id) as cases from key_to_destroy group by root order by root limit 500');
const factsLeft = inline('select fact, seq, root from vault_fact where case_id = any ($1::text[]) and root = any ($2::text[])');
const lettersLeft = inline(
  'select seq, letter, sent_to as "to", root from letter_key where case_id = any ($1::text[]) and root = any ($2::text[])',
);
const done = inline('delete from key_to_destroy where root = any ($1::text[])');

/**
 * Destroys the keys of what was deleted, and keeps those of what was sealed under the same root and is still there. It may run twice, at once
 * or after a crash: rows name what is to be done until it is. Answers how many roots were destroyed.
 */
export const destroyKeys = async (database: Queries, keys: Keys): Promise<number> => {
  for (let count = 0; ; ) {
    const rows = await database.query<{ root: string; cases: readonly string[] }>(due);
    if (rows.length === 0) return count;
    const roots = rows.map(({ root }) => root);
    const cases = [...new Set(rows.flatMap((row) => row.cases))];
    const left = new Map<string, string[]>(roots.map((root) => [root, []]));
    for (const { fact, seq, root } of await database.query<{ fact: string; seq: number; root: string }>(factsLeft, [cases, roots]))
      left.get(root)?.push(factSlot(fact, seq));
    for (const { seq, letter, to, root } of await database.query<{ seq: number; letter: string; to: string; root: string }>(lettersLeft, [
      cases,
      roots,
    ]))
      left.get(root)?.push(letterSlot(seq, letter, to));
    for (const [root, slots] of left) if (slots.length > 0) keys.keepOnly(root, slots);
    keys.destroy(roots.filter((root) => left.get(root)!.length === 0));
    await database.query(done, [roots]);
    count += rows.length;
  }
};
