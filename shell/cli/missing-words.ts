import { isMap, isPair, isScalar, LineCounter, parseDocument, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Finding } from '#law/ground';
import { languagesIn, loadPack } from '#law/pack';
import type { PackFiles } from '#shell/office';

/** What stands where words are still to be written: `pack check` counts each of them. */
export const stub = (words: string): string => `TODO ${words}`;

/**
 * Writes a stub wherever a pack lacks words: a name without a word, a text without one of the languages, a letter without one of its sections.
 * @returns the files that are otherwise now, with their new text
 */
export const withStubs = (files: PackFiles): ReadonlyMap<string, string> => {
  const { texts } = languagesIn(files);
  const { findings } = loadPack(files);
  const changed = new Map<string, string>();
  const now = (path: string): string => changed.get(path) ?? files.get(path) ?? '';
  const missing = Map.groupBy(
    findings.filter(({ code }) => code === 'text/missing'),
    ({ file }) => file,
  );
  for (const [path, told] of missing) {
    const text = path.endsWith('.md') ? now(path) : withTexts(now(path), told, texts);
    if (text !== now(path)) changed.set(path, text);
  }
  const wordless = findings.filter(({ code }) => code === 'word/missing').map(({ message }) => message);
  for (const section of ['words', 'refusals']) {
    const own = wordless.filter((message) => /refusal `/.test(message) === (section === 'refusals'));
    const names = [...new Set(own.flatMap((message) => /`([a-zA-Z][a-zA-Z0-9-]*)`$/.exec(message)?.[1] ?? []))];
    if (names.length > 0) changed.set('words.yaml', withWords(now('words.yaml'), section, names, texts));
  }
  for (const { file, line } of findings.filter(({ code, message }) => code === 'letter/shape' && message.includes('has no text under'))) {
    const language = /`# ([^`]+)`/.exec(
      findings.find((each) => each.file === file && each.line === line && each.code === 'letter/shape')!.message,
    )?.[1];
    if (language !== undefined) changed.set(file, withSection(now(file), language));
  }
  return changed;
};

/** The texts at these places, each with a stub for the languages that it lacks. */
const withTexts = (text: string, told: readonly Finding[], languages: readonly string[]): string => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const places = new Set(told.map(({ line, column }) => `${line}:${column}`));
  const at = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${line}:${col}`;
  };
  const wanting: YAMLMap[] = [];
  visit(document, {
    Pair: (_, pair) => {
      const { key, value } = pair;
      if (isScalar(key) && isMap(value) && key.range && places.has(at(key.range[0]))) wanting.push(value);
    },
    Map: (_, map) => {
      if (map.range && places.has(at(map.range[0])) && !wanting.includes(map)) wanting.push(map);
    },
  });
  const edits = wanting.flatMap((map) => editFor(text, map, languages));
  return edits
    .toSorted((one, other) => other.at - one.at)
    .reduce((all, { at: where, add }) => `${all.slice(0, where)}${add}${all.slice(where)}`, text);
};

const editFor = (text: string, map: YAMLMap, languages: readonly string[]): readonly { readonly at: number; readonly add: string }[] => {
  const pairs = map.items.filter((item) => isPair(item) && isScalar(item.key));
  const there = pairs.flatMap(({ key, value }) =>
    isScalar(value) && languages.includes(String((key as Scalar).value)) ? [{ key: String((key as Scalar).value), value }] : [],
  );
  const missing = languages.filter((language) => !there.some(({ key }) => key === language));
  const known = there.find(({ key }) => key === 'en') ?? there[0];
  const last = pairs.at(-1)?.value;
  if (known === undefined || missing.length === 0 || !isScalar(last) || !last.range) return [];
  const said = missing.map((language) => `${language}: ${JSON.stringify(stub(String(known.value.value)))}`);
  if (map.flow === true) return [{ at: last.range[1], add: `, ${said.join(', ')}` }];
  const first = (pairs[0]!.key as Scalar).range![0];
  const indent = ' '.repeat(first - (text.lastIndexOf('\n', first - 1) + 1));
  return [{ at: last.range[1], add: said.map((line) => `\n${indent}${line}`).join('') }];
};

const withWords = (text: string, section: string, names: readonly string[], languages: readonly string[]): string => {
  const lines = names.map(
    (name) => `  ${name}: { ${languages.map((language) => `${language}: ${JSON.stringify(stub(inPlainWords(name)))}`).join(', ')} }\n`,
  );
  const start = new RegExp(`^${section}:[^\\n]*\\n`, 'm').exec(text);
  if (start === null) return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${section}:\n${lines.join('')}`;
  const at = start.index + start[0].length;
  return `${text.slice(0, at)}${lines.join('')}${text.slice(at)}`;
};

/** `nobodyTrained` and `ask-to-correct` as somebody would say them. */
const inPlainWords = (name: string): string =>
  name
    .replaceAll('-', ' ')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** The letter with a section in this language: the first one as it stands, marked. */
const withSection = (letter: string, language: string): string => {
  const first = /^# [a-z-]+\n([\s\S]*?)(?=^# [a-z-]+$|(?![\s\S]))/m.exec(letter)?.[1] ?? '';
  const lines = first.trimEnd().split('\n');
  const at = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const said = lines.map((line, index) => (index === at ? stub(line) : line)).join('\n');
  const empty = new RegExp(`^# ${language} *\\n`, 'm');
  return empty.test(letter) ? letter.replace(empty, () => `# ${language}\n${said}\n`) : `${letter.trimEnd()}\n# ${language}\n${said}\n`;
};
