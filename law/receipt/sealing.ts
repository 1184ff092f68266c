import { canonicalJson, type Value } from '#law/ground';
import type { Opening, Receipt, ReceiptDecision } from './types.ts';

/** SHA-256 of a text in UTF-8, in hexadecimal: the floor is pure, so it comes in. */
export type Digest = (text: string) => string;

/** Who may read a value: anyone who may read all of these facts, in a circle no wider than this. */
export interface Needs {
  readonly facts: readonly string[];
  /** `parties`: it tells what a case says that hangs on this one, or on which this one hangs. `office`: what a stranger's case says. */
  readonly circle: 'all' | 'parties' | 'office';
}

interface Sealed {
  readonly value: Value;
  readonly needs: Needs;
}

/** Puts `{ sealed: true }` where a value is not for every reader of the case, and keeps the value with who may read it. */
export class Sealer {
  readonly values = new Map<string, Sealed>();
  readonly #isPublic: (fact: string) => boolean;

  constructor(isPublic: (fact: string) => boolean) {
    this.#isPublic = isPublic;
  }

  /** @param at JSON pointer into the decision */
  put(at: readonly (string | number)[], value: Value, needs: Needs): Value {
    if (needs.circle === 'all' && needs.facts.every(this.#isPublic)) return value;
    this.values.set(pointer(at), { value, needs });
    return { sealed: true };
  }
}

/** RFC 6901. */
const pointer = (at: readonly (string | number)[]): string =>
  at.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** A receipt with all openings, and who may read which of them. */
export interface SealedReceipt {
  readonly receipt: Receipt;
  readonly needs: Readonly<Record<string, Needs>>;
}

/** @param secret what nobody knows who reads a receipt: the salts are made from it, so that no value is found by trying all that are likely */
export const sealed = (
  decision: ReceiptDecision,
  { values }: Sealer,
  personal: Receipt['personal'],
  secret: string,
  digest: Digest,
): SealedReceipt => {
  const hash = hashOf(decision, digest);
  const entries = [...values].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const opened = Object.fromEntries(
    entries.map(([at, { value }]): [string, Opening] => [at, { salt: digest(canonicalJson({ at, secret, use: 'receipt' })), value }]),
  );
  const commitments = Object.fromEntries(Object.entries(opened).map(([at, opening]) => [at, commitmentOf(at, opening, digest)]));
  const needs = Object.fromEntries(entries.map(([at, each]) => [at, each.needs]));
  return { receipt: { decision, hash, commitments, personal, seal: sealOf({ hash, commitments, personal }, digest), opened }, needs };
};

/** The same for everybody who gives the same decision. */
export const hashOf = (decision: ReceiptDecision, digest: Digest): string => digest(canonicalJson(decision));

/** The same for everybody who reads this one decision. */
export const sealOf = ({ hash, commitments, personal }: Pick<Receipt, 'hash' | 'commitments' | 'personal'>, digest: Digest): string =>
  digest(canonicalJson({ hash, commitments, personal }));

const commitmentOf = (at: string, { salt, value }: Opening, digest: Digest): string => digest(canonicalJson({ at, salt, value }));

/**
 * The receipt as one reader gets it: hash and seal as for everybody, and only those values opened that the reader may read anyway.
 * @param circle the widest that the reader belongs to
 */
export const forReader = (
  { receipt, needs }: SealedReceipt,
  mayRead: (fact: string) => boolean,
  circle: 'public' | 'parties' | 'office',
): Receipt => {
  const isInside = (wanted: Needs['circle']): boolean =>
    wanted === 'all' || circle === 'office' || (wanted === 'parties' && circle === 'parties');
  const opened = Object.entries(receipt.opened).filter(([at]) => isInside(needs[at]!.circle) && needs[at]!.facts.every(mayRead));
  return { ...receipt, opened: Object.fromEntries(opened) };
};
