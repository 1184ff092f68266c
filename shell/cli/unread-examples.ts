import type { Text } from '#law/ground';
import { type Loaded, loadPack } from '#law/pack';
import type { PackFiles } from '#shell/office';
import { say } from './say.ts';

/** A finding for which an example was not loaded. */
export interface Unread {
  readonly example: string;
  /** What the example may be called by: its file, and the name inside the file where that is another. */
  readonly names: readonly string[];
  readonly step: number;
  readonly line: number;
  readonly why: string;
  readonly text: Text;
}

/**
 * The pack without the examples that cannot be read, and for each of these its findings: an example fails alone, the others still
 * play. An example that is like one of them is left out too, and says so. A pack with errors elsewhere is not read around.
 */
export const readAround = (files: PackFiles): { readonly loaded: Loaded; readonly unread: readonly Unread[] } => {
  const loaded = loadPack(files);
  const errors = loaded.findings.filter(({ severity }) => severity === 'error');
  if (loaded.pack !== undefined || errors.length === 0 || !errors.every(({ file }) => file.startsWith('examples/')))
    return { loaded, unread: [] };
  const faulty = new Set(errors.map(({ file }) => file));
  const told = errors.map(({ file, line, code, text }) => unread(files, file, line, say('readAround.codeEn', { code, en: text })));
  const alike = likeThose(files, faulty).map(([file, like]) => unread(files, file, 1, say('readAround.itIsLikeWhich', { like })));
  const out = new Set([...faulty, ...alike.map(({ example }) => `examples/${example}.yaml`)]);
  const again = readAround(new Map([...files].filter(([file]) => !out.has(file))));
  return { loaded: again.loaded, unread: [...told, ...alike, ...again.unread] };
};

/** The examples that are like one of these files, or like one that is; each with the example that it is like. */
const likeThose = (files: PackFiles, faulty: ReadonlySet<string>): readonly (readonly [file: string, like: string])[] => {
  const likes = [...files].flatMap(([file, content]) => {
    const like = file.startsWith('examples/') ? /^like:\s*([a-z0-9-]+)/m.exec(content)?.[1] : undefined;
    return like === undefined ? [] : [[file, like] as const];
  });
  const lost = new Set([...faulty].map(nameOf));
  for (let size = 0; size < lost.size; ) {
    size = lost.size;
    for (const [file, like] of likes) if (lost.has(like)) lost.add(nameOf(file));
  }
  return likes.filter(([file, like]) => lost.has(like) && !faulty.has(file));
};

const unread = (files: PackFiles, file: string, line: number, said: Text): Unread => {
  const inside = /^example:\s*([a-z0-9-]+)/m.exec(files.get(file) ?? '')?.[1];
  return {
    example: nameOf(file),
    names: [nameOf(file), ...(inside === undefined ? [] : [inside])],
    step: 0,
    line,
    why: said.en,
    text: said,
  };
};

const nameOf = (file: string): string => file.replace(/^examples\/|\.yaml$/g, '');
