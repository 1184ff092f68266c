export type Files = ReadonlyMap<string, string>;

/** A seeded generator (mulberry32): the same seed gives the same numbers in [0, 1). */
export const chanceOf = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

/** Changes a few places of a pack's texts, as a careless hand or a hostile one would. */
export const mutated = (files: Files, chance: () => number): Files => {
  const result = new Map(files);
  const times = 1 + Math.floor(chance() * 3);
  for (let time = 0; time < times; time += 1) {
    const [name, text] = pick([...result], chance);
    const changed = pick(mutations, chance)(text, chance, result);
    if (changed === undefined) result.delete(name);
    else result.set(name, changed);
  }
  return result;
};

const pick = <T>(from: readonly T[], chance: () => number): T => from[Math.floor(chance() * from.length)]!;

/** Gives the text of one file after a change; `undefined` takes the file away. */
type Mutation = (text: string, chance: () => number, files: Files) => string | undefined;

const onLines =
  (change: (lines: string[], at: number, chance: () => number) => void): Mutation =>
  (text, chance) => {
    const lines = text.split('\n');
    change(lines, Math.floor(chance() * lines.length), chance);
    return lines.join('\n');
  };

/** Puts something in the place of one match of a pattern, if there is any. */
const inPlaceOf =
  (pattern: RegExp, by: (found: string, chance: () => number, text: string) => string): Mutation =>
  (text, chance) => {
    const found = [...text.matchAll(pattern)];
    if (found.length === 0) return text;
    const match = pick(found, chance);
    return text.slice(0, match.index) + by(match[0], chance, text) + text.slice(match.index + match[0].length);
  };

const hostileWords = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'null',
  '~',
  '-',
  '""',
  '[]',
  '{}',
  '&a [*a, *a]',
  '*nowhere',
  '!!binary aGk=',
  '<<',
  '2026-02-30',
  '0x1F',
  '🙂',
  '\u202E',
  '\uFEFF',
  '\u200B',
  '一',
  'a'.repeat(5000),
  '[[[[[[[[[[[[[[[[[[[[[[[[[[[[',
  '{a: {a: {a: {a: {a: {a: 1}}}}}}',
];

const hostileNumbers = ['0', '-1', '1e400', '9007199254740993', '0.1', '99999999999999999999999999', '-0', '1_000', '.5', 'NaN', '∞'];

const hostileFormulas = [
  'length ** length ** length',
  'for i in 1..1000000000 return i',
  'some i in 1..999999999 satisfies i < 0',
  'matches(ship-name, "^(a+)+$")',
  'matches(ship-name, ship-name)',
  '{f: function(n) f(n), r: f(1)}.r',
  '((((((((((1))))))))))',
  '1 +',
  'if',
  'not(not(not(leaks)))',
  '__proto__.constructor',
  'today',
  'entries("__proto__")',
  'times("constructor")',
  `${'not('.repeat(300)}true${')'.repeat(300)}`,
  Array.from({ length: 400 }, (_, index) => `length > ${index}`).join(' and '),
];

const mutations: readonly Mutation[] = [
  onLines((lines, at) => lines.splice(at, 1)),
  onLines((lines, at) => lines.splice(at, 0, lines[at]!)),
  onLines((lines, at, chance) => {
    const other = Math.floor(chance() * lines.length);
    [lines[at], lines[other]] = [lines[other]!, lines[at]!];
  }),
  onLines((lines, at) => {
    lines[at] = `  ${lines[at]}`;
  }),
  onLines((lines, at) => {
    lines[at] = lines[at]!.replace(/^ {1,2}/, '');
  }),
  onLines((lines, at) => {
    lines[at] = lines[at]!.replace(/^ +/, '\t');
  }),
  // A key or a value becomes another word of the same file, or one that nobody expects.
  inPlaceOf(/[A-Za-z][\w-]*/g, (_, chance, text) => pick([...text.matchAll(/[A-Za-z][\w-]*/g)], chance)[0]),
  inPlaceOf(/[A-Za-z][\w-]*/g, (_, chance) => pick(hostileWords, chance)),
  inPlaceOf(/\b\d+(\.\d+)?\b/g, (_, chance) => pick(hostileNumbers, chance)),
  inPlaceOf(/(?<=\b(?:is|if|that|as-of): )[^,}\n]+/g, (_, chance) => `'${pick(hostileFormulas, chance)}'`),
  inPlaceOf(/(?<=: )[^\s{[][^,}\n]*/g, (_, chance) => pick(hostileWords, chance)),
  inPlaceOf(/[{}[\],:]/g, () => ''),
  inPlaceOf(/\[[^\]\n]*\]/g, (found) => `[${found}, ${found}]`),
  (text, chance) => text.slice(0, Math.floor(chance() * text.length)),
  (text) => `${text}\n${text}`,
  () => '',
  () => undefined,
  (_, chance, files) => pick([...files.values()], chance),
];
