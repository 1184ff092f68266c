import { Decimal, parseJson, type Value } from '#law/ground';
import { unreadable } from './problems.ts';
import { say } from './say.ts';

/**
 * More than any order needs: facts are values, lists of them, and rows. Sixty thousand keys kept the loop busy for 1.4 s, and anyone who
 * looks at them afterwards should not have to think of such a body.
 */
const most = { depth: 32, keys: 1000, items: 10_000, values: 50_000 } as const;

/**
 * Reads a body with exact numbers. One that is too deep, too wide or too long is refused before anything is parsed, in one pass over
 * its characters: the reader goes into itself once a level, and ten thousand levels would be the end of its stack.
 */
export const readJson = (source: string): Value => {
  const over = overLimit(source);
  if (over !== undefined) throw over;
  const value = parsed(source);
  if (hasUnstorable(value)) throw unreadable(say('readJson.aTextHoldsA'));
  if (hasLongNumber(value)) throw unreadable(say('readJson.aNumberHasMore', { mostDigits }), { limit: mostDigits });
  if (hasProto(value)) throw unreadable(say('readJson.theJsonHasA'));
  return value;
};

const parsed = (source: string): Value => {
  try {
    return parseJson(source);
  } catch {
    throw unreadable(say('parsed.theBodyIsNot'));
  }
};

/** The first limit that a text passes, counting brackets and commas outside of strings; `undefined` if it keeps within all. */
const overLimit = (source: string): Error | undefined => {
  /** Of each open bracket: members so far, and whether they are keys. */
  const open: { members: number; readonly isObject: boolean }[] = [];
  let values = 0;
  for (let at = 0; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === quote) at = endOfString(source, at);
    else if (code === openBracket || code === openBrace) {
      if (open.length === most.depth) return tooMuch('is nested deeper than', most.depth, 'levels', '嵌套超过', '层');
      open.push({ members: 1, isObject: code === openBrace });
    } else if (code === closeBracket || code === closeBrace) open.pop();
    else if (code === comma) {
      const inner = open.at(-1);
      if (inner === undefined) continue;
      inner.members += 1;
      values += 1;
      if (inner.isObject && inner.members > most.keys)
        return tooMuch('has more than', most.keys, 'keys in one object', '单个对象的键超过', '个');
      if (inner.members > most.items) return tooMuch('has more than', most.items, 'items in one list', '单个列表的项超过', '个');
      if (values > most.values) return tooMuch('has more than', most.values, 'values', '值超过', '个');
    }
  }
  return undefined;
};

const tooMuch = (before: string, limit: number, after: string, zhBefore: string, zhAfter: string): Error =>
  unreadable(say('tooMuch.theJson', { before, limit, after, zhBefore, zhAfter }), { limit });

const endOfString = (source: string, from: number): number => {
  for (let at = from + 1; at < source.length; at += 1) {
    const code = source.charCodeAt(at);
    if (code === backslash) at += 1;
    else if (code === quote) return at;
  }
  return source.length;
};

const [quote, comma, backslash, openBracket, closeBracket, openBrace, closeBrace] = [34, 44, 92, 91, 93, 123, 125];

// A key of this name, copied by assignment anywhere later, would change what an object is.
const hasProto = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto));

/** `1e6000` is six characters to send and six thousand to keep, and to print wherever it is shown. */
const mostDigits = 60;

const hasLongNumber = (value: unknown): boolean => {
  if (typeof value === 'number') return !Number.isFinite(value);
  if (value instanceof Decimal) return value.precision() > mostDigits || Math.abs(value.e) > mostDigits;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongNumber);
};

/** No database keeps these in a text; better said here than as a fault there. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const hasUnstorable = (value: unknown): boolean => {
  if (typeof value === 'string') return !isStorable(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => !isStorable(key) || hasUnstorable(item));
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body; one that is not UTF-8 is refused, since what was meant can only be guessed. */
export const readText = (body: Uint8Array): string => {
  try {
    return utf8.decode(body);
  } catch {
    throw unreadable(say('readText.theBodyIsNot'));
  }
};
