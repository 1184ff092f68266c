import { type Day, dayNumber, type Num, parseDay, parseNum } from '#law/ground';
import type { Range } from './model.ts';
import { complement, union } from './ranges.ts';

/** A FEEL unary test that holds nothing but constants, as the set it stands for. */
export type ConstantTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'ranges'; readonly ranges: readonly Range[] }
  | { readonly kind: 'texts'; readonly texts: readonly string[]; readonly not: boolean }
  | { readonly kind: 'yes-no'; readonly value: boolean };

/**
 * Reads `-`, `not(…)`, lists of constants, comparisons with one, and ranges between two. Anything else gives `undefined` and is
 * left to the FEEL compiler. `of` says what the constants are; a day may also be written plainly, as `>= 2026-03-02`.
 */
export const readConstantTest = (source: string, of: 'number' | 'date' | 'text' | 'yes-no'): ConstantTest | undefined => {
  const text = source.trim();
  if (text === '-') return { kind: 'any' };
  const negated = /^not\s*\(([\s\S]*)\)$/.exec(text);
  const items = splitItems(negated?.[1] ?? text);
  if (items === undefined) return undefined;
  if (of === 'text') return textsOf(items, negated !== null);
  if (of === 'yes-no') return yesNoOf(items, negated !== null);
  const ranges = items.map((item) => rangesOf(item, of === 'date' ? dayConstant : numberConstant));
  if (!ranges.every((range) => range !== undefined)) return undefined;
  const set = union(ranges.flat());
  return { kind: 'ranges', ranges: negated === null ? set : complement(set) };
};

// At commas outside of quotes: no constant has one, so what is cut amiss is no constant test. `undefined` for quotes that never close.
export const splitItems = (text: string): readonly string[] | undefined => {
  const items: string[] = [];
  let start = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const c = text[i];
    if (quoted) {
      if (c === '\\') i += 1;
      else if (c === '"') quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') {
      items.push(text.slice(start, i).trim());
      start = i + 1;
    }
  }
  return quoted ? undefined : [...items, text.slice(start).trim()];
};

const textsOf = (items: readonly string[], not: boolean): ConstantTest | undefined => {
  const texts = items.map(textConstant);
  return texts.every((text) => text !== undefined) ? { kind: 'texts', texts, not } : undefined;
};

const yesNoOf = (items: readonly string[], not: boolean): ConstantTest | undefined => {
  if (items.length !== 1 || (items[0] !== 'true' && items[0] !== 'false')) return undefined;
  return { kind: 'yes-no', value: (items[0] === 'true') !== not };
};

type Constant = (text: string) => Num | undefined;

const rangesOf = (item: string, constant: Constant): readonly Range[] | undefined => {
  const comparison = /^(<=|>=|!=|<|>|=)?\s*([^!<>=[\]][\s\S]*)$/.exec(item);
  const value = comparison === null ? undefined : constant(comparison[2]!);
  if (value !== undefined) return comparison![1] === '!=' ? complement([{ low: value, high: value }]) : [compared(comparison![1], value)];
  const between = /^([[\](])\s*([\s\S]+?)\s*\.\.\s*([\s\S]+?)\s*([\])[])$/.exec(item);
  if (between === null) return undefined;
  const [low, high] = [constant(between[2]!), constant(between[3]!)];
  if (low === undefined || high === undefined) return undefined;
  return [{ low, lowOpen: between[1] !== '[', high, highOpen: between[4] !== ']' }];
};

const compared = (operator: string | undefined, value: Num): Range => {
  switch (operator) {
    case '<':
      return { high: value, highOpen: true };
    case '<=':
      return { high: value };
    case '>':
      return { low: value, lowOpen: true };
    case '>=':
      return { low: value };
    default:
      return { low: value, high: value };
  }
};

const numberConstant: Constant = (text) => (/^-?(\d+(\.\d+)?|\.\d+)([eE][+-]?\d+)?$/.test(text) ? parseNum(text) : undefined);

const dayConstant: Constant = (text) => {
  const parts = /^(?:date\s*\(\s*"([^"]*)"\s*\)|@"([^"]*)"|(\d{4}-\d{2}-\d{2}))$/.exec(text);
  const day = parts === null ? undefined : parseDay(parts[1] ?? parts[2] ?? parts[3]!);
  return day === undefined ? undefined : dayNumber(day as Day);
};

const textConstant = (text: string): string | undefined => (/^"([^"\\]*)"$/.test(text) ? text.slice(1, -1) : undefined);
