import type { Hits, OfficeService } from '#contract';
import { ok } from '#law/ground';
import { codeAsKept } from '../check.ts';
import { type Desk, lawNow } from '../desk.ts';
import { type Found, searchPack } from './findables.ts';
import { foldSubjects } from './fold.ts';
import { say } from './say.ts';
import { searchCases } from './search-cases.ts';
import { searchRegisters } from './search-registers.ts';
import { termsOf } from './terms.ts';

/** Search or do: whatever this reader may see or order, in all languages whatever the page's language. */
export const searchPage =
  (desk: Desk): OfficeService['search'] =>
  async (caller, { q, limit = 20 }) => {
    const { pack, today } = lawNow(desk, caller);
    const terms = termsOf(pack, q);
    if (terms.words.length === 0) return ok({ q, total: 0, hits: [] });
    const [rows, cases, letters] = await Promise.all([
      searchRegisters(desk, pack, terms),
      searchCases(desk, caller, today, terms),
      searchLetters(desk, q),
    ]);
    const found = [...letters, ...rows.found, ...cases, ...searchPack(pack, terms)];
    // The sort is stable: among what fits alike, letters, products and cases come before the law.
    const hits: Hits['hits'] = foldSubjects(found.toSorted((a, b) => b.fit - a.fit));
    return ok({ q, total: hits.length + rows.beyond, hits: hits.slice(0, limit) });
  };

/** A check code leads to the letter that it stands on. */
const searchLetters = async ({ keeper }: Desk, q: string): Promise<readonly Found[]> => {
  const code = codeAsKept(q);
  if (code.length !== 19) return [];
  const [letter] = await keeper.store.letters({ code, limit: 1 });
  if (letter === undefined) return [];
  const title = say('searchLetters.check', { letter: letter.title, number: letter.number });
  return [{ hit: { kind: 'letter', title, href: `/check/${code}`, number: letter.number }, fit: 6 }];
};
