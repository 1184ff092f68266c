import { canonicalJson, type Value } from '#law/ground';
import type { HitPolicy, Table } from '#law/table';
import type { Facts } from './box.ts';
import type { Outcome } from './model.ts';

/** No rule matches. */
export const nothing = 'nothing';
/** Rules contradict each other. */
export const error = 'error';

/**
 * What a table says of a whole region, as a key (indexes of rules joined by `+`, `nothing` or `error`), or `undefined` where it differs
 * inside.
 * @param active rules that meet the region, in the order in which they are tried
 */
export const settled = (
  hit: HitPolicy,
  answers: Int32Array,
  active: readonly number[],
  covers: (index: number) => boolean,
): string | undefined => {
  if (active.length === 0) return nothing;
  if (hit === 'first' || hit === 'priority') return covers(0) ? String(active[0]) : undefined;
  if (hit === 'unique' || hit === 'any') return agreed(hit, answers, active, covers);
  return active.every((_, index) => covers(index)) ? active.join('+') : undefined;
};

const agreed = (hit: HitPolicy, answers: Int32Array, active: readonly number[], covers: (index: number) => boolean): string | undefined => {
  let winner = -1;
  let mixed = false;
  for (const [index, rule] of active.entries()) {
    if (hit === 'any' && answers[rule] !== answers[active[0]!]) mixed = true;
    if (!covers(index)) continue;
    if (winner >= 0 && (hit === 'unique' || answers[rule] !== answers[winner])) return error;
    if (winner < 0) winner = rule;
  }
  if (winner < 0 || mixed || (hit === 'unique' && active.length > 1)) return undefined;
  return String(winner);
};

/** What the table says of one fact, in the neutral form: its own `decide`, which owes nothing to this checker. */
export const outcomeAt = (table: Table, facts: Facts): { readonly outcome: Outcome; readonly rule: string | null } => {
  const decided = table.decide((name) => facts[name]);
  if (decided.kind === 'refused') return { outcome: decided.refusal === 'twoRules' ? 'ERROR' : null, rule: decided.rules[0] ?? null };
  if (decided.kind === 'unknown' || decided.value === null || decided.fired.length === 0) return { outcome: null, rule: null };
  return { outcome: inForm(table, decided.value), rule: decided.fired[0]! };
};

/** A value as an outcome; a bag stands in the order of its values, so that two that hold the same are the same. */
export const inForm = ({ hit, output }: Table, value: Value): Outcome => {
  if (hit !== 'rule-order' && hit !== 'output-order' && hit !== 'collect') return { [output.name]: value };
  const values: readonly Value[] = Array.isArray(value) ? value : [value];
  const inOrder = hit === 'collect' ? [...values].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)) : values;
  return inOrder.length === 0 ? null : inOrder.map((each) => ({ [output.name]: each }));
};

const textOf = (value: Value): string => canonicalJson(value);
