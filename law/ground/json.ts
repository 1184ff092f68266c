import { Decimal, isNum, type Num, parseNum, printNum } from './number.ts';

/** A value as it stands in events, facts and answers: JSON with exact numbers. */
export type Value = null | boolean | string | Num | readonly Value[] | { readonly [key: string]: Value };

/** Reads JSON without losing a digit: what is no safe integer becomes a `Decimal`. Throws a `SyntaxError` on bad text. */
export const parseJson = (source: string): Value => parseWithSource(source);

// `context.source` (ES2026, in V8 since 11.4) is the number's own text; TypeScript's library does not know it yet.
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parseWithSource = (source: string): Value => {
  const reviver: Reviver = (_, value, context) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    return parseNum(context.source ?? String(value)) ?? value;
  };
  return JSON.parse(source, reviver as (key: string, value: unknown) => unknown) as Value;
};

/** Prints exact numbers as number tokens; keys stay in their order. */
export const printJson = (value: unknown, indent = 0): string => print(value, false, indent, '');

/** One text for one value: keys sorted by code unit, no blanks (as RFC 8785, save that numbers keep every digit). */
export const canonicalJson = (value: unknown): string => print(value, true, 0, '');

const print = (value: unknown, sorted: boolean, indent: number, margin: string): string => {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'bigint') return String(value);
  if (isNum(value)) return typeof value === 'number' && !Number.isFinite(value) ? 'null' : printNum(value);
  const inner = margin + ' '.repeat(indent);
  const [open, gap, close] = indent === 0 ? ['', ',', ''] : [`\n${inner}`, `,\n${inner}`, `\n${margin}`];
  if (Array.isArray(value)) {
    return value.length === 0 ? '[]' : `[${open}${value.map((item) => print(item, sorted, indent, inner)).join(gap)}${close}]`;
  }
  if (value instanceof Map) return print(Object.fromEntries(value), sorted, indent, margin);
  const entries = Object.entries(value as Record<string, unknown>).filter(([, item]) => item !== undefined);
  if (sorted) entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  if (entries.length === 0) return '{}';
  const colon = indent === 0 ? ':' : ': ';
  return `{${open}${entries.map(([key, item]) => JSON.stringify(key) + colon + print(item, sorted, indent, inner)).join(gap)}${close}}`;
};

/** Deep equality of values; numbers by their amount. */
export const sameValue = (a: Value | undefined, b: Value | undefined): boolean =>
  a === b || (isNum(a) && isNum(b) ? new Decimal(a).equals(b) : canonicalJson(a ?? null) === canonicalJson(b ?? null));
