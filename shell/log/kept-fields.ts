/**
 * The fields that a line may have. Anything else is left out, whatever it is: bodies, query strings, names and addresses have no field here.
 * Whether a new field may hold something personal is decided in this list and nowhere else.
 */
const fields = [
  // of a request
  'request',
  'method',
  'route',
  'status',
  'ms',
  'who',
  // of the program
  'version',
  'engine',
  'port',
  'demo',
  'city',
  'signal',
  'level',
  'requests',
  // of a job
  'job',
  'count',
  'late',
  'refusal',
  'kind',
  'part',
  'day',
  // of an event that contradicts a promise: where it stands, and no word of what it says
  'promise',
  'case',
  'seq',
  // of a backup
  'events',
  'rows',
  'bytes',
  'kept',
  'removed',
  // of a fault
  'err',
] as const;

type Field = (typeof fields)[number];

const known: ReadonlySet<string> = new Set<Field>(fields);

/** What of these fields may be written; words in them are scrubbed like messages. */
export const keptFields = (all: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(all)
      .filter(([name]) => known.has(name))
      .map(([name, value]) => [name, name === 'request' || name === 'route' || typeof value !== 'string' ? value : scrubbed(value)]),
  );

/**
 * A message without what may be personal in it: e-mail addresses, quoted words, Chinese words (names of people and firms), and long
 * words with digits (codes, tokens, digests).
 */
export const scrubbed = (message: string): string =>
  message
    .replace(/[^\s@<>"'`]+@[^\s@<>"'`]+/g, '[e-mail]')
    .replace(/"[^"\n]*"|'[^'\n]{1,200}'|“[^”]*”/g, '[quoted]')
    .replace(/[\p{Script=Han}\u3000-\u303f\uff00-\uffef]+/gu, '[words]')
    .replace(/\b(?=[\w-]*\d)[\w-]{16,}\b/g, '[code]');
