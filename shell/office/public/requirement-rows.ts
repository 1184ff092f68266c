import type { CaseFile } from '#law/case';
import { isText } from '#law/case';
import { isNum, type Num, type Text, type Value } from '#law/ground';

/**
 * Facts by which a page knows what was required and what came out, as a register's columns are known by name: a list of requirements fixed
 * before the run, and a list of results, each under the number of its requirement (pack language, section 19).
 */
export const requirementFacts = {
  list: 'requirements',
  id: 'requirement-id',
  kind: 'conformance-class',
  required: 'requirement',
  source: 'required-by',
  method: 'test-method',
  measure: 'test-measure',
  bound: 'bound',
  threshold: 'threshold',
  unit: 'measured-in',
  planned: 'planned-samples',
} as const;

export const resultFacts = {
  list: 'results',
  of: 'result-for',
  value: 'measured',
  samples: 'samples-run',
  evidence: 'result-evidence',
} as const;

/** The scope of a certificate: what exactly was tested, for what use, and what was left out. */
export const scopeFacts = ['product-name', 'product-version', 'intended-use', 'exclusions'] as const;

export interface Requirement {
  readonly id: string;
  readonly kind: Value;
  readonly required: Text;
  readonly source: Text;
  readonly method: Text;
  readonly measure: Text;
  readonly bound: 'at-least' | 'at-most';
  readonly threshold: Num;
  readonly unit: string;
  readonly planned?: Num;
  readonly result?: { readonly value: Num; readonly samples?: Num; readonly evidence?: Text };
}

/** The requirements of a test in the order of the plan, each with its result as far as one is recorded. */
export const requirementsOf = (file: CaseFile): readonly Requirement[] => {
  const results = rowsOf(file.facts[resultFacts.list]);
  return rowsOf(file.facts[requirementFacts.list]).flatMap((row) => {
    const [id, threshold, planned] = [row[requirementFacts.id], row[requirementFacts.threshold], row[requirementFacts.planned]];
    if (typeof id !== 'string' || !isNum(threshold)) return [];
    const result = results.find((other) => other[resultFacts.of] === id);
    return [
      {
        id,
        kind: row[requirementFacts.kind] ?? null,
        required: wordsIn(row[requirementFacts.required]),
        source: wordsIn(row[requirementFacts.source]),
        method: wordsIn(row[requirementFacts.method]),
        measure: wordsIn(row[requirementFacts.measure]),
        bound: row[requirementFacts.bound] === 'at-most' ? 'at-most' : 'at-least',
        threshold,
        unit: String(row[requirementFacts.unit] ?? ''),
        ...(isNum(planned) ? { planned } : {}),
        ...resultIn(result),
      },
    ];
  });
};

type Row = Readonly<Record<string, Value | undefined>>;

const rowsOf = (value: Value | undefined): readonly Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row & Value => typeof row === 'object' && row !== null && !isNum(row)) : [];

const resultIn = (row: Row | undefined): Pick<Requirement, 'result'> => {
  const [value, samples, evidence] = [row?.[resultFacts.value], row?.[resultFacts.samples], row?.[resultFacts.evidence]];
  if (!isNum(value)) return {};
  return {
    result: { value, ...(isNum(samples) ? { samples } : {}), ...(evidence === undefined ? {} : { evidence: wordsIn(evidence) }) },
  };
};

const wordsIn = (value: Value | undefined): Text =>
  isText(value) ? value : { en: typeof value === 'string' ? value : '', zh: typeof value === 'string' ? value : '' };
