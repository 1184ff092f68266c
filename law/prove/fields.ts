/** Where one part of a configuration lies among its 32-bit words. */
export interface Field {
  readonly word: number;
  readonly shift: number;
  readonly mask: number;
}

export const fieldOf = (words: Int32Array, at: number, { word, shift, mask }: Field): number => (words[at + word]! >>> shift) & mask;

export const put = (words: Int32Array, { word, shift, mask }: Field, value: number): void => {
  words[word] = (words[word]! & ~(mask << shift)) | (value << shift);
};

/** Fields one after the other, each wide enough for so many values; none goes over the end of a word. */
export const layOut = (): ((values: number) => Field) & { readonly used: () => number } => {
  let word = 0;
  let used = 0;
  const place = (values: number): Field => {
    const width = Math.max(1, Math.ceil(Math.log2(values)));
    if (used + width > 32) {
      word += 1;
      used = 0;
    }
    const field = { word, shift: used, mask: 2 ** width - 1 };
    used += width;
    return field;
  };
  return Object.assign(place, { used: () => word + 1 });
};
