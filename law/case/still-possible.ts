import type { Value } from '#law/ground';
import { cellTest } from '#law/table';
import { domainOf } from './explain.ts';
import type { CaseFile } from './file.ts';
import { CaseScope, plain, type Sight } from './scope.ts';

/**
 * What a fact can still be, whatever is answered next: one value where it is known. Of a fact that a table decides, the results of all
 * rows that no known answer excludes, in their order; of an unknown choice, its options; `undefined` where that cannot be listed.
 * Answers that exclude each other are not followed, so the list may hold a value too many, and never one too few.
 */
export const stillPossible = (sight: Sight, file: CaseFile, name: string): readonly Value[] | undefined =>
  possible(sight.packOf(file.digest), new CaseScope(sight, file), name, new Set());

const possible = (
  pack: ReturnType<Sight['packOf']>,
  scope: CaseScope,
  name: string,
  seen: ReadonlySet<string>,
): readonly Value[] | undefined => {
  const fact = pack.facts[name];
  const value = fact === undefined ? null : plain(scope.fact(name));
  if (value !== null) return [value];
  if (fact === undefined || seen.has(name)) return undefined;
  if (fact.source.kind !== 'table') return fact.type.kind === 'choice' ? fact.type.options.map((option) => option.value) : undefined;
  const { rules, inputs } = pack.tables[fact.source.table]!.table;
  const within = new Set([...seen, name]);
  const each = inputs.map((input) => possible(pack, scope, input.name, within));
  const typeOf = () => undefined;
  const fits = rules.filter(({ cells }) =>
    cells.every((cell, at) => {
      // A test that reads other facts, or a value nobody can list, excludes nothing.
      if (cell.kind === 'any' || cell.kind === 'test') return true;
      const test = cellTest(inputs[at]!, cell, typeOf);
      return each[at]?.some((one) => test(one, () => undefined) !== false) ?? true;
    }),
  );
  const results = fits.map(({ then }) => then);
  return domainOf(fact)?.kind === 'choice' ? [...new Set(results)] : results;
};
