import type { Text } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { Files, PackFile } from './files.ts';
import { type Ground, type Grounding, groundIn, groundOf, headOf, noGround } from './inherit.ts';
import type { StatuteProfile } from './keys-place.ts';
import { type Kind, kinds } from './kinds.ts';
import type { Cited, FactType, Grounded, Place } from './model.ts';
import type { Report } from './report.ts';
import { say } from './say.ts';
import { entriesOf, get, type Mapping, mapping, type Scalar, scalarsOf, type Tree, wordOf, wordsOf } from './yaml.ts';

/** All names of a pack, known before anything that uses them is read. */
export interface Names {
  readonly roles: ReadonlyMap<string, 'party' | 'official'>;
  readonly offices: ReadonlySet<string>;
  /** Offices and bodies that do not work here. */
  readonly bodies: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
  readonly aims: ReadonlySet<string>;
  readonly articles: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
  readonly refusals: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly budgets: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly registers: ReadonlySet<string>;
  readonly letters: ReadonlySet<string>;
  readonly forms: ReadonlyMap<string, readonly Scalar[]>;
  readonly calendars: ReadonlySet<string>;
  readonly committees: ReadonlyMap<string, { readonly rules: ReadonlySet<string>; readonly seats: ReadonlySet<string> }>;
  readonly examples: ReadonlySet<string>;
  readonly procedures: ReadonlyMap<string, Merged>;
}

/** A procedure with its parts merged in, still as trees. */
export interface Merged {
  readonly name: string;
  readonly file: PackFile;
  readonly grounded: Grounded;
  /** What the procedure hands on to what stands in it. */
  readonly ground: Ground;
  readonly sections: Readonly<Record<Section, ReadonlyMap<string, Piece>>>;
  /** What its `reads` section hands on to each role in it. */
  readonly readsGround: Ground;
  /** The `commitment` section: what its parts say of it, and over that its own. */
  readonly commitment?: Piece;
}

export type Section = (typeof sectionNames)[number];
export const sectionNames = ['clocks', 'cases', 'states', 'orders', 'endings'] as const;

/** An element of a section, wherever it was written. */
export interface Piece {
  readonly name: string;
  readonly tree: Mapping;
  readonly at: Place;
  readonly outer: Ground;
  readonly path: string;
}

/** What every reader needs: where to report, what is known, and what was cited. */
export interface Context extends Grounding {
  readonly report: Report;
  readonly files: Files;
  readonly names: Names;
  readonly cited: Cited[];
  /** The administrative law that the place holds the pack to. */
  readonly statutes: StatuteProfile;
  /** Facts by what is known of them before their formulas are compiled. */
  readonly types: ReadonlyMap<string, Typed>;
  /** Names of facts that something asks for or reads. */
  readonly used: Set<string>;
}

export interface Typed {
  readonly type: FactType;
  readonly several: boolean;
  /** A choice between bodies of the pack. */
  readonly ofBodies?: boolean;
}

export const namesOf = (files: Files, report: Report): { readonly names: Names; readonly cited: Cited[] } => {
  const packTree = files.single.get('pack')?.tree;
  const keysAt = (file: string, key: string): ReadonlySet<string> =>
    new Set(entriesOf(get(files.single.get(file)?.tree, key)).map((entry) => entry.key));
  const folder = (kind: string): ReadonlySet<string> => new Set(files.folders.get(kind)?.keys() ?? []);
  const articles = keysAt('articles', 'articles');
  const cited: Cited[] = [];
  const names: Names = {
    roles: new Map(
      entriesOf(get(packTree, 'roles')).map(({ key, value }) => [key, wordOf(get(value, 'is')) === 'party' ? 'party' : 'official']),
    ),
    offices: keysAt('pack', 'offices'),
    bodies: new Set([...keysAt('pack', 'offices'), ...keysAt('pack', 'bodies')]),
    subjects: new Set(wordsOf(get(packTree, 'subjects'))),
    aims: keysAt('pack', 'aims'),
    articles,
    words: keysAt('words', 'words'),
    refusals: keysAt('words', 'refusals'),
    facts: keysAt('facts', 'facts'),
    budgets: keysAt('budgets', 'budgets'),
    tables: folder('table'),
    registers: folder('register'),
    letters: folder('letter'),
    forms: new Map([...(files.folders.get('form') ?? [])].map(([form, { tree }]) => [form, formFacts(tree)])),
    calendars: folder('calendar'),
    committees: new Map(
      [...(files.folders.get('committee') ?? [])].map(([committee, { tree }]) => [
        committee,
        {
          rules: new Set(entriesOf(get(tree, 'rules')).map(({ key }) => key)),
          seats: new Set(entriesOf(get(tree, 'seats')).map(({ key }) => key)),
        },
      ]),
    ),
    examples: folder('example'),
    procedures: mergeAll(files, { report, articles, cited }),
  };
  return { names, cited };
};

