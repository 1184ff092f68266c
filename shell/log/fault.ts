import { scrubbed } from './kept-fields.ts';

/** A fault as the log keeps it. */
export interface FaultFields {
  readonly name: string;
  readonly message: string;
  /** SQLSTATE, or the code of Node. */
  readonly code?: string;
  readonly constraint?: string;
  readonly table?: string;
  /** Where it was thrown: `at` lines only, since a stack begins with the message. */
  readonly stack: readonly string[];
  readonly cause?: FaultFields;
}

const deepest = 4;

/**
 * What is told of a fault. A database's own words are left out (`detail` and `where` quote rows and parameters), and so is everything that
 * somebody hung on the error; the message is scrubbed.
 */
export const faultFields = (error: unknown, depth = 0): FaultFields => {
  if (!(error instanceof Error)) return { name: typeof error, message: typeof error === 'string' ? scrubbed(error) : '', stack: [] };
  const { code, constraint, table } = error as { code?: unknown; constraint?: unknown; table?: unknown };
  const sql = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code);
  const stack = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 20)
    .map((line) => line.trim());
  return {
    name: error.name,
    message: sql ? `the database refused (${code})` : scrubbed(error.message).slice(0, 500),
    ...(typeof code === 'string' && { code }),
    ...(typeof constraint === 'string' && { constraint }),
    ...(typeof table === 'string' && { table }),
    stack,
    ...(error.cause !== undefined && depth < deepest && { cause: faultFields(error.cause, depth + 1) }),
  };
};
