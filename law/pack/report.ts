import { type Finding, inFileOrder, type Text, worded } from '#law/ground';
import type { Place } from './model.ts';

/** Says what is wrong, where, and how to mend it. The same thing is said once, however often it is met (a part is read for each who includes it). */
export interface Report {
  (code: string, at: Place, text: Text, wayOut?: Text): void;
  /** How many errors there are so far. */
  errors(): number;
  findings(): readonly Finding[];
}

export const reportInto = (): Report => {
  const seen = new Set<string>();
  const list: Finding[] = [];
  let errors = 0;
  const report = (code: string, at: Place, text: Text, wayOut?: Text): void => {
    const key = `${code} ${at.file} ${at.line} ${at.column} ${text.en}`;
    if (seen.has(key)) return;
    seen.add(key);
    const severity = isWarning(code) ? 'warning' : 'error';
    if (severity === 'error') errors += 1;
    list.push({ code, severity, file: at.file, line: at.line, column: at.column, ...worded(text, wayOut) });
  };
  return Object.assign(report, { errors: () => errors, findings: () => inFileOrder(list) });
};

/** What is idle, or would be kept longer than it should, is no more than a warning. */
const isWarning = (code: string): boolean => /(unused|idle|redundant)$/.test(code) || code === 'retention/missing';
