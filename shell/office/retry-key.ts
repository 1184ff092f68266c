import { createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { canonicalJson, type Value } from '#law/ground';
import { codeOfBytes, type TrackingCodes } from './codes.ts';

/** Under which key an order came, whose key it is, and what was asked with it. */
export interface Keyed {
  /** The account, or one scope for everybody without an account: there the key alone leads back to what was done with it. */
  readonly scope: string;
  readonly key: string;
  /** What was asked, as it came in; the order itself if left out. */
  readonly request?: Value;
}

/**
 * What the store keeps of a key and of what was asked with it: two digests. The second is keyed with the key, so that guesses of a
 * name or a telephone number cannot be compared with it.
 */
export const keptOf = ({ scope, key }: Keyed, asked: Value): { readonly name: string; readonly digest: string } => ({
  name: createHash('sha256')
    .update(canonicalJson(['ordinance idempotency key', scope, key]), 'utf8')
    .digest('base64url'),
  digest: createHmac('sha256', key).update(canonicalJson(asked), 'utf8').digest('hex'),
});

/**
 * The tracking codes of an order that came with a key: HKDF (RFC 5869) of the key, with a salt drawn for this order. The store keeps
 * the salt and the client keeps the key. Together they give the code again; apart neither does (decision 0135).
 */
export class KeyedCodes implements TrackingCodes {
  readonly salt: string;
  readonly #keyed: Keyed;

  constructor(keyed: Keyed, salt = randomBytes(16).toString('base64url')) {
    this.salt = salt;
    this.#keyed = keyed;
  }

  code(nth: number): string {
    const { scope, key } = this.#keyed;
    const info = canonicalJson(['ordinance tracking code', scope, nth]);
    return codeOfBytes(new Uint8Array(hkdfSync('sha256', key, Buffer.from(this.salt, 'base64url'), info, 16)));
  }

  /** Which of its codes this is. */
  nthOf(code: string): number {
    let nth = 0;
    while (this.code(nth) !== code) {
      nth += 1;
      if (nth > 1000) throw new Error('the code is not one of this order');
    }
    return nth;
  }
}
