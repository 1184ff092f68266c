import type { Text } from './text.ts';

/** What is said of something and how to correct it: in both languages, and in English alone as the contract of the command line has it. */
export interface Worded {
  /** One sentence, lower case, no full stop; the author's own words in backticks. */
  readonly text: Text;
  readonly wayOut?: Text;
  /** `text` in English. */
  readonly message: string;
  /** `wayOut` in English. */
  readonly fix?: string;
}

export const worded = (text: Text, wayOut?: Text): Worded => ({
  message: text.en,
  ...(wayOut !== undefined && { fix: wayOut.en }),
  text,
  ...(wayOut !== undefined && { wayOut }),
});

/** What a checker says of a pack: where, what, and how to correct it. */
export interface Finding extends Worded {
  /** Stable code, as `name/unknown`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  /** Path inside the pack, as `procedures/trial.yaml`. */
  readonly file: string;
  /** Both count from 1. */
  readonly line: number;
  readonly column: number;
  readonly basis?: readonly string[];
}

/** In the order in which a person reads the files. */
export const inFileOrder = (findings: readonly Finding[]): readonly Finding[] =>
  findings.toSorted(
    (a, b) => compare(a.file, b.file) || a.line - b.line || a.column - b.column || compare(a.code, b.code) || compare(a.message, b.message),
  );

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
