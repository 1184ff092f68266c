import { type Finding, inFileOrder, type Text, worded } from '#law/ground';
import type { Place } from './model.ts';
import { say } from './say.ts';

/** Says what is wrong, where, and how to correct it. The same thing is said once, however often it is met (a part is read for each who includes it). */
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
      return say('usualWayOut.completeOrCorrectThe');
    case 'feel/type':
      return say('usualWayOut.writeAValueOf');
    case 'name/unknown':
      return say('usualWayOut.writeANameThat');
    default:
      return say('usualWayOut.correctThisPlaceOr');
  }
};

/** What is idle, or would be kept longer than it should, is no more than a warning. */
const isWarning = (code: string): boolean =>
  code === 'glossary/term' ||
  /(unused|idle|redundant)$/.test(code) ||
  ['retention/missing', 'competence/missing', 'reading/stale', 'view/none', 'text/stub'].includes(code);
