import { type Finding, type Text, text, worded } from '#law/ground';
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
    .map((finding) => ({
      code: `table/${finding.kind}`,
      severity: finding.kind === 'redundant' || finding.kind === 'not-proved' ? 'warning' : 'error',
      ...placeOf(pack, finding),
      ...worded(finding.text, wayOutOf(finding)),
    }));

const placeOf = (pack: PackTable, finding: TableFinding): Pick<Finding, 'file' | 'line' | 'column'> => {
  const rule = 'rules' in finding ? finding.rules[1] : 'rule' in finding ? finding.rule : undefined;
  const { file, line, column } = (typeof rule === 'string' ? pack.rows[rule]?.at : undefined) ?? pack.at;
  return { file, line, column };
};

const wayOutOf = (finding: TableFinding): Text | undefined => {
  switch (finding.kind) {
    case 'gap':
      return text('add a row, or write `complete: no`', '请增加一行，或者写`complete: no`');
    case 'overlap':
      return text('narrow one of the two rows, or choose another `hit`', '请缩小其中一行的适用范围，或者改用其他`hit`');
    case 'conflict':
      return text('let both rows say the same, or narrow one of them', '请让两行给出相同结果，或者缩小其中一行的适用范围');
    case 'duplicate':
      return text('drop one of the two rows, or narrow it', '请删去其中一行，或者缩小其适用范围');
    case 'dead-rule':
      return text('mend a cell that no value passes, or drop the row', '请修正任何值都不符合的单元格，或者删去该行');
    case 'masked':
      return text('move the row up, or drop it', '请把该行上移，或者删去');
    case 'redundant':
      return text('drop the row', '请删去该行');
    case 'not-proved':
      return text('split the table, or let its rows test fewer facts at once', '请拆分该表，或者减少各行同时核对的事实');
    default:
      return undefined;
  }
};
