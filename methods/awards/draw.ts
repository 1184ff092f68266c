/** SHA-256 of UTF-8 text, in lower-case hexadecimal. It comes in as an argument, since a pure method has no cryptography of its own. */
export type Sha256 = (text: string) => string;

export interface Draw {
  readonly entries: readonly string[];
  /** How many entries are chosen. */
  readonly places: number;
  /** The digest of the list that was published before, if one was. */
  readonly commitment: string | null;
  readonly committedAt: string | null;
  /** Fixed text from a later public event, as a round of a randomness beacon. */
  readonly seed: string | null;
  readonly seedAt: string | null;
}

/** What was drawn, with every key, so that anyone can compute it again. */
export interface Drawn {
  readonly commitment: string;
  readonly order: readonly { readonly entry: string; readonly key: string }[];
  readonly chosen: readonly string[];
  readonly reserve: readonly string[];
}

export type DrawRefused =
  | { readonly code: 'emptyEntry' | 'lineBreak'; readonly index: number }
  | { readonly code: 'duplicateEntry'; readonly index: number; readonly first: number }
  | { readonly code: 'emptyList' | 'seedMissing' | 'seedBeforeCommitment' }
  | { readonly code: 'commitmentMismatch'; readonly published: string; readonly computed: string };

/**
 * A draw that anyone can compute again: the list is committed to by a digest, the seed comes from a later public event, and
 * entries stand in the order of SHA-256(seed followed by entry). Refused where the list was altered or the seed was known before.
 */
export const draw = (asked: Draw, sha256: Sha256): { readonly drawn: Drawn } | { readonly refused: DrawRefused } => {
  const entries = asked.entries.map(canonicalEntry);
  const refused = entryRefused(entries) ?? listRefused(asked, entries, sha256);
  if (refused !== undefined) return { refused };
  const order = entries
    .map((entry) => ({ entry, key: sha256(asked.seed! + entry) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  const names = order.map(({ entry }) => entry);
  return {
    drawn: { commitment: commitmentOf(entries, sha256), order, chosen: names.slice(0, asked.places), reserve: names.slice(asked.places) },
  };
};

/**
 * Unicode NFC, then space, tab, CR and LF trimmed at both ends, and nothing else: `String.trim` would also take no-break
 * spaces and a byte order mark, and two different entries would become one.
 */
export const canonicalEntry = (entry: string): string =>
  entry
    .normalize('NFC')
    .replace(/^[ \t\r\n]+/, '')
    .replace(/[ \t\r\n]+$/, '');

/** SHA-256 of all entries in the byte order of their UTF-8, each followed by a line feed. The order of the list does not matter. */
export const commitmentOf = (entries: readonly string[], sha256: Sha256): string =>
  sha256(
    entries
      .toSorted(byCodePoint)
      .map((entry) => `${entry}\n`)
      .join(''),
  );

/** The order of code points is the order of UTF-8; that of `sort` is of UTF-16, which puts a character beyond U+FFFF before U+E000. */
export const byCodePoint = (one: string, other: string): number => {
  const [a, b] = [[...one], [...other]];
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const difference = a[at]!.codePointAt(0)! - b[at]!.codePointAt(0)!;
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
};

const entryRefused = (entries: readonly string[]): DrawRefused | undefined => {
  const first = new Map<string, number>();
  for (const [index, entry] of entries.entries()) {
    if (entry === '') return { code: 'emptyEntry', index };
    if (/[\r\n]/.test(entry)) return { code: 'lineBreak', index };
    const before = first.get(entry);
    if (before !== undefined) return { code: 'duplicateEntry', index, first: before };
    first.set(entry, index);
  }
  return undefined;
};

const listRefused = (asked: Draw, entries: readonly string[], sha256: Sha256): DrawRefused | undefined => {
  if (entries.length === 0) return { code: 'emptyList' };
  const { commitment: published, committedAt, seed, seedAt } = asked;
  const computed = commitmentOf(entries, sha256);
  if (published !== null && published !== computed) return { code: 'commitmentMismatch', published, computed };
  if (seed === null || seed === '') return { code: 'seedMissing' };
  const known = committedAt !== null && seedAt !== null && Date.parse(seedAt) <= Date.parse(committedAt);
  return known ? { code: 'seedBeforeCommitment' } : undefined;
};
