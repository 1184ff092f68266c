import { type UnzipFileInfo, unzipSync } from 'fflate';
import { textLimits } from '#contract';
import { fail, ok, type Result, text } from '#law/ground';
import type { PackFiles } from '../shelf.ts';
import { type Found, found } from './found.ts';

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

const notAZip = found(
  'zip/unreadable',
  text('this is no .zip file, or it is broken', '不是 .zip 文件，或者文件已损坏'),
  text('choose the folder of the text, or zip that folder', '请选择文本所在的文件夹，或者将该文件夹打包为 .zip'),
);
const noPack = found(
  'pack/missing',
  text('there is no `pack.yaml` in it, so it is no pack', '其中没有 `pack.yaml`，不是规则包'),
  text('choose the folder that holds `pack.yaml`', '请选择含有 `pack.yaml` 的文件夹'),
);
const outside = (name: string): Found =>
  found(
    'zip/outside',
    text(`the path \`${name}\` leads out of the folder`, `路径 \`${name}\` 超出文件夹范围`),
    text('zip the folder again; every file in it lies below it', '请重新打包，文件均应位于该文件夹之内'),
  );
const twice = (name: string): Found =>
  found(
    'zip/twice',
    text('the archive holds two files of this name', '压缩包内有两个同名文件'),
    text('zip the folder again', '请重新打包'),
    { file: name },
  );
const otherPacking = (name: string): Found =>
  found(
    'zip/unreadable',
    text('this file is packed in a way that is not read here', '该文件的压缩方式无法读取'),
    text('zip the folder with the usual method (deflate)', '请以通常方式（deflate）打包'),
    { file: name },
  );
const noText = (file: string): Found =>
  found('zip/not-text', text('this file is no text in UTF-8', '该文件不是 UTF-8 文本'), text('save it as UTF-8', '请另存为 UTF-8 编码'), {
    file,
  });
const tooMany = found(
  'zip/too-large',
  text(`more than ${textLimits.files} files`, `文件超过${textLimits.files}个`),
  text('give the folder of one text alone', '请只提交一个文本的文件夹'),
);
const tooLarge = found(
  'zip/too-large',
  text(`more than ${megabytes} MB when unpacked`, `解压后超过${megabytes} MB`),
  text(
    'give the folder of one text alone; it holds YAML and letters, no attachments',
    '请只提交一个文本的文件夹，其中只有 YAML 和文书模板，不含附件',
  ),
);
