import type { Value } from '#law/ground';
import type { ChangedFact } from './changes.ts';
import type { Table } from './model.ts';
import { changesOfTable } from './table-changes.ts';

/** What `table run` gives. */
export interface TableRun {
  /** Null where the table says nothing; then `unknown` or `refused` says why. */
  readonly outcome: Value;
  readonly fired: readonly string[];
  readonly because: readonly string[];
  readonly whatWouldChange: readonly Way[];
  readonly unknown?: { readonly waiting: readonly string[]; readonly could: readonly string[] };
  readonly refused?: { readonly refusal: 'twoRules' | 'noRule'; readonly rules: readonly string[] };
}

/** One answer given otherwise, or several at once where no single one is enough for that outcome. */
export type Way = (ChangedFact & { readonly outcome: Value }) | { readonly changes: readonly ChangedFact[]; readonly outcome: Value };

/** @param basisOf articles of a rule, by its id */
export const runTable = (
  table: Table,
  facts: Readonly<Record<string, Value | undefined>>,
  basisOf: (rule: string) => readonly string[],
): TableRun => {
  const outcome = table.decide((name) => facts[name]);
  const rules = outcome.kind === 'value' ? outcome.fired : outcome.kind === 'refused' ? outcome.rules : [];
  const result = {
    outcome: outcome.kind === 'value' ? outcome.value : null,
    fired: outcome.kind === 'value' ? outcome.fired : [],
    because: [...new Set(rules.flatMap(basisOf))],
    whatWouldChange: waysOf(table, facts),
  };
  if (outcome.kind === 'unknown') return { ...result, unknown: { waiting: outcome.waiting, could: outcome.could } };
  return outcome.kind === 'refused' ? { ...result, refused: { refusal: outcome.refusal, rules: outcome.rules } } : result;
};

const waysOf = (table: Table, facts: Readonly<Record<string, Value | undefined>>): readonly Way[] =>
  changesOfTable(table, facts).found.map(({ changes, outcome }) =>
    changes.length === 1 ? { ...changes[0]!, outcome } : { changes, outcome },
  );
