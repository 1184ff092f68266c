import type { UnaryTests } from '#law/feel';
import type { Num, Standing, Text, Value, Worded } from '#law/ground';

/** DMN's hit policies, in words. */
export type HitPolicy =
  | 'unique'
  | 'any'
  | 'priority'
  | 'first'
  | 'rule-order'
  | 'output-order'
  | 'collect'
  | 'collect-sum'
  | 'collect-min'
  | 'collect-max'
  | 'collect-count';

/** What values an input or output may have. Days are texts `2026-03-02`, as in facts. */
export type Domain =
  | { readonly kind: 'choice'; readonly options: readonly string[]; readonly ranked: boolean }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'number'; readonly min?: Num; readonly max?: Num; readonly step: Num }
  | { readonly kind: 'date'; readonly min?: string; readonly max?: string }
  | { readonly kind: 'text' };

export interface TableInput {
  readonly name: string;
  readonly domain: Domain;
  /** A list of such values: only FEEL tests can look at it. */
  readonly several?: boolean;
  /** It may be unknown: then any value is met, as by `-`, and no test. */
  readonly nullable?: boolean;
  /** Cells may name options that the domain lacks: no fact meets them, as the checker then says. In a pack that is a slip of the pen. */
  readonly unlisted?: boolean;
}

export interface TableOutput {
  readonly name: string;
  readonly domain: Domain;
  /** The fact is a list: a table that collects gives one value a row, any other table gives whole lists. */
  readonly several?: boolean;
}

/** A stretch of numbers, or of days by their number; a missing end is open to infinity. */
export interface Range {
  readonly low?: Num;
  readonly lowOpen?: boolean;
  readonly high?: Num;
  readonly highOpen?: boolean;
}

/**
 * What a rule asks of one input: a set over the input's domain wherever the test holds constants alone, else a FEEL test.
 * `source` is FEEL, as DMN tools show it; `written` is what the author wrote, `undefined` for an input left out.
 */
export type Cell = (
  | { readonly kind: 'any' }
  /** Of a choice: those meant, `not` already turned round, in the order of the options. */
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'yes-no'; readonly value: boolean }
  /** Of a number or a date (day numbers since 1970-01-01): disjoint and ascending. */
  | { readonly kind: 'ranges'; readonly ranges: readonly Range[] }
  /** Of free text: one of these, or none of these. */
  | { readonly kind: 'texts'; readonly texts: readonly string[]; readonly not: boolean }
  /** Anything else. `reads` names facts beside the input itself. */
  | { readonly kind: 'test'; readonly test: UnaryTests; readonly reads: readonly string[] }
) & { readonly source: string; readonly written?: Value };

export interface Rule {
  readonly id: string;
  /** By input index. */
  readonly cells: readonly Cell[];
  readonly then: Value;
}

/** Reads a fact by name; `null` and `undefined` both mean that it is not known. */
export type FactReader = (fact: string) => Value | undefined;

/** A decision table that has been checked and compiled. */
export interface Table {
  readonly name: string;
  readonly inputs: readonly TableInput[];
  readonly output: TableOutput;
  readonly hit: HitPolicy;
  readonly complete: boolean;
  readonly rules: readonly Rule[];
  /** Every fact it looks at: the inputs, then what FEEL tests read beside them. */
  readonly reads: readonly string[];
  decide(facts: FactReader): TableOutcome;
  /**
   * The same without explanation, by generated code, facts as plain properties: the index of the rule that gives the value, or
   * `noRuleFires`, `notKnown`, `twoRulesFire`. Tables that collect answer `notKnown`, `noRuleFires`, or the first rule that fires.
   */
  fires(facts: Readonly<Record<string, Value | undefined>>): number;
}

export const noRuleFires = -1;
export const notKnown = -2;
export const twoRulesFire = -3;

export type TableOutcome =
  /** `value` is null where the table need not be complete and nothing fired. */
  | { readonly kind: 'value'; readonly value: Value; readonly fired: readonly string[] }
  /** `waiting`: inputs whose answer is missing and would matter; `could`: rules that could still fire. */
  | { readonly kind: 'unknown'; readonly waiting: readonly string[]; readonly could: readonly string[] }
  | { readonly kind: 'refused'; readonly refusal: 'twoRules' | 'noRule'; readonly rules: readonly string[] };

/** A table before it is checked: names resolved to domains, cells and values as the author wrote them. */
export interface TableSource {
  readonly name: string;
  readonly title?: Text | string;
  readonly inputs: readonly TableInput[];
  readonly output: TableOutput;
  readonly hit: HitPolicy;
  readonly complete: boolean;
  readonly rules: readonly RuleSource[];
  readonly basis?: readonly string[];
  readonly standing?: Standing;
  readonly note?: Text;
}

export interface RuleSource {
  readonly id: string;
  /** Input name → cell: an option, a list of options, `{ not: … }`, `true`, `false`, a value, or a FEEL unary test. */
  readonly when: Readonly<Record<string, Value>>;
  readonly then: Value;
  readonly basis?: readonly string[];
  readonly standing?: Standing;
  readonly note?: Text;
}

/** What is wrong with a table, by rule and input, so that anyone who read the file can say where. */
export interface TableProblem extends Worded {
  /** `option/unknown`, `fact/domain`, `feel/syntax`, `name/unknown`, `name/twice`, `table/hit`, `key/unknown`. */
  readonly code: string;
  /** Index of the rule, from 0. */
  readonly rule?: number;
  /** Name of the input whose cell it is; missing for the rule's `then` or `id`. */
  readonly input?: string;
  readonly part: 'table' | 'id' | 'when' | 'then';
  /** Characters into the FEEL text. */
  readonly offset?: number;
}
