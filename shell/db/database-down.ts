/** Why the database gave no answer: it could not be reached, so that nothing was asked; or the line broke while something was asked. */
export type DatabaseDown = 'unreachable' | 'lost';

// SQLSTATE: cannot connect now, too many connections, and the server's own shutting down (57P), which ends whatever was running.
const states: ReadonlyMap<string, DatabaseDown> = new Map([
  ['57P03', 'unreachable'],
  ['53300', 'unreachable'],
  // Cut off because it took too long: the server undid it.
  ['57014', 'unreachable'],
  ['08001', 'unreachable'],
  ['08004', 'unreachable'],
  ['57P01', 'lost'],
  ['57P02', 'lost'],
  ['57P05', 'lost'],
  ['08000', 'lost'],
  ['08003', 'lost'],
  ['08006', 'lost'],
  ['08007', 'lost'],
]);

const network: ReadonlyMap<string, DatabaseDown> = new Map([
  ['ECONNREFUSED', 'unreachable'],
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['EHOSTUNREACH', 'unreachable'],
  ['ENETUNREACH', 'unreachable'],
  ['ECONNRESET', 'lost'],
  ['EPIPE', 'lost'],
  ['ETIMEDOUT', 'lost'],
]);

// What the driver and the embedded engine say in words alone.
const said: readonly (readonly [RegExp, DatabaseDown])[] = [
  [/^timeout exceeded when trying to connect|^Connection terminated due to connection timeout/, 'unreachable'],
  [/^PGlite is closed|^Cannot use a pool after calling end/, 'unreachable'],
  [/^Query read timeout/, 'lost'],
  [/^Connection terminated|^Client has encountered a connection error|^Client was closed/, 'lost'],
];

/**
 * Whether an error means that the database does not answer, and whether something may have been kept all the same. Looks through causes
 * and through the several errors of one connection to several addresses.
 */
export const databaseDown = (error: unknown): DatabaseDown | undefined => {
  if (!(error instanceof Error)) return undefined;
  const code = String((error as { readonly code?: unknown }).code ?? '');
  const own = states.get(code) ?? network.get(code) ?? said.find(([words]) => words.test(error.message))?.[1];
  if (own !== undefined) return own;
  const inner = [error.cause, ...(error instanceof AggregateError ? (error.errors as readonly unknown[]) : [])].map(databaseDown);
  return inner.find((down) => down === 'lost') ?? inner.find((down) => down !== undefined);
};