const formFacts = (tree: Tree): readonly Scalar[] => {
  const sections = get(tree, 'sections');
  const list = sections?.kind === 'list' ? sections.items : sections === undefined ? [] : [sections];
  return list.flatMap((section) => scalarsOf(get(section, 'facts')));
};

const mergeAll = (files: Files, grounding: Grounding): ReadonlyMap<string, Merged> => {
  const parts = files.folders.get('part') ?? new Map<string, PackFile>();
  const heads = new Map([...parts].map(([part, { tree, file }]) => [part, headOf(tree, file, grounding)]));
  const merged = new Map<string, Merged>();
  const packFile = files.single.get('pack');
  const allReads = groundIn(get(packFile?.tree, 'reads'), noGround, `${packFile?.file ?? ''}#reads`, grounding);
  for (const [procedure, file] of files.folders.get('procedure') ?? []) {
    const [grounded, ground] = groundOf(file.tree, file.at, { told: new Set() }, file.file, grounding);
    const sections = Object.fromEntries(sectionNames.map((section) => [section, new Map<string, Piece>()])) as Record<
      Section,
      Map<string, Piece>
    >;
    for (const { text: part, at } of scalarsOf(get(file.tree, 'includes'))) {
      const found = parts.get(part);
      if (found === undefined) grounding.report('name/unknown', at, say('mergeAll.unknownPart', { part }), didYouMean(part, parts.keys()));
      else mergeIn(sections, found, heads.get(part)!, grounding.report);
    }
    mergeIn(sections, file, ground, grounding.report);
    const readsGround = groundIn(get(file.tree, 'reads'), { ...ground, ...allReads, told: ground.told }, `${file.file}#reads`, grounding);
    const included = wordsOf(get(file.tree, 'includes')).flatMap((part) => {
      const found = parts.get(part);
      return found === undefined ? [] : [{ file: found, outer: heads.get(part)! }];
    });
    const commitment = commitmentIn([...included, { file, outer: ground }]);
    merged.set(procedure, { name: procedure, file, grounded, ground, sections, readsGround, ...(commitment && { commitment }) });
  }
  return merged;
};

const mergeIn = (sections: Record<Section, Map<string, Piece>>, { tree, file }: PackFile, outer: Ground, report: Report): void => {
  for (const section of sectionNames) {
    for (const { key, at, value } of entriesOf(get(tree, section))) {
      const found = mapping(value);
      if (found === undefined) continue;
      const before = sections[section].get(key);
      if (before === undefined) sections[section].set(key, { name: key, tree: found, at, outer, path: `${file}#${section}.${key}` });
      else if (before.at.file !== file) {
        report('part/clash', at, say('mergeIn.isDefinedInAlready', { key, file: before.at.file }), say('mergeIn.removeOneOfThe'));
      }
    }
  }
};

/** Keys of a later file come over those of an earlier one; place and path are those of the last, the ground that of the first. */
const commitmentIn = (from: readonly { readonly file: PackFile; readonly outer: Ground }[]): Piece | undefined => {
  const found = from.flatMap(({ file, outer }) => {
    const entry = file.tree.entries.get('commitment');
    const tree = mapping(entry?.value);
    return entry === undefined || tree === undefined ? [] : [{ tree, at: entry.at, outer, path: `${file.file}#commitment` }];
  });
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const entries = new Map(found.flatMap(({ tree }) => [...tree.entries]));
  return { name: 'commitment', tree: { ...last.tree, entries }, at: last.at, outer: first.outer, path: last.path };
};

/** Names that can be asked for: a set, or a map by name. */
export interface Known {
  has(name: string): boolean;
  keys(): Iterable<string>;
}

/** Is this name known? If not, says so with the nearest that is. */
export const knownName = (written: Scalar, what: Kind | Text, known: Known, report: Report, code = 'name/unknown'): boolean => {
  if (known.has(written.text)) return true;
  const called = typeof what === 'string' ? kinds[what] : what;
  report(code, written.at, say('knownName.unknown', { called, written: written.text }), didYouMean(written.text, known.keys()));
  return false;
};
