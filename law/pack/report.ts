import { type Finding, inFileOrder, text as said, type Text, worded } from '#law/ground';
import type { Place } from './model.ts';

/** Says what is wrong, where, and how to mend it. The same thing is said once, however often it is met (a part is read for each who includes it). */
export interface Report {
  /** `severity`: where the code alone does not tell it. */
  (code: string, at: Place, text: Text, wayOut?: Text, severity?: Finding['severity']): void;
  /** How many errors there are so far. */
  errors(): number;
  findings(): readonly Finding[];
}

export const reportInto = (): Report => {
  const seen = new Set<string>();
  const list: Finding[] = [];
  let errors = 0;
  const report = (
    code: string,
    at: Place,
    text: Text,
    wayOut?: Text,
    severity: Finding['severity'] = isWarning(code) ? 'warning' : 'error',
  ): void => {
    const key = `${code} ${at.file} ${at.line} ${at.column} ${text.en}`;
    if (seen.has(key)) return;
    seen.add(key);
    if (severity === 'error') errors += 1;
    list.push({ code, severity, file: at.file, line: at.line, column: at.column, ...worded(text, wayOut ?? usualWayOut(code)) });
  };
  return Object.assign(report, { errors: () => errors, findings: () => inFileOrder(list) });
};

/** What one can do about a finding that says nothing more particular: every finding has a way out. */
const usualWayOut = (code: string): Text => {
  switch (code) {
    case 'feel/syntax':
      return said(
        'complete or correct the formula at this place; section 15 of the pack language says what may stand there',
        '请在此处补全或者更正公式；可用的写法见规则包语言第15节',
      );
    case 'feel/type':
      return said('write a value of a kind that is taken there', '请改用此处可接受的类型的值');
    case 'name/unknown':
      return said('write a name that this pack declares', '请改用本规则包已声明的名称');
    default:
      return said('correct this place, or remove it', '请更正此处，或者删去');
  }
};

/** What is idle, or would be kept longer than it should, is no more than a warning. */
const isWarning = (code: string): boolean =>
  code === 'glossary/term' ||
  /(unused|idle|redundant)$/.test(code) ||
  ['retention/missing', 'competence/missing', 'reading/stale', 'view/none', 'text/stub'].includes(code);
