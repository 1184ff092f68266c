// Stands in for shell/keys/seal.ts in the office that the sealing is measured beside. Nothing but this bench loads it.

const noKey = new Uint8Array(32);

export const newKey = (): Uint8Array => noKey;
export const seal = (_: Uint8Array, plain: Uint8Array): Uint8Array => plain;
export const unseal = (_: Uint8Array, sealed: Uint8Array): Uint8Array => sealed;
export const derivedKey = (): Uint8Array => noKey;
