import { isAlias, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseDocument } from 'yaml';
import { yamlFault } from '#law/ground';
import type { Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';

/** The languages of a pack that names none. */
export const usualLanguages: readonly string[] = ['en', 'zh'];

/** YAML with the place of each key and value: scalars as the author wrote them, so that no digit and no `yes` is lost. */
export type Tree = Scalar | List | Mapping;

export interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly quoted: boolean;
  readonly at: Place;
  /** Place of a character of the text, for findings inside a formula. */
  placeOf(offset: number): Place;
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Tree[];
  readonly at: Place;
}

export interface Mapping {
  readonly kind: 'mapping';
  /** The first of two equal keys counts; the second is a finding. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Of the pack: those of its keys that are one of these make it a text. */
  readonly languages: readonly string[];
  readonly at: Place;
}

export interface Entry {
  readonly key: string;
  readonly at: Place;
  readonly value: Tree;
}

/**
 * Reads one file; nothing but findings if it is no YAML of the pack language.
 * @param line is added for YAML inside another file
 * @param languages those of the pack
 */
export const readYaml = (
  file: string,
  text: string,
  report: Report,
  line = 0,
  languages: readonly string[] = usualLanguages,
): Mapping | undefined => {
  const lines = new LineCounter();
  const place = (offset: number): Place => {
    const { line: row, col } = lines.linePos(offset);
    return { file, line: row + line, column: col };
  };
  const source = text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
  const document = parseDocument(source, {
    lineCounter: lines,
    schema: 'failsafe',
    uniqueKeys: false,
    version: '1.2',
    prettyErrors: false,
  });
  // One slip in the brackets gives hundreds of errors that say nothing more than the first.
  for (const error of document.errors.slice(0, 1)) {
    const fault = yamlFault(error.code, error.message);
    report('yaml/syntax', place(error.pos[0]), say('readYaml.thisIsNoYaml', { fault }), say('readYaml.mendTheTextUp'));
  }
  if (document.errors.length > 0) return undefined;
  if (document.contents === null) {
    report('yaml/syntax', { file, line: line + 1, column: 1 }, say('readYaml.theFileIsEmpty'), say('readYaml.writeTheElementOr'));
    return undefined;
  }
  const tree = treeOf(document.contents as ParsedNode, { source, place, report, languages });
  if (tree.kind === 'mapping') return tree;
  report('yaml/syntax', tree.at, say('readYaml.aFileOfA'), say('readYaml.write'));
  return undefined;
};

interface Reading {
  readonly source: string;
  place(offset: number): Place;
  readonly report: Report;
  readonly languages: readonly string[];
}

const treeOf = (node: ParsedNode | null, reading: Reading): Tree => {
  if (node === null) return emptyScalar(reading.place(0));
  const at = reading.place(node.range[0]);
  if (isAlias(node)) {
    reading.report('yaml/syntax', at, say('treeOf.standsForSomethingWritten', { node: node.source }), say('treeOf.packsHaveNoAliases'));
    return emptyScalar(at);
  }
  const marks = node as { anchor?: string; tag?: string };
  if (marks.anchor !== undefined) {
    reading.report('yaml/syntax', at, say('treeOf.isAnAnchor', { anchor: marks.anchor }), say('treeOf.packsHaveNoAnchors'));
  }
  if (marks.tag !== undefined && marks.tag !== '!') {
    reading.report('yaml/syntax', at, say('treeOf.isATag', { tag: marks.tag }), say('treeOf.packsHaveNoTags'));
  }
  if (isSeq(node)) return { kind: 'list', at, items: node.items.map((item) => treeOf(item as ParsedNode, reading)) };
  if (isMap(node)) return mappingOf(node.items as readonly { key: ParsedNode | null; value: ParsedNode | null }[], at, reading);
  const text = isScalar(node) ? String(node.value ?? '') : '';
  const quoted = isScalar(node) && node.type !== 'PLAIN' && node.type !== undefined;
  const start = node.range[0] + (quoted ? 1 : 0);
  const asWritten = reading.source.startsWith(text, start);
  return { kind: 'scalar', text, quoted, at, placeOf: (offset) => (asWritten ? reading.place(start + offset) : at) };
};

