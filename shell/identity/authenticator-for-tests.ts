import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

/** An authenticator in software, for tests: ES256 keys, user verification as it is told, a counter, and no attestation. */
export class SoftwareAuthenticator {
  readonly origin: string;
  readonly keys = new Map<string, { readonly key: KeyObject; readonly userHandle: string; counter: number }>();
  /** Whether it verifies its user, as with a PIN or a finger. */
  verifiesUser = true;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Answers `navigator.credentials.create`. */
  create({
    challenge,
    user,
    rp,
  }: {
    readonly challenge: string;
    readonly user: { readonly id: string };
    readonly rp: { readonly id?: string };
  }) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const raw = randomBytes(16);
    const id = raw.toString('base64url');
    this.keys.set(id, { key: privateKey, userHandle: user.id, counter: 0 });
    const { x, y } = publicKey.export({ format: 'jwk' });
    const cose = cborMap([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x!, 'base64url')],
      [-3, Buffer.from(y!, 'base64url')],
    ]);
    const length = Buffer.from([0, raw.length]);
    const data = Buffer.concat([this.#authData(rp.id!, 0x40, 0), Buffer.alloc(16), length, raw, cose]);
    const attestation = cborMap([
      ['fmt', 'none'],
      ['attStmt', new Map<unknown, unknown>()],
      ['authData', data],
    ]);
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', challenge),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal' as const],
      },
    };
  }

  /** Answers `navigator.credentials.get` with the key named, or the only one it has. */
  get({ challenge, rpId }: { readonly challenge: string; readonly rpId?: string }, id = [...this.keys.keys()].at(-1)!) {
    const kept = this.keys.get(id)!;
    kept.counter += 1;
    const authenticatorData = this.#authData(rpId!, 0, kept.counter);
    const clientDataJSON = this.#clientData('webauthn.get', challenge);
    const signed = Buffer.concat([authenticatorData, createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest()]);
    return {
      id,
      rawId: id,
      type: 'public-key' as const,
      clientExtensionResults: {},
      response: {
        clientDataJSON,
        authenticatorData: authenticatorData.toString('base64url'),
        signature: createSign('sha256').update(signed).sign(kept.key).toString('base64url'),
        userHandle: kept.userHandle,
      },
    };
  }

  #clientData(type: string, challenge: string): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin: this.origin, crossOrigin: false })).toString('base64url');
  }

  /** WebAuthn 6.1: the site's hash, flags, and the counter. */
  #authData(rpId: string, more: number, counter: number): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([0x01 | (this.verifiesUser ? 0x04 : 0) | more]), count]);
  }
}

type Cbor = number | string | Buffer | ReadonlyMap<unknown, unknown>;

/** As much of CBOR (RFC 8949) as a key and an attestation need. */
const cborMap = (pairs: readonly (readonly [number | string, Cbor])[]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flatMap(([key, value]) => [cbor(key), cbor(value)])]);

const cbor = (value: Cbor): Buffer => {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value, 'utf8')]);
  return Buffer.isBuffer(value) ? Buffer.concat([head(2, value.length), value]) : head(5, 0);
};

const head = (major: number, size: number): Buffer => {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  return size < 256 ? Buffer.from([(major << 5) | 24, size]) : Buffer.from([(major << 5) | 25, size >> 8, size & 255]);
};
