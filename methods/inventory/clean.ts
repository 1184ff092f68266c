/** Unicode NFKC, lower case, and only letters and numbers kept, of any script. NFKC comes first: it turns signs into letters that have a lower case. */
export const cleaned = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** The runs of digits in a cleaned text: they tell uses apart whose names are otherwise alike. */
export const digitRuns = (text: string): string => (text.match(/\p{Nd}+/gu) ?? []).join(' ');

/** The set of neighbouring pairs of code points; a text of one character is its own set. */
export const pairsOf = (text: string): ReadonlySet<string> => {
  const points = [...text];
  if (points.length === 1) return new Set(points);
  return new Set(points.slice(1).map((point, at) => points[at]! + point));
};
