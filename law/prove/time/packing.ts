/** Fields of a configuration as they are declared: the greatest value of each. */
export interface Fields {
  /** Adds a field for whole numbers from 0 to `most` and answers its place. */
  add(most: number): number;
  readonly most: readonly number[];
}

export const fieldsOf = (): Fields => {
  const most: number[] = [];
  return { most, add: (greatest) => most.push(greatest) - 1 };
};

/** Where each field lies in the 32-bit words of a configuration. No field crosses a word. */
export interface Packing {
  readonly fields: number;
  readonly words: number;
  readonly word: Uint8Array;
  readonly shift: Uint8Array;
  readonly mask: Uint32Array;
}

/** Places the widest fields first, each in the first word that has room. */
export const packingOf = ({ most }: Fields): Packing => {
  const width = most.map((greatest) => (greatest === 0 ? 0 : 32 - Math.clz32(greatest)));
  const word = new Uint8Array(most.length);
  const shift = new Uint8Array(most.length);
  const mask = Uint32Array.from(width, (bits) => 2 ** bits - 1);
  const taken: number[] = [];
  for (const field of width.map((_, at) => at).sort((a, b) => width[b]! - width[a]!)) {
    let at = taken.findIndex((bits) => bits + width[field]! <= 32);
    if (at < 0) at = taken.push(0) - 1;
    word[field] = at;
    // A field without width is always 0; its shift must stay below 32.
    shift[field] = width[field] === 0 ? 0 : taken[at]!;
    taken[at]! += width[field]!;
  }
  return { fields: most.length, words: Math.max(1, taken.length), word, shift, mask };
};

/** Reads every field of the configuration that begins at `at` of `words`. */
export const unpack = ({ fields, word, shift, mask }: Packing, words: Uint32Array, at: number, into: Int32Array): void => {
  for (let field = 0; field < fields; field += 1) into[field] = (words[at + word[field]!]! >>> shift[field]!) & mask[field]!;
};

/** Writes one field of a configuration. */
export const put = ({ word, shift, mask }: Packing, words: Uint32Array, field: number, value: number): void => {
  const at = word[field]!;
  words[at] = (words[at]! & ~(mask[field]! << shift[field]!)) | (value << shift[field]!);
};