const mappingOf = (pairs: readonly { key: ParsedNode | null; value: ParsedNode | null }[], at: Place, reading: Reading): Mapping => {
  const entries = new Map<string, Entry>();
  for (const { key, value } of pairs) {
    const keyAt = key === null ? at : reading.place(key.range[0]);
    if (!isScalar(key)) {
      reading.report('yaml/syntax', keyAt, say('mappingOf.aKeyIsA'), say('mappingOf.write'));
      continue;
    }
    const name = String(key.value ?? '');
    if (name === '<<') {
      reading.report('yaml/syntax', keyAt, say('mappingOf.mergesAnotherMapping'), say('mappingOf.packsHaveNoMerge'));
      continue;
    }
    if (value === null && continues([...entries.values()].at(-1), name, entries, reading.languages)) continue;
    const before = entries.get(name);
    if (before !== undefined) {
      reading.report(
        'name/twice',
        keyAt,
        say('mappingOf.standsHereAlreadyIn', { name, line: before.at.line }),
        say('mappingOf.keepOneOfThe'),
      );
      continue;
    }
    entries.set(name, { key: name, at: keyAt, value: value === null ? emptyScalar(keyAt) : treeOf(value, reading) });
  }
  return { kind: 'mapping', at, entries, languages: reading.languages };
};

/**
 * `{ en: a person, from many sources, zh: … }`: to YAML the comma ends the text and `from many sources` is a key without colon
 * and value. Nobody can mean that in a text, so what stands there goes on with it.
 */
const continues = (last: Entry | undefined, words: string, entries: Map<string, Entry>, languages: readonly string[]): boolean => {
  if (last === undefined || last.value.kind !== 'scalar' || last.value.quoted) return false;
  if (!languages.includes(last.key) || languages.includes(words)) return false;
  entries.set(last.key, { ...last, value: { ...last.value, text: `${last.value.text}, ${words}` } });
  return true;
};

const emptyScalar = (at: Place): Scalar => ({ kind: 'scalar', text: '', quoted: false, at, placeOf: () => at });

// ---- looking into a tree ---------------------------------------------------------------------------------------------

export const isNothing = (tree: Tree | undefined): boolean =>
  tree === undefined || (tree.kind === 'scalar' && !tree.quoted && (tree.text === '' || tree.text === 'null' || tree.text === '~'));

export const mapping = (tree: Tree | undefined): Mapping | undefined => (tree?.kind === 'mapping' ? tree : undefined);

export const get = (tree: Tree | undefined, key: string): Tree | undefined =>
  tree?.kind === 'mapping' ? tree.entries.get(key)?.value : undefined;

export const has = (tree: Tree | undefined, key: string): boolean => tree?.kind === 'mapping' && tree.entries.has(key);

export const entriesOf = (tree: Tree | undefined): readonly Entry[] => (tree?.kind === 'mapping' ? [...tree.entries.values()] : []);

/** Lists of one may be written without brackets. */
export const itemsOf = (tree: Tree | undefined): readonly Tree[] =>
  tree === undefined || isNothing(tree) ? [] : tree.kind === 'list' ? tree.items : [tree];

export const scalar = (tree: Tree | undefined): Scalar | undefined => (tree?.kind === 'scalar' && !isNothing(tree) ? tree : undefined);

export const wordOf = (tree: Tree | undefined): string | undefined => scalar(tree)?.text;

export const scalarsOf = (tree: Tree | undefined): readonly Scalar[] =>
  itemsOf(tree).filter((item): item is Scalar => scalar(item) !== undefined);

export const wordsOf = (tree: Tree | undefined): readonly string[] => scalarsOf(tree).map(({ text }) => text);

/** A key as a word, to be looked up like one. */
export const wordAt = (text: string, at: Scalar['at']): Scalar => ({ kind: 'scalar', text, quoted: false, at, placeOf: () => at });
