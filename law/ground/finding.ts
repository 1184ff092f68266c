/** What a checker says of a pack: where, what, and how to mend it. */
export interface Finding {
  /** Stable code, as `name/unknown`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Path inside the pack, as `procedures/trial.yaml`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  /** One sentence, lower case, no full stop; the author's own words in backticks. */
  readonly message: string;
  readonly fix?: string;
  readonly basis?: readonly string[];
}

/** In the order in which a person reads the files. */
export const inFileOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
