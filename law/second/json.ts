import { isRatio, printRatio, type Ratio, readRatio } from './number.ts';

/** JSON with exact numbers. */
export type Json = null | boolean | string | Ratio | readonly Json[] | { readonly [key: string]: Json };

// `context.source` (ES2026) is the number's own text.
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;

/** Throws a `SyntaxError` on bad text. */
export const readJson = (text: string): Json => {
  const reviver: Reviver = (_, value, { source }) => (typeof value === 'number' ? readRatio(source ?? String(value)) : value);
  return JSON.parse(text, reviver as (key: string, value: unknown) => unknown) as Json;
};

/** The canonical form: members by the code units of their names, no blanks, numbers in plain digits. */
export const canonical = (value: Json): string => {
  if (isRatio(value)) return printRatio(value);
  if (Array.isArray(value)) return `[${value.map((item) => canonical(item as Json)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = value as Readonly<Record<string, Json>>;
  return `{${Object.keys(members)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(members[key]!)}`)
    .join(',')}}`;
};

export const sameJson = (a: Json, b: Json): boolean => canonical(a) === canonical(b);

export const isObject = (value: Json | undefined): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !isRatio(value);
