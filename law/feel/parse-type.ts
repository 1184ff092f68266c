import type { TypeName } from './ast.ts';
import { type Cursor, expectSign, isSign, keywords, nested, newName, peek, skipSign, take, unexpected } from './cursor.ts';
import type { FeelType } from './feel-type.ts';
import { nameOf } from './lexer.ts';
import { say } from './say.ts';

/** Reads a type: `number`, `list<string>`, `context<a: date>`, `function<number> -> boolean`, or a name that the scope gives. */
export const parseType = (cursor: Cursor): TypeName => nested(cursor, typeHere);

const typeHere = (cursor: Cursor): TypeName => {
  const word = peek(cursor).text;
  const opens = isSign(peek(cursor, 1), '<');
  if (opens && (word === 'list' || word === 'range')) return inAngles(cursor, (inner) => ({ kind: word, of: parseType(inner) }));
  if (opens && word === 'context') return inAngles(cursor, contextType);
  if (word === 'function') return opens ? functionType(cursor) : bareFunction(cursor);
  return standardType(cursor) ?? namedType(cursor);
};

const inAngles = (cursor: Cursor, inside: (cursor: Cursor) => TypeName): TypeName => {
  take(cursor);
  const open = expectSign(cursor, '<');
  const type = inside(cursor);
  expectSign(cursor, '>', open);
  return type;
};

const contextType = (cursor: Cursor): TypeName => {
  const members: (readonly [string, TypeName])[] = [];
  while (!isSign(peek(cursor), '>')) {
    const { name } = newName(cursor, (token) => isSign(token, ':', '>'), say('contextType.theNameOfA'));
    expectSign(cursor, ':');
    members.push([name, parseType(cursor)]);
    if (!skipSign(cursor, ',')) break;
  }
  return { kind: 'context', members };
};

const bareFunction = (cursor: Cursor): TypeName => {
  take(cursor);
  return { kind: 'type', type: { kind: 'function' } };
};

const functionType = (cursor: Cursor): TypeName => {
  const params: TypeName[] = [];
  take(cursor);
  const open = expectSign(cursor, '<');
  while (!isSign(peek(cursor), '>', '->')) {
    params.push(parseType(cursor));
    if (!skipSign(cursor, ',')) break;
  }
  expectSign(cursor, '>', open);
  expectSign(cursor, '->');
  return { kind: 'function', params, returns: parseType(cursor) };
};

const standard: readonly (readonly [words: string, kind: Exclude<FeelType['kind'], 'list' | 'range' | 'function' | 'context'>])[] = [
  ['years and months duration', 'months-duration'],
  ['days and time duration', 'days-duration'],
  ['day and time duration', 'days-duration'],
  ['year and month duration', 'months-duration'],
  ['yearMonthDuration', 'months-duration'],
  ['dayTimeDuration', 'days-duration'],
  ['date and time', 'date-time'],
  ['dateTime', 'date-time'],
  ['date', 'date'],
  ['time', 'time'],
  ['number', 'number'],
  ['string', 'string'],
  ['boolean', 'boolean'],
  ['Any', 'any'],
  ['any', 'any'],
  ['Null', 'null'],
  ['null', 'null'],
];

const standardType = (cursor: Cursor): TypeName | undefined => {
  if (cursor.scope.type?.(peek(cursor).text) !== undefined) return undefined;
  const found = standard.find(([words]) => words.split(' ').every((word, step) => peek(cursor, step).text === word));
  if (found === undefined) return undefined;
  cursor.index += found[0].split(' ').length;
  return { kind: 'type', type: { kind: found[1] } };
};

/** The longest run of words that the scope knows as a type, else the whole run. */
const namedType = (cursor: Cursor): TypeName => {
  const start = cursor.index;
  while (isTypeWord(cursor, start)) cursor.index += 1;
  const parts = cursor.tokens.slice(start, cursor.index);
  if (parts.length === 0) throw unexpected(peek(cursor), say('namedType.aType'));
  for (let length = parts.length; length > 0; length -= 1) {
    const name = nameOf(parts.slice(0, length));
    if (cursor.scope.type?.(name) === undefined) continue;
    cursor.index = start + length;
    return { kind: 'named', name };
  }
  const name = nameOf(parts);
  const bare: Readonly<Record<string, TypeName>> = {
    list: { kind: 'list', of: { kind: 'type', type: { kind: 'any' } } },
    context: { kind: 'context', members: [] },
    range: { kind: 'range', of: { kind: 'type', type: { kind: 'any' } } },
  };
  return bare[name] ?? { kind: 'named', name };
};

const isTypeWord = (cursor: Cursor, start: number): boolean => {
  const token = peek(cursor);
  if (token.kind === 'word') return cursor.index === start || !keywords.has(token.text);
  return cursor.index > start && (token.kind === 'number' || (isSign(token, '.') && peek(cursor, 1).kind === 'word'));
};
