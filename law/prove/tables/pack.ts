import type { Finding } from '#law/ground';
import type { PackTable } from '#law/pack';
import { checkTable } from './check.ts';
import { type Limits, type TableFinding, usualLimits } from './model.ts';

/**
 * What is wrong with a pack's table, each finding at the row it is about (of two rows at the later one), else at the table. Rows
 * that read an unknown fact do not fire: so known facts are all there is to check. Facts without end are proved like others, only
 * not counted.
 */
export const checkPackTable = (pack: PackTable, limits: Limits = usualLimits): readonly Finding[] =>
  checkTable({ table: pack.table }, limits)
    .findings.filter((finding) => !(finding.kind === 'not-proved' && finding.input !== undefined))
    .map((finding) => {
      const fix = fixOf(finding);
      return {
        code: `table/${finding.kind}`,
        severity: finding.kind === 'redundant' || finding.kind === 'not-proved' ? 'warning' : 'error',
        ...placeOf(pack, finding),
        message: finding.message,
        ...(fix === undefined ? {} : { fix }),
      };
    });

const placeOf = (pack: PackTable, finding: TableFinding): Pick<Finding, 'file' | 'line' | 'column'> => {
  const rule = 'rules' in finding ? finding.rules[1] : 'rule' in finding ? finding.rule : undefined;
  const { file, line, column } = (typeof rule === 'string' ? pack.rows[rule]?.at : undefined) ?? pack.at;
  return { file, line, column };
};

const fixOf = (finding: TableFinding): string | undefined => {
  switch (finding.kind) {
    case 'gap':
      return 'add a row, or write `complete: no`';
    case 'overlap':
      return 'narrow one of the two rows, or choose another `hit`';
    case 'conflict':
      return 'let both rows say the same, or narrow one of them';
    case 'duplicate':
      return 'drop one of the two rows, or narrow it';
    case 'dead-rule':
      return 'mend a cell that no value passes, or drop the row';
    case 'masked':
      return 'move the row up, or drop it';
    case 'redundant':
      return 'drop the row';
    default:
      return undefined;
  }
};
