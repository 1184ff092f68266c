import { sameText } from '#law/ground';
import { didYouMean } from './check-shape.ts';
import type { PackFile } from './files.ts';
import { textOf } from './inherit.ts';
import type { Named, Reading } from './model.ts';
import type { Context } from './names.ts';
import { dayOf } from './read-pack.ts';
import { say } from './say.ts';
import { entriesOf, get, scalar, scalarsOf, type Tree } from './yaml.ts';

/** The reading log: who read which element, against what, on which day; with the digest that its text had then. */
export const readReadings = (ctx: Context): Named<Reading> => {
  const files = filesOf(ctx);
  const tree = get(ctx.files.single.get('readings')?.tree, 'readings');
  return Object.fromEntries(entriesOf(tree).map(({ key, value }) => [key, readingOf(key, value, files, ctx)]));
};

const readingOf = (name: string, tree: Tree, files: ReadonlyMap<string, PackFile>, ctx: Context): Reading => {
  const changed = new Set<string>();
  for (const { text: element, at } of scalarsOf(get(tree, 'changed'))) {
    changed.add(element);
    if (elementAt(element, files) === undefined) unknown(element, at, files, ctx);
  }
  const stands: string[] = [];
  for (const { key: element, at, value } of entriesOf(get(tree, 'read'))) {
    const digest = elementAt(element, files);
    const written = scalar(value)?.text;
    if (digest === undefined) unknown(element, at, files, ctx);
    else if (digest === written) stands.push(element);
    else if (!changed.has(element))
      ctx.report('reading/stale', at, say('readingOf.isNotTheText', { element, name, digest }), say('readingOf.letItBeRead'));
  }
  const none = sameText('');
  return {
    name,
    by: textOf(get(tree, 'by')) ?? none,
    on: dayOf(get(tree, 'on')),
    against: textOf(get(tree, 'against')) ?? none,
    result: textOf(get(tree, 'result')) ?? none,
    stands,
    changed: [...changed],
  };
};

const unknown = (element: string, at: Parameters<Context['report']>[1], files: ReadonlyMap<string, PackFile>, ctx: Context): void =>
  ctx.report(
    'reading/unknown',
    at,
    say('unknown.isNoElementOf', { element }),
    didYouMean(element, files.keys()) ?? say('unknown.nameAFileOr'),
  );

const filesOf = ({ files }: Context): ReadonlyMap<string, PackFile> =>
  new Map(
    [...files.single.values(), ...[...files.folders.values()].flatMap((folder) => [...folder.values()])].map((file) => [file.file, file]),
  );

/** The digest of the text of an element; nothing if there is no such element. */
const elementAt = (element: string, files: ReadonlyMap<string, PackFile>): string | undefined => {
  const [path = '', place] = element.split('#');
  const file = files.get(path);
  const tree = place === undefined ? file?.tree : placeIn(file?.tree, place);
  if (file === undefined || tree === undefined) return undefined;
  return digestOf(`${plain(tree)}${place === undefined ? (file.body?.text ?? '') : ''}`);
};

/** `articles.sz.44` is the entry `sz.44` of `articles`: a key may itself have a dot. */
const placeIn = (tree: Tree | undefined, place: string): Tree | undefined => {
  const whole = get(tree, place);
  if (whole !== undefined) return whole;
  for (let dot = place.indexOf('.'); dot > 0; dot = place.indexOf('.', dot + 1)) {
    const inside = get(tree, place.slice(0, dot));
    const found = inside === undefined ? undefined : placeIn(inside, place.slice(dot + 1));
    if (found !== undefined) return found;
  }
  return undefined;
};

/** What is said, without comments, blanks and the style of writing it down; and without `left-out`, which speaks of the pack and not of the law. */
const plain = (tree: Tree): string => {
  if (tree.kind === 'scalar') return JSON.stringify(tree.text);
  if (tree.kind === 'list') return `[${tree.items.map(plain).join(',')}]`;
  return `{${[...tree.entries.values()]
    .filter(({ key }) => key !== 'left-out')
    .map(({ key, value }) => `${key}:${plain(value)}`)
    .join(',')}}`;
};

/** FNV-1a in 64 bits: it tells a changed text from an unchanged one, and guards against nobody. */
const digestOf = (text: string): string => {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0)!)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
};
