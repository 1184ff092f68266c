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
