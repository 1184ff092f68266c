import { type Num, parseJson, parseNum } from '#law/ground';

// Types by their number in PostgreSQL's catalogue, the same on every server.
const int8 = 20;
const json = 114;
const jsonb = 3802;
const numeric = 1700;

/** How both engines read what they answer: whole numbers as numbers, exact numbers exactly. */
export const readers: ReadonlyMap<number, (text: string) => unknown> = new Map<number, (text: string) => unknown>([
  [int8, (text: string): number => wholeNumber(text)],
  [numeric, (text: string): Num => exactNumber(text)],
  [json, (text: string): unknown => readJson(text)],
  [jsonb, (text: string): unknown => readJson(text)],
]);

/**
 * JSON with exact numbers. Looks first for a number that a plain `JSON.parse` could spoil (a fraction, an exponent, more
 * than fifteen digits); most documents have none and are read about six times faster without a reviver. A text that
 * merely looks like such a number takes the slow way and is read as well.
 */
export const readJson = (text: string): unknown => (mayBeInexact.test(text) ? parseJson(text) : JSON.parse(text));
const mayBeInexact = /(?:^|[:,[])\s*-?\d+(?:[.eE]|\d{15})/;

const wholeNumber = (text: string): number => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the database holds ${text}, which is past the safe integers`);
  return value;
};

const exactNumber = (text: string): Num => {
  const value = parseNum(text);
  if (value === undefined) throw new Error(`the database holds ${text}, which is no exact number`);
  return value;
};
