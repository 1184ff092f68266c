import { type Finding, type Text, worded } from '#law/ground';
import type { PackTable } from '#law/pack';
import { checkTable } from './check.ts';
import { type Limits, type TableFinding, usualLimits } from './model.ts';
import { say } from './spoken.ts';

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
      return say('wayOutOf.addARowOr');
    case 'overlap':
      return say('wayOutOf.narrowOneOfThe');
    case 'conflict':
      return say('wayOutOf.letBothRowsSay');
    case 'duplicate':
      return say('wayOutOf.dropOneOfThe');
    case 'dead-rule':
      return say('wayOutOf.mendACellThat');
    case 'masked':
      return say('wayOutOf.moveTheRowUp');
    case 'redundant':
      return say('wayOutOf.dropTheRow');
    case 'not-proved':
      return say('wayOutOf.splitTheTableOr');
    default:
      return undefined;
  }
};
