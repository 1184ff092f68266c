import { canonicalJson, type Value } from '#law/ground';
import type { Pack } from '#law/pack';
import { valueAt } from '../paths/roots.ts';

/** A case as its facts: what was told of it. Where it stands may be told as well. */
export interface CaseGiven {
  readonly case: string;
  readonly procedure?: string;
  readonly state?: string;
  readonly facts: Readonly<Record<string, Value>>;
}

export interface CaseChange {
  readonly case: string;
  /** Each fact decided by a table that comes out otherwise. */
  readonly before: Readonly<Record<string, Value>>;
  readonly after: Readonly<Record<string, Value>>;
}

/** Which of the cases the tables of the new text would decide otherwise. A fact that is not told stays unknown, to both. */
export const changedCases = (before: Pack, after: Pack, cases: readonly CaseGiven[]): readonly CaseChange[] =>
  cases.flatMap(({ case: id, facts }) => {
    const [old, young] = [decidedBy(before, facts), decidedBy(after, facts)];
    const names = [...new Set([...Object.keys(old), ...Object.keys(young)])]
      .filter((name) => canonicalJson(old[name] ?? null) !== canonicalJson(young[name] ?? null))
      .toSorted();
    if (names.length === 0) return [];
    const only = (all: Readonly<Record<string, Value>>) => Object.fromEntries(names.map((name) => [name, all[name] ?? null]));
    return [{ case: id, before: only(old), after: only(young) }];
  });

const decidedBy = (pack: Pack, facts: Readonly<Record<string, Value>>): Readonly<Record<string, Value>> => {
  const worked: Record<string, Value> = { ...facts };
  const decided = Object.values(pack.facts).filter(({ source }) => source.kind === 'table');
  return Object.fromEntries(decided.map(({ name }) => [name, valueAt(pack, name, worked)]));
};
