import { checkShape, didYouMean } from './check-shape.ts';
import { fileKinds } from './keys.ts';
import { checkLanguages, type Languages, languagesIn } from './languages.ts';
import type { Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { type FileKind, nameForms } from './shape.ts';
import { get, type Mapping, readYaml, scalar } from './yaml.ts';

/** The files of a pack as trees, sorted by kind, each of the form that its kind asks for or with a finding that says where it is not. */
export interface Files {
  /** Files of which there is one, by kind: `pack`, `articles`, `facts`… */
  readonly single: ReadonlyMap<string, PackFile>;
  /** Elements that have a file each, by kind and name. */
  readonly folders: ReadonlyMap<string, ReadonlyMap<string, PackFile>>;
  /** False if a file could not be read at all: then no name can be called unknown. */
  readonly whole: boolean;
  readonly languages: Languages;
}

export interface PackFile {
  readonly name: string;
  readonly file: string;
  readonly tree: Mapping;
  readonly at: Place;
  /** Of a letter: what follows the front matter, and the line before its first. */
  readonly body?: { readonly text: string; readonly line: number };
}

/** Files that were read before, by path: one whose text is the same need not be parsed again, which is most of what loading takes. */
export type ReadBefore = ReadonlyMap<string, OnceRead>;

type OnceRead = { readonly text: string } & Pick<PackFile, 'tree' | 'body'>;

/** Two texts of a pack differ in few files: of each path the last texts are remembered, since the same text is always the same tree. */
const texts = new Map<string, readonly OnceRead[]>();

/** So many texts of a path are remembered, which costs next to nothing: packs that are in use hold most of these trees anyway. */
const mostTexts = 3;

/** No more paths than a few packs have. */
const mostPaths = 5_000;

const remembered = (path: string): readonly OnceRead[] => texts.get(path) ?? [];

const remember = (path: string, read: OnceRead): void => {
  if (texts.size >= mostPaths) texts.clear();
  texts.set(path, [read, ...remembered(path)].slice(0, mostTexts));
};

export const readFiles = (
  files: ReadonlyMap<string, string>,
  report: Report,
  before: ReadBefore = new Map(),
): Files & { readonly read: ReadBefore } => {
  const languages = languagesIn(files);
  const spoken = languages.texts.join(' ');
  const kept = new Map<string, OnceRead>();
  const single = new Map<string, PackFile>();
  const folders = new Map<string, Map<string, PackFile>>();
  let whole = true;
  for (const path of [...files.keys()].sort()) {
    if (isOther(path)) continue;
    const kind = kindOf(path);
    if (kind === undefined) {
      whole = false;
      report('file/unknown', { file: path, line: 1, column: 1 }, say('readFiles.noFileOfA'), didYouMean(path, expectedNear(path)));
      continue;
    }
    const [kindName, { folder, names, shape }] = kind;
    const text = files.get(path)!;
    const known = [before.get(path), ...remembered(path)].find((each) => each?.text === text && each.tree.languages.join(' ') === spoken);
    const found = report.errors();
    const read = known ?? readOne(path, text, kindName, report, languages.texts);
    if (read === undefined) {
      whole = false;
      continue;
    }
    const { tree, body } = read;
    // What was said of a file is said again each time it is read: so it is read again.
    if (report.errors() === found) {
      const whatWasRead = known ?? { text, tree, ...(body && { body }) };
      kept.set(path, whatWasRead);
      if (known === undefined) remember(path, whatWasRead);
    }
    const start = names === undefined ? read.tree.at : (read.tree.entries.get(names)?.at ?? read.tree.at);
    checkShape(read.tree, shape, start, report, languages.texts);
    const stem = path.replace(/^.*\//, '').replace(/\.[a-z]+$/, '');
    const file: PackFile = {
      tree,
      ...(body && { body }),
      at: start,
      file: path,
      name: names === undefined ? kindName : ownName(read.tree, names, stem, report),
    };
    if (!folder) single.set(kindName, file);
    else keep(folders, kindName, file, report);
  }
  for (const kind of ['pack', 'articles'] as const) {
    const { path } = fileKinds[kind]!;
    if (files.has(path)) continue;
    whole = false;
    report(
      'file/missing',
      { file: path, line: 1, column: 1 },
      say('readFiles.isMissing', { path }),
      kind === 'pack' ? say('readFiles.everyPackBeginsWith') : say('readFiles.itListsTheSources'),
    );
  }
  checkLanguages([single.get('place')?.tree, single.get('pack')?.tree], languages, report);
  return { single, folders, whole, languages, read: kept };
};

const isOther = (path: string): boolean =>
  !/\.(ya?ml|md)$/.test(path) || /(^|\/)(\.|README)/i.test(path) || (path.endsWith('.md') && !path.includes('/'));

const kindOf = (path: string): readonly [string, FileKind] | undefined =>
  Object.entries(fileKinds).find(([kind, { path: where, folder }]) =>
    folder ? new RegExp(`^${where}/[^/]+\\.${kind === 'letter' ? 'md' : 'yaml'}$`).test(path) : path === where,
  );

const expectedNear = (path: string): string[] => {
  const end = path.replace(/^.*\//, '').replace(/\.yml$/, '.yaml');
  return Object.values(fileKinds).map(({ path: where, folder }) => (folder ? `${where}/${end}` : where));
};

const readOne = (
  path: string,
  text: string,
  kind: string,
  report: Report,
  languages: readonly string[],
): Pick<PackFile, 'tree' | 'body'> | undefined => {
  if (kind !== 'letter') {
    const tree = readYaml(path, text, report, 0, languages);
    return tree === undefined ? undefined : { tree };
  }
  const lines = text.replace(/\r\n/g, '\n').split('\n');
  const end = lines[0]?.trimEnd() === '---' ? lines.findIndex((line, i) => i > 0 && line.trimEnd() === '---') : -1;
  if (end < 0) {
    report('letter/shape', { file: path, line: 1, column: 1 }, say('readOne.aLetterBeginsWith'), say('readOne.addIt'));
    return undefined;
  }
  const tree = readYaml(path, lines.slice(1, end).join('\n'), report, 1, languages);
  return tree === undefined ? undefined : { tree, body: { text: lines.slice(end + 1).join('\n'), line: end + 1 } };
};

const ownName = (tree: Mapping, key: string, stem: string, report: Report): string => {
  const written = scalar(get(tree, key));
  if (written === undefined || !new RegExp(nameForms.name.pattern).test(written.text)) return stem;
  if (written.text !== stem)
    report(
      'name/file',
      written.at,
      say('ownName.standsInAFile', { written: written.text, stem }),
      say('ownName.callBothOrBoth', { stem, written: written.text }),
    );
  return written.text;
};

const keep = (folders: Map<string, Map<string, PackFile>>, kind: string, file: PackFile, report: Report): void => {
  const known = folders.get(kind) ?? new Map<string, PackFile>();
  folders.set(kind, known);
  const before = known.get(file.name);
  if (before === undefined) known.set(file.name, file);
  else report('name/twice', file.at, say('keep.standsInAlready', { file: file.name, beforeFile: before.file }), say('keep.giveOneOfThe'));
};
