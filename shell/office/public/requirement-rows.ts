import type { CaseFile } from '#law/case';
import { isText } from '#law/case';
import { isNum, type Num, type Text, type Value } from '#law/ground';
import type { PartsOf } from '#law/pack';

type Parts = PartsOf<'conformity'>;

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
export const requirementsOf = (file: CaseFile, parts: Parts): readonly Requirement[] => {
  const results = rowsOf(file.facts[parts.results]);
  const cell = (row: Row, part: keyof Parts): Value | undefined => row[String(parts[part] ?? '')];
  return rowsOf(file.facts[parts.requirements]).flatMap((row) => {
    const [id, threshold, planned] = [cell(row, 'id'), cell(row, 'threshold'), cell(row, 'planned')];
    if (typeof id !== 'string' || !isNum(threshold)) return [];
    const result = results.find((other) => cell(other, 'for') === id);
    return [
      {
        id,
        kind: cell(row, 'class') ?? null,
        required: wordsIn(cell(row, 'required')),
        source: wordsIn(cell(row, 'source')),
        method: wordsIn(cell(row, 'method')),
        measure: wordsIn(cell(row, 'measure')),
        bound: cell(row, 'bound') === 'at-most' ? 'at-most' : 'at-least',
        threshold,
        unit: String(cell(row, 'unit') ?? ''),
        ...(isNum(planned) ? { planned } : {}),
        ...(result === undefined ? {} : resultIn(cell(result, 'value'), cell(result, 'samples'), cell(result, 'evidence'))),
      },
    ];
  });
};

type Row = Readonly<Record<string, Value | undefined>>;

const rowsOf = (value: Value | undefined): readonly Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row & Value => typeof row === 'object' && row !== null && !isNum(row)) : [];

const resultIn = (value?: Value, samples?: Value, evidence?: Value): Pick<Requirement, 'result'> => {
  if (!isNum(value)) return {};
  return {
    result: { value, ...(isNum(samples) ? { samples } : {}), ...(evidence === undefined ? {} : { evidence: wordsIn(evidence) }) },
  };
};

const wordsIn = (value: Value | undefined): Text =>
  isText(value) ? value : { en: typeof value === 'string' ? value : '', zh: typeof value === 'string' ? value : '' };
