import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseJson, type Value } from '#law/ground';
import { type Loaded, loadPack } from '#law/pack';
import { type PackFiles, readPackFolder, readPackWithDemo } from '#shell/office';
import { WrongUsage } from './command.ts';

/** A file's text; `-` is what comes on standard input. */
export const readText = (file: string): string => {
  if (file === '-') return readFileSync(0, 'utf8');
  const path = fromCaller(file);
  if (!existsSync(path) || statSync(path).isDirectory()) throw new WrongUsage(`there is no file ${file}`);
  return readFileSync(path, 'utf8');
};

/** npm runs scripts from the checkout; a path is meant from where the command was typed. */
export const fromCaller = (path: string): string => resolve(process.env['INIT_CWD'] ?? process.cwd(), path);

export const readValue = (text: string, what: string): Value => {
  try {
    return parseJson(text);
  } catch (error) {
    throw new WrongUsage(`${what} is no JSON: ${(error as Error).message}`);
  }
};

export const readRecord = (text: string, what: string): Readonly<Record<string, Value>> => {
  const value = readValue(text, what);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new WrongUsage(`${what} is no JSON object`);
  return value as Readonly<Record<string, Value>>;
};

/** The text of the law in a folder. */
export const packFilesAt = (folder: string): PackFiles => readPackFolder(folderAt(folder));

/** The text of the law with what a demo knows besides it: what anyone who writes a pack wants checked. */
export const packWithDemoAt = (folder: string): PackFiles => readPackWithDemo(folderAt(folder));

const folderAt = (folder: string): string => {
  const path = fromCaller(folder);
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new WrongUsage(`there is no folder ${folder}`);
  return path;
};

/** The pack around a file, found upwards by its `pack.yaml`. */
export const packAround = (file: string): { readonly loaded: Loaded; readonly path: string } | undefined => {
  const path = fromCaller(file);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'pack.yaml')))
      return { loaded: loadPack(readPackFolder(folder)), path: relative(folder, path).split(sep).join('/') };
    if (dirname(folder) === folder) return undefined;
  }
};
