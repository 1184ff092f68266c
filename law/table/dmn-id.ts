/** An XML id made of a name: what may not stand in one is its code point between two `_`. */
export const idOf = (kind: string, name: string): string => `${kind}-${name.replace(/[^A-Za-z0-9.-]/gu, coded)}`;

const coded = (character: string): string => `_${character.codePointAt(0)!.toString(16)}_`;
