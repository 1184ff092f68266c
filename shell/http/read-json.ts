import { parseJson, type Value } from '#law/ground';
import { unreadable } from './problems.ts';

/** Deeper than any answer: facts are values, lists of them, and rows. */
const deepest = 32;

/**
 * Reads a body with exact numbers. Too many brackets are refused before anything is parsed: the reader goes into itself
 * once a level, and ten thousand levels would be the end of its stack.
 */
export const readJson = (source: string): Value => {
  if (depthOf(source, deepest) > deepest) throw unreadable('The JSON is nested too deeply', 'JSON 嵌套层数过多');
  const value = parsed(source);
  if (hasUnstorable(value))
    throw unreadable(
      'A text holds a character that cannot be kept (NUL, or half of a surrogate pair)',
      '文字中含有无法保存的字符（NUL 或者不成对的代理字符）',
    );
  if (hasProto(value)) throw unreadable('The JSON has a key that no object may have', 'JSON 含有不允许的键');
  return value;
};

const parsed = (source: string): Value => {
  try {
    return parseJson(source);
  } catch {
    throw unreadable('The body is not JSON', '请求正文不是有效的 JSON');
  }
};

/** How deep brackets go outside of strings; stops counting one level past `enough`. */
const depthOf = (source: string, enough: number): number => {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let i = 0; i < source.length && most <= enough; i += 1) {
    const code = source.charCodeAt(i);
    if (inString) {
      if (code === backslash) i += 1;
      else if (code === quote) inString = false;
    } else if (code === quote) inString = true;
    else if (code === openBracket || code === openBrace) most = Math.max(most, ++depth);
    else if (code === closeBracket || code === closeBrace) depth -= 1;
  }
  return most;
};

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [34, 92, 91, 93, 123, 125];

// A key of this name, copied by assignment anywhere later, would change what an object is.
const hasProto = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && (Object.hasOwn(value, '__proto__') || Object.values(value).some(hasProto));

/** No database keeps these in a text; better said here than as a fault there. */
export const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

const hasUnstorable = (value: unknown): boolean => {
  if (typeof value === 'string') return !isStorable(value);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, item]) => !isStorable(key) || hasUnstorable(item));
};
