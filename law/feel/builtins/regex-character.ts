/** What the flags `i`, `m` and `s` say. */
export interface Style {
  readonly anyCase: boolean;
  readonly lines: boolean;
  readonly dotAll: boolean;
}

/** One place of a pattern: which single characters stand there. */
export interface CharacterTest {
  /** A pattern of JavaScript for exactly one character. It has no repetition, so that it cannot backtrack. */
  readonly source: string;
  /** The only character, where there is just one and case counts. */
  readonly only: number | undefined;
}

export const characterTest = (source: string, only: number | undefined): CharacterTest => ({ source, only });

/** Whether a code point passes. The first 256 are looked up once. */
export type Passes = (codePoint: number) => boolean;

export const passesOf = ({ source, only }: CharacterTest, anyCase: boolean): Passes => {
  if (only !== undefined) return (codePoint) => codePoint === only;
  const regex = new RegExp(`^(?:${source})$`, anyCase ? 'ui' : 'u');
  const known = new Int8Array(256);
  return (codePoint) => {
    if (codePoint >= known.length) return regex.test(String.fromCodePoint(codePoint));
    if (known[codePoint] === 0) known[codePoint] = regex.test(String.fromCodePoint(codePoint)) ? 1 : -1;
    return known[codePoint] === 1;
  };
};

/** Whether two characters are one but for their case. */
export const sameButForCase = (a: number, b: number): boolean => {
  if (a === b) return true;
  const [x, y] = [String.fromCodePoint(a), String.fromCodePoint(b)];
  return x.toLowerCase() === y.toLowerCase() || x.toUpperCase() === y.toUpperCase();
};
