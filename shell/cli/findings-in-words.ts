import type { Finding } from '#law/ground';

/** One line for each finding, its way out below it. */
export const findingsInWords = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ file, line, column, code, message, fix }) =>
        `${file}:${line}:${column}  ${code}  ${message}${fix === undefined ? '' : `\n  fix: ${fix}`}`,
    )
    .join('\n');
