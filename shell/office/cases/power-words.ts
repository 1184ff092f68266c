import { type Text, text } from '#law/ground';
import type { PowerKind } from '#law/pack';

/** The powers of the office, as the page of people names them. */
export const powerWords: Readonly<Record<PowerKind, Text>> = {
  'add-people': text('Add people', '添加人员'),
  'give-posts': text('Give and end posts', '任命和终止岗位'),
  'seat-members': text('Seat members of committees', '任命委员'),
  'note-absences': text('Note absences of others', '登记他人缺勤'),
  'confirm-organisations': text('Confirm who represents an organisation', '确认组织的代表人'),
  'deactivate-accounts': text('Close accounts', '停用账户'),
  'give-texts': text('Give a text of the rules', '提交规则文本'),
  'install-texts': text('Put a text of the rules in force', '施行规则文本'),
  'see-workload': text('See the workload', '查看工作量'),
  'see-discretion': text('See how discretion is used', '查看裁量情况'),
  'answer-contradictions': text('Answer contradictions of the law', '处理违反规则承诺的情况'),
  'run-backups': text('Run backups', '运行备份'),
};
