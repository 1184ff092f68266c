import { type UnzipFileInfo, unzipSync } from 'fflate';
import { textLimits } from '#contract';
import { fail, ok, type Result } from '#law/ground';
import type { PackFiles } from '../shelf.ts';
import { type Found, found } from './found.ts';
import { say } from './say.ts';

/**
 * Reads a zipped folder as the files of a text: YAML and Markdown below the folder that holds `pack.yaml`, READMEs left out, as the command line reads
 * a folder. Nothing is unpacked that climbs out of it or would be larger than is allowed; what is wrong is told all at once.
 */
export const readZip = (zip: Uint8Array): Result<PackFiles, readonly Found[]> => {
  const wrong: Found[] = [];
  let entries: Readonly<Record<string, Uint8Array>>;
  try {
    entries = unzipSync(zip, { filter: watchOver(wrong) });
  } catch {
    return fail(wrong.length > 0 ? wrong : [notAZip]);
  }
  if (wrong.length > 0) return fail(wrong);
  const names = Object.keys(entries);
  const root = rootOf(names);
  if (root === undefined) return fail([noPack]);
  const files = new Map<string, string>();
  for (const name of names.filter((one) => one.startsWith(root)).toSorted()) {
    const content = asText(entries[name]!);
    if (content === undefined) wrong.push(noText(name.slice(root.length)));
    else files.set(name.slice(root.length), content);
  }
  return wrong.length > 0 ? fail(wrong) : ok(files);
};

/** Says of each entry whether it is unpacked, by what the archive says of itself: before a byte of it is. */
const watchOver = (wrong: Found[]): ((file: UnzipFileInfo) => boolean) => {
  const seen = new Set<string>();
  let bytes = 0;
  return ({ name, originalSize, compression }) => {
    if (climbsOut(name)) wrong.push(outside(name));
    else if (isOfText(name)) {
      if (seen.has(name)) wrong.push(twice(name));
      seen.add(name);
      bytes += originalSize;
      if (compression !== 0 && compression !== 8) wrong.push(otherPacking(name));
      if (seen.size === textLimits.files + 1) wrong.push(tooMany);
      if (bytes > textLimits.bytes && bytes - originalSize <= textLimits.bytes) wrong.push(tooLarge);
      return wrong.length === 0;
    }
    return false;
  };
};

/** A path that leads out of the folder on any system. Nothing is written to a disk here, and still no honest text has one. */
const climbsOut = (name: string): boolean =>
  name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name) || name.split('/').includes('..');

/** What systems leave beside a folder, as `__MACOSX` and names that begin with a stop, is no part of it. */
const isOfText = (name: string): boolean =>
  /\.(yaml|md)$/.test(name) &&
  !/(^|\/)README\.md$/.test(name) &&
  !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX');

/** The folder of the uppermost `pack.yaml`: people zip the folder itself as often as what is in it. */
const rootOf = (names: readonly string[]): string | undefined =>
  names
    .filter((name) => name === 'pack.yaml' || name.endsWith('/pack.yaml'))
    .map((name) => name.slice(0, -'pack.yaml'.length))
    .toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1))[0];

const utf8 = new TextDecoder('utf-8', { fatal: true });

const asText = (bytes: Uint8Array): string | undefined => {
  try {
    const read = utf8.decode(bytes);
    // PostgreSQL keeps every character but this one.
    return read.includes('\0') ? undefined : read;
  } catch {
    return undefined;
  }
};

const megabytes = textLimits.bytes / 1_000_000;

const notAZip = found('zip/unreadable', say('notAZip.thisIsNoZip'), say('notAZip.chooseTheFolderOf'));
const noPack = found('pack/missing', say('noPack.thereIsNoIn'), say('noPack.chooseTheFolderThat'));
const outside = (name: string): Found => found('zip/outside', say('outside.thePathLeadsOut', { name }), say('outside.zipTheFolderAgain'));
const twice = (name: string): Found => found('zip/twice', say('twice.theArchiveHoldsTwo'), say('twice.zipTheFolderAgain'), { file: name });
const otherPacking = (name: string): Found =>
  found('zip/unreadable', say('otherPacking.thisFileIsPacked'), say('otherPacking.zipTheFolderWith'), { file: name });
const noText = (file: string): Found =>
  found('zip/not-text', say('noText.thisFileIsNo'), say('noText.saveItAsUtf'), {
    file,
  });
const tooMany = found('zip/too-large', say('tooMany.moreThanFiles', { files: textLimits.files }), say('tooMany.giveTheFolderOf'));
const tooLarge = found('zip/too-large', say('tooLarge.moreThanMbWhen', { megabytes }), say('tooLarge.giveTheFolderOf'));
