import type { TextFinding } from '#contract';
import type { Finding, Text } from '#law/ground';

/** A finding that travels: in both languages where there are both. */
export type Found = TextFinding;

/** A finding of ours about the text as a whole, or about one of its files. */
export const found = (code: string, message: Text, fix: Text, at: { readonly file?: string; readonly line?: number } = {}): Found => ({
  code,
  severity: 'error',
  file: at.file ?? '',
  line: at.line ?? 0,
  column: 0,
  message,
  fix,
});

/** What a checker of the pack language says; it says so in English. */
export const foundIn = ({ code, severity, file, line, column, message, fix }: Finding): Found => ({
  code,
  severity,
  file,
  line,
  column,
  message: { en: message },
  ...(fix === undefined ? {} : { fix: { en: fix } }),
});

export const hasError = (findings: readonly Pick<Found, 'severity'>[]): boolean => findings.some(({ severity }) => severity === 'error');
