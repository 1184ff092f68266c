import type { TextFinding } from '#contract';
import type { Finding, Text } from '#law/ground';

/** A finding that travels. */
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

/** What a checker of the pack language says. */
export const foundIn = ({ code, severity, file, line, column, text, wayOut }: Finding): Found => ({
  code,
  severity,
  file,
  line,
  column,
  message: text,
  ...(wayOut === undefined ? {} : { fix: wayOut }),
});

export const hasError = (findings: readonly Pick<Found, 'severity'>[]): boolean => findings.some(({ severity }) => severity === 'error');
